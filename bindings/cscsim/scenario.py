"""Scenarios: what to run, checked, as immutable values."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterable, Mapping
from datetime import date
from numbers import Integral, Real

from cscsim import _cscsim
from cscsim.policies import NamedPolicy
from cscsim.python_policy import Policy
from cscsim.tables_of_figures import vocabulary


class Scenario(_cscsim.Scenario):
    """Everything that a run needs: an immutable value, made by `cscsim.load`."""

    __slots__ = ("_call", "_python_policies")

    def __init__(
        self,
        checked: _cscsim.Scenario,
        *,
        call: str,
        python_policies: Mapping[str, tuple[Policy, ...]] | None = None,
    ) -> None:
        super().__init__(checked)
        object.__setattr__(self, "_call", call)
        object.__setattr__(self, "_python_policies", dict(python_policies or {}))

    @property
    def authorities(self) -> list[str]:
        """Names of the authorities, in the order of the tables."""
        names = vocabulary().authority_names
        return [names[code] for code in self.authority_codes]

    @property
    def python_policies(self) -> dict[str, tuple[Policy, ...]]:
        """Policies written in Python, by arm; the TOML cannot hold them."""
        return dict(self._python_policies)

    def with_arm(self, name: str, *policies: NamedPolicy | Policy) -> Scenario:
        """Add an arm and return the new scenario.

        name : str              new among the arms
        policies                of `cscsim.policies`, or written in Python; none at all is one more "as usual"

        Returns: Scenario; this one stays as it is.
        Raises: InputError if the name is taken or a policy breaks a rule; the message names the key.
        """
        for policy in policies:
            if not isinstance(policy, NamedPolicy | Policy):
                raise _cscsim.InputError(
                    f"with_arm({name!r}): {policy!r} is no policy "
                    "(a policy of cscsim.policies, or an instance of a subclass of cscsim.Policy)"
                )
        named = [policy for policy in policies if isinstance(policy, NamedPolicy)]
        written = tuple(policy for policy in policies if isinstance(policy, Policy))
        _refuse_twice(name, written)
        arm = f"\n[[arm]]\nname = {_toml(name)}\n" + "".join(map(_policy_table, named))
        where = f"with_arm({name!r})"
        checked = parse(self.toml + arm, where)
        for policy in written:
            policy.check(where)
        arguments = "".join(f", {policy!r}" for policy in policies)
        return Scenario(
            checked,
            call=f"{self._call}.with_arm({name!r}{arguments})",
            python_policies={**self._python_policies, **({name: written} if written else {})},
        )

    def with_size(self, *, replicates: int | None = None, seed: int | None = None) -> Scenario:
        """Change how often and with which seed to run, and return the new scenario.

        replicates : int        number of independent runs, at least 1
        seed : int              same seed, same results, on any number of threads

        Returns: Scenario; this one stays as it is.
        Raises: InputError if a number is out of range.
        """
        given = {"replicates": replicates, "seed": seed}
        given = {key: value for key, value in given.items() if value is not None}
        if not given:
            return self
        overrides = [f"scenario.{key}={_toml(value)}" for key, value in given.items()]
        arguments = ", ".join(f"{key}={value!r}" for key, value in given.items())
        return Scenario(
            parse(self.toml, f"with_size({arguments})", overrides),
            call=f"{self._call}.with_size({arguments})",
            python_policies=self._python_policies,
        )

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError(f"a Scenario is never changed: {name!r} cannot be set")

    def __repr__(self) -> str:
        return self._call


def load(path: str | os.PathLike[str], overrides: Iterable[str] = ()) -> Scenario:
    """Read and check a scenario file.

    path : path             TOML file
    overrides : iterable    "section.key=value", as `--set` of the command takes them

    Returns: Scenario.
    Raises: InputError if the file breaks a rule; the message names file, line and key.
    """
    overrides = [overrides] if isinstance(overrides, str) else list(overrides)
    path = os.fspath(path)
    more = f", {overrides!r}" if overrides else ""
    checked = _cscsim.read_scenario(path, vocabulary(), overrides)
    return Scenario(checked, call=f"cscsim.load({path!r}{more})")


def parse(text: str, where: str, overrides: Iterable[str] = ()) -> _cscsim.Scenario:
    """Read text that this module wrote; messages name the call, for nobody saw the lines."""
    try:
        return _cscsim.parse_scenario(text, where, vocabulary(), list(overrides))
    except _cscsim.InputError as error:
        message = re.sub(rf"{re.escape(where)}:\d+(:\d+)?", lambda _: where, str(error))
        raise _cscsim.InputError(message.replace("--set scenario.", "")) from None


def _refuse_twice(arm: str, policies: Iterable[Policy]) -> None:
    ids = [policy.id for policy in policies]
    for policy_id in ids:
        if ids.count(policy_id) > 1:
            raise _cscsim.InputError(
                f"with_arm({arm!r}): policy {policy_id!r} is given twice. Leave one out."
            )


def _policy_table(policy: NamedPolicy) -> str:
    lines = [f"{key} = {_toml(value)}" for key, value in {"use": policy.id, **policy.parameters}.items()]
    return "[[arm.policy]]\n" + "\n".join(lines) + "\n"


def _toml(value: object) -> str:
    """Write a Python value as TOML; text that is an ISO date becomes a date."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, Integral):
        return repr(int(value))
    if isinstance(value, Real):
        return repr(float(value))
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, str):
        return value if _is_date(value) else json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
    if isinstance(value, Mapping):
        return (
            "{ " + ", ".join(f"{json.dumps(str(key))} = {_toml(item)}" for key, item in value.items()) + " }"
        )
    raise _cscsim.InputError(
        f"{value!r} cannot stand in a scenario (numbers, text, dates, true and false can)"
    )


def _is_date(text: str) -> bool:
    return re.fullmatch(r"\d{4}-\d{2}-\d{2}", text) is not None
