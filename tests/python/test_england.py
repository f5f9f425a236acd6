"""All of England in one run, as scenarios/england.toml has it, for a year."""

from pathlib import Path

import cscsim
import pytest

SCENARIO = Path(__file__).resolve().parents[2] / "scenarios/england.toml"


@pytest.fixture(scope="module")
def england(tmp_path_factory):
    scenario = cscsim.load(SCENARIO, ["scenario.years=1"])
    return cscsim.run(scenario, tmp_path_factory.mktemp("england") / "england.h5", threads=2, progress=False)


def by_authority(result, measure):
    """Values of the year by authority, and that of the whole area."""
    frame = result.measure(measure).set_index("authority")["value"]
    return frame.drop("all"), frame["all"]


def test_it_has_every_authority_and_child(england):
    authorities, whole = by_authority(england, "population_0_17")
    assert len(authorities) == 151
    assert authorities.sum() == whole
    assert whole == pytest.approx(12_023_568, rel=0.005)  # demography.csv DM15


def test_authorities_depend_on_one_another(england, tmp_path):
    alone = cscsim.load(SCENARIO, ["scenario.years=1", 'area.authorities=["Rutland"]'])
    result = cscsim.run(alone, tmp_path / "rutland.h5", progress=False)
    within, _ = by_authority(england, "population_0_17")
    # Families, workers and places of others: Rutland is not what it is alone, though its draws are the same.
    assert by_authority(result, "population_0_17")[1] != within["Rutland"]


def test_months_are_recorded_too(england):
    assert len(england.measure("cla_31mar", monthly=True).query("authority == 'all'")) == 12


def test_its_first_year_is_of_the_published_size(england):
    published = {"referrals": 642_980, "cla_31mar": 80_000}  # headline_targets.csv, year to 31 March 2020
    for measure, value in published.items():
        assert by_authority(england, measure)[1] == pytest.approx(value, rel=0.1), measure
