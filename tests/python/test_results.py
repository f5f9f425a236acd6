import shutil

import cscsim
import h5py
import numpy as np
import pandas as pd
import pytest

TIDY = ["arm", "replicate", "authority", "period", "value"]

# named constructors


def test_open_gives_what_run_gave(result):
    again = cscsim.open(result.path)
    assert again.measure("cla_31mar").equals(result.measure("cla_31mar"))


def test_open_refuses_a_file_that_is_missing_or_a_folder(tmp_path):
    with pytest.raises(cscsim.InputError, match=r"nowhere\.h5: there is no such file"):
        cscsim.open(tmp_path / "nowhere.h5")
    with pytest.raises(cscsim.InputError, match="is a folder"):
        cscsim.open(tmp_path)


@pytest.mark.parametrize("content", [b"", b"[scenario]\n", bytes(range(256)) * 20])
def test_open_refuses_a_file_that_is_no_hdf5(tmp_path, content):
    path = tmp_path / "other.h5"
    path.write_bytes(content)
    with pytest.raises(cscsim.InputError, match=r"other\.h5"):
        cscsim.open(path)


def test_open_refuses_other_hdf5_files(tmp_path):
    path = tmp_path / "other.h5"
    h5py.File(path, "w").close()
    with pytest.raises(cscsim.InputError, match="is not a results file of cscsim"):
        cscsim.open(path)


def test_open_refuses_another_format_version(result, tmp_path):
    path = tmp_path / "run.h5"
    shutil.copy(result.path, path)
    with h5py.File(path, "r+") as file:
        file.attrs["format_version"] = "2.1"
    with pytest.raises(cscsim.InputError) as refused:
        cscsim.open(path)
    assert str(refused.value) == (
        f"{path}: format 2.1 cannot be read (this version reads 1.x). Run the scenario again."
    )


# properties


def test_properties_tell_what_ran(result, scenario):
    assert result.arms == ["as usual", "placebo"]
    assert result.authorities == ["Wokingham", "all"]
    assert result.seed == 7
    assert result.name == scenario.name
    assert result.format_version == "1.3"
    assert result.code_version == cscsim.__version__
    assert len(result.measures) >= 8


# methods


def test_a_measure_is_a_tidy_frame_of_what_the_file_holds(result):
    frame = result.measure("cla_31mar")
    assert list(frame.columns) == TIDY
    assert len(frame) == 2 * 4 * 2 * 1
    assert set(frame["period"]) == {pd.Timestamp("2020-03-31")}
    with h5py.File(result.path) as file:
        assert np.array_equal(frame["value"], file["measures/cla_31mar"][()].ravel())
    row = frame[(frame["arm"] == "placebo") & (frame["replicate"] == 3) & (frame["authority"] == "all")]
    with h5py.File(result.path) as file:
        assert row["value"].item() == file["measures/cla_31mar"][1, 3, 1, 0]


@pytest.mark.parametrize("group", ["_by_ethnicity", "_by_deprivation_quintile", ""])
def test_a_rate_is_per_10_000_children_of_the_same_group(result, group):
    children = result.measure("cla_31mar" + group)
    people = result.measure("population_0_17" + group)["value"].replace(0, np.nan)
    rate = result.measure("cla_31mar" + group, rate=True)
    assert list(rate.columns) == list(children.columns)
    assert np.allclose(rate["value"], 1e4 * children["value"] / people, equal_nan=True)


def test_what_has_no_rate_says_why(result):
    with pytest.raises(cscsim.InputError, match="is a share, not a number"):
        result.measure("referrals_from_police_pct", rate=True)
    with pytest.raises(cscsim.InputError, match="no measure 'population_0_17_by_placement'"):
        result.measure("cla_31mar_by_placement", rate=True)


def test_months_end_on_their_last_days(result):
    ends = result.measure("cpp_started", monthly=True)["period"].drop_duplicates()
    assert len(ends) == 12
    assert ends.is_monotonic_increasing
    assert ends.dt.is_month_end.all()
    assert ends.iloc[0] == pd.Timestamp("2019-04-30")


def test_months_of_a_flow_add_up_to_the_year(result):
    keys = ["arm", "replicate", "authority"]
    months = result.measure("cpp_started", monthly=True).groupby(keys)["value"].sum()
    years = result.measure("cpp_started").groupby(keys)["value"].sum()
    assert months.equals(years)


def test_the_whole_area_of_one_authority_is_that_authority(result):
    frame = result.measure("cla_31mar").pivot(
        index=["arm", "replicate", "period"], columns="authority", values="value"
    )
    assert (frame["Wokingham"] == frame["all"]).all()


def test_a_measure_has_a_unit(result):
    assert result.unit("cla_31mar") in ("children", "count")
    assert result.unit("referrals_from_police_pct") == "percent"


def test_a_measure_that_was_not_recorded_is_named_with_its_neighbours(result):
    with pytest.raises(cscsim.InputError, match=r"no measure 'cla_31mrch'.*'cla_31mar'"):
        result.measure("cla_31mrch")


def test_months_that_were_not_recorded_are_asked_for(alone, tmp_path):
    yearly = cscsim.run(alone, tmp_path / "yearly.h5", replicates=1, progress=False)
    with pytest.raises(cscsim.InputError, match="monthly = true"):
        yearly.measure("cla_31mar", monthly=True)
    with pytest.raises(cscsim.InputError, match="events = true"):
        yearly.events()


def test_difference_of_the_placebo_is_zero(result):
    frame = result.difference("cla_31mar", "placebo")
    assert (frame[["mean", "low", "high", "spread_low", "spread_high"]] == 0).all(axis=None)
    assert list(frame["authority"]) == ["Wokingham", "all"]
    assert (frame["replicates"] == 4).all()


@pytest.mark.parametrize("arm", ["as usual", "nobody"])
def test_difference_wants_an_arm_other_than_the_first(result, arm):
    with pytest.raises(cscsim.InputError, match=r"known: placebo"):
        result.difference("cla_31mar", arm)


def test_compare_agrees_with_the_measures(result):
    table = result.compare()
    assert not table.duplicated(["measure", "arm"]).any()
    yearly = [id for id in result.measures if "_by_" not in id or id in set(table["measure"])]
    assert set(table["measure"]) == set(yearly)
    row = table[(table["measure"] == "cla_31mar") & (table["arm"] == "as usual")].iloc[0]
    values = result.measure("cla_31mar").query("arm == 'as usual' and authority == 'all'")["value"]
    assert row["mean"] == pytest.approx(values.mean())
    assert row["standard_error"] == pytest.approx(values.std() / 2)
    assert row["low"] <= row["mean"] <= row["high"]


def test_compare_takes_periods_and_authorities(result):
    assert result.compare(period="2020").equals(result.compare())
    assert result.compare(period="every").equals(result.compare())
    assert set(result.compare(authority="Wokingham")["authority"]) == {"Wokingham"}
    with pytest.raises(cscsim.InputError, match="known: last, every, 2020"):
        result.compare(period="2031")
    with pytest.raises(cscsim.InputError, match="no authority 'Wokngham'"):
        result.compare(authority="Wokngham")


def test_events_are_ordered_and_within_the_run(result):
    events = result.events()
    columns = ["arm", "replicate", "authority", "day", "child", "event", "detail", "value"]
    assert list(events.columns) == [*columns, "trust", "team_trust"]
    assert events["day"].between(pd.Timestamp("2019-04-01"), pd.Timestamp("2020-03-31")).all()
    assert set(events["replicate"]) == {0, 1, 2, 3}
    for _, log in events.groupby(["arm", "replicate"]):
        assert log["day"].is_monotonic_increasing


def test_events_of_the_placebo_are_those_of_the_first_arm(result):
    events = result.events()
    of_policies = events["event"].isin(["enrolled", "enrolment_ended"])
    assert set(events[of_policies]["arm"]) == {"placebo"}
    lived = events[~of_policies]
    logs = [log.drop(columns="arm").reset_index(drop=True) for _, log in lived.groupby("arm")]
    assert len(logs) == 2
    assert logs[0].equals(logs[1])


def test_costs_and_policies_are_tidy(result):
    costs, policies = result.costs(), result.policies()
    assert list(costs.columns) == ["line", "units", "kind", *TIDY]
    assert len(costs) > 0
    assert set(costs["units"]) == {"GBP"}
    assert (costs["value"].dropna() >= 0).all()
    assert list(policies.columns) == ["policy", "count", "units", "kind", *TIDY]
    enrolled = policies[(policies["policy"] == "placebo") & (policies["count"] == "enrolled")]
    assert enrolled[enrolled["arm"] == "placebo"]["value"].sum() > 0
    assert enrolled[enrolled["arm"] == "as usual"]["value"].sum() == 0


# repr


def test_repr_shows_the_call(result):
    assert eval(repr(result)).path == result.path
