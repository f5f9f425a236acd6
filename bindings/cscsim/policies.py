"""One class per policy of the catalogue: `no_wrong_door` is `NoWrongDoor`.

The classes are made from the C++ catalogue, so that a policy is described once. Their arguments are the keys
of `[[arm.policy]]`; the scenario reader checks them when the arm is added.
"""

from __future__ import annotations

import functools
import inspect
from collections.abc import Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, ClassVar

from cscsim import _cscsim

if TYPE_CHECKING:
    from cscsim.evidence import Evidence


class NamedPolicy:
    """A policy of the catalogue with the parameters given to it: an immutable value."""

    id: ClassVar[str]
    __slots__ = ("_parameters",)

    def __init__(self, **parameters: Any) -> None:
        object.__setattr__(self, "_parameters", MappingProxyType(dict(parameters)))

    @property
    def parameters(self) -> Mapping[str, Any]:
        """What was given; the rest has the value that `cscsim policies ID` shows."""
        return self._parameters

    @classmethod
    def evidence(cls) -> Evidence:
        """Tell what is known of it: figures, how each became a prior, costs, and what is not known."""
        from cscsim import evidence

        return evidence.of(cls.id)

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError(f"a policy is never changed: {name!r} cannot be set")

    def __eq__(self, other: object) -> bool:
        return type(self) is type(other) and self.parameters == other.parameters

    def __hash__(self) -> int:
        return hash((self.id, repr(sorted(self.parameters.items()))))

    def __repr__(self) -> str:
        arguments = ", ".join(f"{key}={value!r}" for key, value in self.parameters.items())
        return f"cscsim.policies.{type(self).__name__}({arguments})"


@functools.cache
def catalogue() -> Mapping[str, dict[str, Any]]:
    """What C++ says of each policy, by id."""
    return MappingProxyType({policy["id"]: policy for policy in _cscsim.policy_catalogue()})


def by_id(id: str) -> type[NamedPolicy]:
    """Find the class of a policy by its id.

    Raises: InputError, naming those that there are.
    """
    described(id)
    return next(policy for policy in _classes().values() if policy.id == id)


def described(id: str) -> dict[str, Any]:
    """Read what C++ says of one policy.

    Raises: InputError, naming those that there are.
    """
    known = list(catalogue())
    if id not in known:
        near = _cscsim.nearest(id, known)
        hint = f" Did you mean {near[0]!r}?" if near else ""
        raise _cscsim.InputError(f"cscsim policies: no policy {id!r} (known: {', '.join(known)}).{hint}")
    return catalogue()[id]


@functools.cache
def _classes() -> dict[str, type[NamedPolicy]]:
    made = (_class_for(description) for description in catalogue().values())
    return {policy.__name__: policy for policy in made}


def _class_for(description: dict[str, Any]) -> type[NamedPolicy]:
    name = "".join(word.capitalize() for word in description["id"].split("_"))
    keys = description["keys"]
    arguments = [
        inspect.Parameter(
            key["name"],
            inspect.Parameter.KEYWORD_ONLY,
            default=inspect.Parameter.empty if key["required"] else key["fallback"],
        )
        for key in keys
    ]
    lines = [f"{key['name']} : {key['type']}    {key['meaning']}" for key in keys]
    contents = {
        "__slots__": (),
        "__module__": __name__,
        "__doc__": "\n".join([f"{description['name']}.", "", description["mechanism"], "", *lines]),
        "__signature__": inspect.Signature(arguments),
        "id": description["id"],
    }
    return type(name, (NamedPolicy,), contents)


def __getattr__(name: str) -> type[NamedPolicy]:
    if name in _classes():
        return _classes()[name]
    near = _cscsim.nearest(name, list(_classes()))
    hint = f" Did you mean {near[0]}?" if near else ""
    raise AttributeError(f"cscsim.policies has no policy {name!r} (known: {', '.join(_classes())}).{hint}")


def __dir__() -> list[str]:
    return ["NamedPolicy", *_classes()]
