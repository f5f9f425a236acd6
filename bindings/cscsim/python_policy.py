"""Policies written in Python: they answer moments of the pathway with whole columns."""

from __future__ import annotations

import functools
import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from numbers import Real
from typing import TYPE_CHECKING, Any

from cscsim import _cscsim

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import ArrayLike

LONGEST_DAYS = 36_525


@dataclass(frozen=True, eq=False)
class Enrol:
    """Enrolments that a policy asks for.

    rows : array            whom: a mask with one truth value per case, or the indices of cases, each once
    days : int or column    how long the enrolment holds
    levers : dict           ratio by lever, 1 changes nothing: {"care_entry": 0.8}
    spend_gbp : float or column      spent once, on enrolment
    keeps_worker : bool or column    one team stays: no hand-over at a change of pathway stage
    declined : int          cases that were offered the service and did not take it up
    refused : int           cases that were refused because every place was taken

    A column has one value per case of the moment, whether the case is enrolled or not. Cases that are neither
    enrolled nor among those who declined or were refused count as not offered.
    """

    rows: ArrayLike
    days: ArrayLike = field(kw_only=True)
    levers: Mapping[str, ArrayLike] = field(kw_only=True, default_factory=dict)
    spend_gbp: ArrayLike = field(kw_only=True, default=0.0)
    keeps_worker: ArrayLike = field(kw_only=True, default=False)
    declined: int = field(kw_only=True, default=0)
    refused: int = field(kw_only=True, default=0)


class Policy:
    """A policy written in Python. Subclass it, name `id`, `moments` and `start`, and write `answer`.

    id : str                new among the policies, in lower_case
    moments : tuple         the moments of the pathway that it answers: ("edge_of_care",)
    start : date            first day on which it answers, in every authority of the scenario
    lead_days : int         recruitment and preparation before that day
    levers : dict           ratios that hold for every case of the authority from the first day
    staff_fte : float       staff from the first day
    setup_gbp : float       spent evenly over the lead time
    yearly_gbp : float      spent evenly from the first day

    A policy is pure: what `answer` returns follows from what it is told and from `today.uniform`, never from
    what it remembers or from another source of chance, or the promise "same seed, same results" breaks.
    """

    id: str
    moments: Sequence[str] = ()
    start: date | str
    lead_days: int = 0
    levers: Mapping[str, float] = {}
    staff_fte: float = 0.0
    setup_gbp: float = 0.0
    yearly_gbp: float = 0.0

    def answer(self, today: _cscsim.Today) -> Enrol | None:
        """Answer one moment of one day in one authority, with all its cases at once."""
        raise NotImplementedError

    def check(self, where: str) -> None:
        """Raise InputError, naming the policy, if it cannot be run."""
        _description(self, where)

    def __repr__(self) -> str:
        return f"{type(self).__name__}()"


def engine_policy(policy: Policy, authority_names: Mapping[str, str]) -> _cscsim.PythonPolicy:
    """Turn a policy into what the engine asks."""
    return _cscsim.PythonPolicy(
        **_description(policy, "run"),
        authority_names=dict(authority_names),
        ask=functools.partial(ask, policy),
    )


def _description(policy: Policy, where: str) -> dict[str, Any]:
    """Everything of a policy but its answers, checked."""
    name = type(policy).__name__

    def wrong(message: str) -> _cscsim.InputError:
        return _cscsim.InputError(f"{where}: {name}.{message}")

    def number(key: str, low: float = 0.0) -> float:
        value = getattr(policy, key)
        if isinstance(value, bool) or not isinstance(value, Real) or not low <= value < math.inf:
            raise wrong(f"{key}: {value!r} is not a number of {low:g} or more")
        return float(value)

    policy_id = getattr(policy, "id", None)
    if not isinstance(policy_id, str) or not re.fullmatch("[a-z][a-z0-9_]*", policy_id):
        raise wrong(f"id: {policy_id!r} is no id (lower-case letters, digits and _, such as 'school_worker')")
    if policy_id in (known["id"] for known in _cscsim.policy_catalogue()):
        raise wrong(f"id: {policy_id!r} is a policy of the catalogue. Choose another id.")
    moments = [policy.moments] if isinstance(policy.moments, str) else list(policy.moments)
    for moment in moments:
        if moment not in _cscsim.moment_names():
            raise wrong(f"moments: unknown moment {moment!r} (known: {', '.join(_cscsim.moment_names())})")
    if type(policy).answer is Policy.answer and moments:
        raise wrong("answer: is missing. Write it, or leave `moments` empty.")
    ratios = {_lever(lever, wrong, "levers"): ratio for lever, ratio in policy.levers.items()}
    for lever, ratio in ratios.items():
        if isinstance(ratio, bool) or not isinstance(ratio, Real) or not 0 < ratio < math.inf:
            raise wrong(f"levers: ratio {ratio!r} of {lever!r} is not a positive number")
    lead_days = number("lead_days")
    if lead_days != int(lead_days) or lead_days > LONGEST_DAYS:
        raise wrong(f"lead_days: {policy.lead_days!r} is not a whole number of days up to {LONGEST_DAYS}")
    live = _start(policy, wrong)
    return {
        "id": policy_id,
        "moments": moments,
        "lead_begins": live - timedelta(days=int(lead_days)),
        "live": live,
        "levers": {lever: float(ratio) for lever, ratio in ratios.items()},
        "staff_fte": number("staff_fte"),
        "setup_gbp": number("setup_gbp"),
        "yearly_gbp": number("yearly_gbp"),
    }


def _start(policy: Policy, wrong: Any) -> date:
    start = getattr(policy, "start", None)
    try:
        day = date.fromisoformat(start) if isinstance(start, str) else start
        if type(day) is date:
            return day
    except ValueError:
        pass
    raise wrong(f"start: {start!r} is no date (datetime.date, or text such as '2020-04-01')")


def _lever(lever: object, wrong: Any, place: str) -> str:
    known = _cscsim.lever_names()
    if lever in known:
        return str(lever)
    near = _cscsim.nearest(str(lever), known)
    hint = f" Did you mean {near[0]!r}?" if near else ""
    raise wrong(f"{place}: unknown lever {lever!r} (known: {', '.join(known)}).{hint}")


def ask(policy: Policy, today: _cscsim.Today) -> tuple[Any, ...] | None:
    """Ask a policy and check what it answers: what the engine calls, once per moment and day."""
    try:
        given = policy.answer(today)
    except Exception as error:
        error.add_note(f"in {type(policy).__name__}.answer, asked {today!r}")
        raise
    if given is None:
        return None
    return _checked(given, policy, today)


def _checked(given: object, policy: Policy, today: _cscsim.Today) -> tuple[Any, ...]:
    import numpy as np

    def wrong(message: str) -> _cscsim.InputError:
        return _cscsim.InputError(
            f"{type(policy).__name__}.answer at {today.moment}, {today.day}, {today.authority}: {message}"
        )

    if not isinstance(given, Enrol):
        raise wrong(f"returned {type(given).__name__} (allowed: None or cscsim.Enrol)")
    count = len(today)
    rows = _rows(given.rows, count, wrong)

    def column(key: str, values: ArrayLike, low: float, high: float) -> np.ndarray:
        numbers = _numbers(key, values, count, wrong)[rows]
        if not np.all((numbers >= low) & (numbers <= high)):
            bad = numbers[~((numbers >= low) & (numbers <= high))][0]
            raise wrong(f"{key}: {bad:g} is outside {low:g} to {high:g}")
        return numbers

    days = column("days", given.days, 1, LONGEST_DAYS)
    if np.any(days != np.floor(days)):
        raise wrong("days: not a whole number")
    ratios = {
        _lever(lever, wrong, "levers"): column(f"levers[{lever!r}]", ratio, 1e-6, 1e6)
        for lever, ratio in given.levers.items()
    }
    spend = column("spend_gbp", given.spend_gbp, 0, 1e9)
    keeps_worker = column("keeps_worker", given.keeps_worker, 0, 1).astype(bool)
    counts = [_count(key, getattr(given, key), wrong) for key in ("declined", "refused")]
    if len(rows) + sum(counts) > count:
        raise wrong(
            f"{len(rows)} enrolled, {counts[0]} declined and {counts[1]} refused are more than {count} cases"
        )
    return rows, days.astype(np.int32), ratios, spend, keeps_worker, *counts


def _rows(rows: ArrayLike, count: int, wrong: Any) -> np.ndarray:
    import numpy as np

    given = np.asarray(rows)
    if given.ndim == 1 and given.dtype == bool:
        if len(given) != count:
            raise wrong(f"rows: a mask of {len(given)} values for {count} cases")
        return np.flatnonzero(given).astype(np.uint32)
    if given.size == 0:
        return np.empty(0, dtype=np.uint32)
    if given.ndim != 1 or given.dtype.kind not in "iu":
        raise wrong("rows: neither a mask of truth values nor indices of cases")
    if np.any((given < 0) | (given >= count)):
        raise wrong(f"rows: index {given[(given < 0) | (given >= count)][0]} is outside 0 to {count - 1}")
    if len(np.unique(given)) != len(given):
        raise wrong("rows: one case is enrolled twice")
    return given.astype(np.uint32)


def _numbers(key: str, values: ArrayLike, count: int, wrong: Any) -> np.ndarray:
    import numpy as np

    given = np.asarray(values)
    if given.dtype.kind not in "biuf":
        raise wrong(f"{key}: {values!r} is not a number")
    if given.ndim not in (0, 1) or (given.ndim == 1 and len(given) != count):
        raise wrong(f"{key}: {given.size} values for {count} cases (one number, or one value per case)")
    return np.broadcast_to(given.astype(float), (count,))


def _count(key: str, value: object, wrong: Any) -> int:
    import operator

    try:
        whole = operator.index(value)  # type: ignore[arg-type]
    except TypeError:
        whole = -1
    if isinstance(value, bool) or not 0 <= whole < 2**31:
        raise wrong(f"{key}: {value!r} is not a count of cases")
    return whole
