"""The story of one child: what is told, which child is picked, how it is drawn."""

import datetime
import re

import cscsim
import h5py
import numpy as np
import pytest
from cscsim import _cscsim, story, timeline, wording
from matplotlib import pyplot


@pytest.fixture(autouse=True)
def closed():
    yield
    pyplot.close("all")


@pytest.fixture(scope="module")
def told(result):
    return result.story()


# named constructors


def test_the_child_with_most_events_is_picked(result, told):
    events = result.events()
    first = events[(events["arm"] == "as usual") & (events["replicate"] == 0)]
    times = first["child"].value_counts()
    assert told.child == min(times[times == times.max()].index)
    assert len(told.events) == times.max()
    assert (told.arm, told.replicate) == ("as usual", 0)


def test_a_child_can_be_named_in_any_arm_and_replicate(result, told):
    again = result.story(told.child, arm="placebo", replicate=0)
    lived = again.events[~again.events["event"].isin(["enrolled", "enrolment_ended"])]
    assert lived.reset_index(drop=True).equals(told.events)
    child = (
        result.events().query("arm == 'placebo' and replicate == 2 and event == 'referral'")["child"].iloc[0]
    )
    assert result.story(child, arm="placebo", replicate=2).child == child


@pytest.mark.parametrize("child", [12345, -1, 2**70, "Ann", 1.5])
def test_a_child_that_is_not_in_the_log_is_refused(result, child):
    with pytest.raises(
        cscsim.InputError, match=rf"no child {re.escape(repr(child))} in the events of arm 'as usual'"
    ):
        result.story(child)


def test_an_unknown_arm_or_replicate_is_refused(result):
    with pytest.raises(
        cscsim.InputError, match=r"no arm 'placbo' \(known: as usual, placebo\). Did you mean"
    ):
        result.story(arm="placbo")
    with pytest.raises(cscsim.InputError, match=r"no replicate '9' \(known: 0, 1, 2, 3\)"):
        result.story(replicate=9)


def test_no_event_log_no_story(alone, tmp_path):
    plain = cscsim.run(alone, tmp_path / "plain.h5", replicates=1, progress=False)
    with pytest.raises(cscsim.InputError, match="events = true"):
        plain.story()


def test_a_file_of_format_1_0_has_events_but_no_stories(result, tmp_path):
    path = tmp_path / "old.h5"
    with h5py.File(result.path) as new, h5py.File(path, "w") as old:
        for name in new:
            new.copy(name, old)
        old.attrs.update(new.attrs)
        old.attrs["format_version"] = "1.0"
        for name in ("value", "trust", "team_trust"):
            del old[f"events/{name}"]
    assert cscsim.open(path).events()[["value", "trust", "team_trust"]].isna().all(axis=None)
    with pytest.raises(cscsim.InputError, match=r"format 1\.0 logs too little"):
        cscsim.open(path).story()


# properties


def test_events_are_tidy_and_aged(told):
    events = told.events
    assert list(events.columns) == [
        *["day", "age", "authority", "event", "detail", "value", "units", "trust", "team_trust", "text"]
    ]
    assert events["day"].is_monotonic_increasing
    assert events["event"].iloc[0] in ("referral", "at_start")
    days = [(day.date() - told.birth).days for day in events["day"]]
    np.testing.assert_allclose(events["age"], np.array(days) / 365.25)
    assert not events["text"].str.contains(r"[{}\[\]]").any()


def test_the_text_has_a_line_per_day_with_date_and_age(told):
    title, empty, *lines = told.text.splitlines()
    assert title.startswith(f"Child {told.child} of Wokingham, born ") and empty == ""
    assert len(lines) == told.events["day"].nunique()
    for line in lines:
        assert re.match(r"\d{1,2} [A-Z][a-z]+ (2019|2020) \([a-z0-9. ]+\): [A-Z0-9].*\.$", line), line


def test_every_kind_of_event_can_be_told(result):
    """All children of one arm: whatever happened has words, and what it says of time in care adds up."""
    children = result.events().query("arm == 'placebo' and replicate == 0")["child"].unique()
    seen = set()
    for child in np.random.default_rng(1).choice(children, 150, replace=False):
        tale = result.story(child, arm="placebo")
        seen |= set(tale.events["event"])
        started = tale.events[tale.events["event"] == "care_started"]["day"]
        for _, end in tale.events[tale.events["event"] == "care_ended"].iterrows():
            before = started[started <= end["day"]]
            if len(before):
                assert (end["day"] - before.iloc[-1]).days == end["value"]
    assert {"referral", "assessment_completed", "worker_changed", "closed", "reviewed"} <= seen


def test_the_catalogue_names_every_event_once_and_fills_its_own_places():
    catalogue = _cscsim.event_catalogue()
    names = [event["name"] for event in catalogue]
    assert len(set(names)) == len(names)
    for event in catalogue:
        assert ("{value}" in event["words"]) <= bool(event["units"]), event["name"]
        assert bool(event["units"]) == bool(event["value"]), event["name"]
        assert bool(event["details"]) <= ("{detail}" in event["words"]), event["name"]


def test_trust_is_told_when_the_worker_changes_and_at_reviews(result, told):
    events = told.events
    met = events["event"].isin(["worker_changed", "worker_lost", "reviewed"])
    assert met.any() and events[met][["trust", "team_trust"]].notna().all(axis=None)
    assert events["trust"].dropna().between(0, 100).all()
    lines = told.text.splitlines()[2:]
    of_trust = events[events["event"].isin(story.TELL_TRUST)].dropna(subset=["trust"])["day"].nunique()
    assert sum("Trust in the worker" in line for line in lines) == of_trust


def test_a_referral_comes_before_anybody_is_trusted(result):
    log = result.events()
    first = log[log["event"] == "referral"].drop_duplicates(["arm", "replicate", "child"])
    assert first["trust"].isna().all()


def test_before_and_after_a_hand_over_of_one_day_both_are_told(told):
    frame = told.events.iloc[:2].assign(
        event=["worker_lost", "worker_changed"], trust=[41.4, 20.0], team_trust=[45.0, 45.0]
    )
    assert story._trust_of_day(frame) == ["Trust in the worker 41, then 20, in the team 45 of 100"]


# methods


def test_plot_has_a_row_per_kind_and_says_whose_story_it_is(result, told):
    ax = told.plot()
    rows = [label.get_text() for label in ax.get_yticklabels()]
    assert len(rows) == len(set(rows))
    assert {"trust in the worker", "trust in the team"} <= set(rows)
    of_bars = told.events["event"].isin(["stage", "placed", "legal_status"])
    assert set(told.events["detail"][of_bars]) <= set(rows)
    for text in (str(told.child), "as usual", "replicate 0"):
        assert text in ax.get_title()
    source = " ".join(text.get_text() for text in ax.texts)
    assert result.name in source and "seed 7" in source and "Open Government Licence" in source
    assert ax.get_xlabel() == "date"


def test_plot_draws_into_the_axes_given(told):
    _, ax = pyplot.subplots()
    assert told.plot(ax) is ax


def test_bars_begin_and_end_as_logged(told):
    until = np.datetime64("2020-04-01")
    for lane in timeline.LANES:
        for bar in timeline.bars(told.events, lane, until):
            assert bar.begin <= bar.end <= until
    stages = list(timeline.bars(told.events, timeline.LANES[0], until))
    assert sum((bar.end - bar.begin).days for bar in stages) <= 366


# operators and repr


def test_repr_is_the_call_and_str_the_story(result, told):
    assert repr(told) == f"cscsim.open({result.path!r}).story({told.child}, arm='as usual', replicate=0)"
    assert str(told) == told.text


def test_html_is_a_table_with_everything_escaped(told):
    page = told._repr_html_()
    assert page.count("<tr>") == told.events["day"].nunique() + 1
    assert str(told.child) in page and "<script" not in page


# wording


@pytest.mark.parametrize(
    "days, text",
    [(0, "0 days"), (1, "1 day"), (13, "13 days"), (20, "2 weeks"), (100, "3 months"), (800, "2.2 years")],
)
def test_durations_read_well(days, text):
    assert wording.duration(days) == text


@pytest.mark.parametrize(
    "days, text", [(-40, "unborn"), (5, "5 days"), (400, "13 months"), (4383, "12 years")]
)
def test_ages_read_well(days, text):
    assert wording.age(days) == text


def test_dates_read_well():
    assert wording.long_date(datetime.date(2019, 5, 3)) == "3 May 2019"


def test_a_sentence_drops_what_is_not_known():
    words = "Placed in {detail}[, {value} from home]"
    assert story._sentence(words, "foster care", 12.4, "km") == "Placed in foster care, 12 km from home"
    assert story._sentence(words, "another placement", 0.0, "km") == "Placed in another placement"
