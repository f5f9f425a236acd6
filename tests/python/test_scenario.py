import datetime
import os
import subprocess
import sys

import cscsim
import pytest

# named constructors


def test_load_reads_a_file(scenario):
    assert scenario.name == "Wokingham, one year"
    assert scenario.start == datetime.date(2019, 4, 1)
    assert (scenario.years, scenario.replicates, scenario.seed) == (1, 2, 7)
    assert scenario.authorities == ["Wokingham"]
    assert scenario.arms == ["as usual", "placebo"]
    assert scenario.monthly and scenario.events


def test_load_takes_overrides_as_the_command_does(scenario_path):
    scenario = cscsim.load(scenario_path, ["scenario.years=2", "record.events=false"])
    assert scenario.years == 2
    assert not scenario.events


def test_load_takes_text_and_path_alike(scenario_path):
    assert cscsim.load(str(scenario_path)).toml == cscsim.load(scenario_path).toml


@pytest.mark.parametrize("path", ["nowhere.toml", os.devnull])
def test_load_names_a_file_that_cannot_be_read(path):
    with pytest.raises(cscsim.InputError, match=path):
        cscsim.load(path)


def test_load_says_what_is_wrong_with_an_override(scenario_path):
    with pytest.raises(cscsim.InputError, match=r"scenario\.yers.*years"):
        cscsim.load(scenario_path, ["scenario.yers=2"])


def test_input_errors_are_value_errors():
    assert issubclass(cscsim.InputError, ValueError)
    assert not issubclass(cscsim.InvariantError, ValueError)


# properties


@pytest.mark.parametrize("zone", ["Europe/London", "Pacific/Auckland", "America/Los_Angeles"])
def test_dates_do_not_move_with_the_time_zone(scenario_path, zone):
    code = f"import cscsim; print(cscsim.load({str(scenario_path)!r}).start)"
    told = subprocess.check_output([sys.executable, "-c", code], env={**os.environ, "TZ": zone}, text=True)
    assert told.strip() == "2019-04-01"


@pytest.mark.parametrize("name", ["name", "years", "seed", "arms", "toml", "anything"])
def test_a_scenario_is_never_changed(scenario, name):
    with pytest.raises(AttributeError):
        setattr(scenario, name, "other")


def test_toml_reads_back_as_the_same_scenario(scenario, tmp_path):
    again = tmp_path / "again.toml"
    again.write_text(scenario.toml)
    assert cscsim.load(again).toml == scenario.toml


# methods


def test_with_arm_returns_a_new_scenario(scenario):
    more = scenario.with_arm("hubs", cscsim.policies.NoWrongDoor(start="2019-06-01", hubs=2))
    assert more.arms == ["as usual", "placebo", "hubs"]
    assert scenario.arms == ["as usual", "placebo"]


def test_with_arm_takes_dates_and_iso_text_alike(scenario):
    text = scenario.with_arm("hubs", cscsim.policies.NoWrongDoor(start="2019-06-01"))
    date = scenario.with_arm("hubs", cscsim.policies.NoWrongDoor(start=datetime.date(2019, 6, 1)))
    assert text.toml == date.toml


def test_with_arm_without_policies_is_one_more_as_usual(scenario):
    assert scenario.with_arm("again").arms[-1] == "again"


@pytest.mark.parametrize(
    ("name", "parameters", "named"),
    [
        ("placebo", {}, "placebo"),
        ("hubs", {"hubs": -1}, "-1"),
        ("hubs", {"hubs": "two"}, "hubs"),
        ("hubs", {"hbus": 2}, "hbus"),
        ("hubs", {"start": "yesterday"}, "start"),
        ("hubs", {"hubs": float("nan")}, "hubs"),
        ("hubs", {"hubs": [2]}, r"\[2\]"),
        ('a "quoted" name', {"hubs": -1}, "quoted"),
    ],
)
def test_with_arm_refuses_in_the_words_of_the_call(scenario, name, parameters, named):
    arguments = {"start": "2019-06-01", **parameters}
    with pytest.raises(cscsim.InputError, match=named) as refused:
        scenario.with_arm(name, cscsim.policies.NoWrongDoor(**arguments))
    assert len(str(refused.value).splitlines()) <= 6


def test_with_arm_refuses_what_is_no_policy(scenario):
    with pytest.raises(cscsim.InputError, match="no policy"):
        scenario.with_arm("x", "no_wrong_door")


def test_with_size_changes_replicates_and_seed(scenario):
    other = scenario.with_size(replicates=9, seed=0)
    assert (other.replicates, other.seed) == (9, 0)
    assert (scenario.replicates, scenario.seed) == (2, 7)


@pytest.mark.parametrize("size", [{"replicates": 0}, {"seed": -1}, {"replicates": 1.5}, {"seed": "one"}])
def test_with_size_refuses_what_is_out_of_range(scenario, size):
    (key,) = size
    with pytest.raises(cscsim.InputError, match=key):
        scenario.with_size(**size)


# repr


def test_repr_shows_the_calls_that_made_it(scenario, scenario_path):
    assert repr(scenario) == f"cscsim.load({str(scenario_path)!r})"
    policy = cscsim.policies.NoWrongDoor(start="2019-06-01", hubs=2)
    made = scenario.with_arm("hubs", policy).with_size(seed=3)
    again = eval(repr(made))
    assert again.toml == made.toml
    assert repr(again) == repr(made)
