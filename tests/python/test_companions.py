"""Fewer children in care are never shown alone."""

import pandas as pd
import pytest
from cscsim import comparison, tables

COLUMNS = ["mean", "low", "high", "spread_low", "spread_high"]


def table(differences, kind="stock"):
    """Two arms, "as usual" at 100 and "policy" at 100 and the difference, one row each for every measure."""
    rows = []
    for measure, difference in differences.items():
        for arm, change in (("as usual", 0), ("policy", difference)):
            row = {"measure": measure, "units": "children", "kind": kind, "authority": "all", "arm": arm}
            row |= {"period": pd.Timestamp("2020-03-31"), **dict.fromkeys(COLUMNS, 100 + change)}
            row |= {"difference": change, **{f"difference_{key}": change for key in COLUMNS[1:]}}
            rows.append(row)
    return pd.DataFrame(rows)


def printed(rows):
    console = tables.printer()
    with console.capture() as capture:
        console.print(tables._comparison(rows, "as usual", "policy", "title"))
        tables._warn_of_missing(console, rows, "policy")
    return capture.get()


def test_a_fall_brings_its_companions_together():
    companions = dict.fromkeys(comparison.COMPANIONS, 1)
    shown = printed(table({"cla_31mar": -5, "referrals": 0, **companions}))
    beside = shown[shown.index(tables.BESIDE) :].replace("\n  ", "")
    for id in comparison.COMPANIONS:
        assert shown.count(id.split("_")[0]) >= 1
        assert id.split("_")[0] in beside
    assert "not recorded" not in shown


def test_a_companion_that_was_not_recorded_is_named():
    shown = printed(table({"cla_started": -1, "harm_days_unseen": 3}))
    assert "not recorded beside it: reentry_within_1_year_pct" in " ".join(shown.split())


@pytest.mark.parametrize(
    "rows",
    [table({"cla_31mar": 0}), table({"referrals": -5}), table({"cla_31mar_male_pct": -5}, kind="share")],
)
def test_without_a_fall_nothing_is_added(rows):
    assert tables.BESIDE not in printed(rows)
    assert "not recorded" not in printed(rows)


def test_every_companion_is_a_measure_of_the_standard_set():
    import cscsim

    assert set(comparison.COMPANIONS) <= set(cscsim.measures()["id"])
