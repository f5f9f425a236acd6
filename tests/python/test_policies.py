import inspect

import cscsim
import pytest

# constructors


def test_there_is_a_class_per_policy_of_the_catalogue():
    ids = {getattr(cscsim.policies, name).id for name in dir(cscsim.policies) if name != "NamedPolicy"}
    assert {"no_wrong_door", "placebo"} <= ids
    assert cscsim.policies.NoWrongDoor.id == "no_wrong_door"


def test_arguments_are_keywords_only():
    with pytest.raises(TypeError):
        cscsim.policies.NoWrongDoor("2020-04-01")


def test_the_signature_lists_the_keys_of_the_scenario_file():
    assert {"start", "hubs"} <= set(inspect.signature(cscsim.policies.NoWrongDoor).parameters)


def test_the_docstring_tells_each_key():
    assert "hubs" in cscsim.policies.NoWrongDoor.__doc__


def test_a_policy_that_does_not_exist_is_named_with_those_that_do():
    with pytest.raises(AttributeError, match=r"NoWrongDor.*NoWrongDoor"):
        cscsim.policies.NoWrongDor  # noqa: B018


# properties


def test_parameters_are_those_given():
    policy = cscsim.policies.NoWrongDoor(start="2020-04-01", hubs=2)
    assert dict(policy.parameters) == {"start": "2020-04-01", "hubs": 2}
    with pytest.raises(AttributeError):
        policy.hubs = 3
    with pytest.raises(TypeError):
        policy.parameters["hubs"] = 3


# operators


def test_policies_are_equal_by_value():
    policies = cscsim.policies
    assert policies.NoWrongDoor(hubs=2) == policies.NoWrongDoor(hubs=2)
    assert policies.NoWrongDoor(hubs=2) != policies.NoWrongDoor(hubs=3)
    assert len({policies.NoWrongDoor(hubs=2), policies.NoWrongDoor(hubs=2)}) == 1


# repr


def test_repr_shows_the_call():
    policy = cscsim.policies.NoWrongDoor(start="2020-04-01", hubs=2)
    assert eval(repr(policy)) == policy
