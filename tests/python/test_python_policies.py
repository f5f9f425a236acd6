import datetime

import cscsim
import numpy as np
import pytest

COLUMNS = {
    "child",
    "family",
    "age",
    "sex",
    "ethnicity",
    "disabled",
    "decile",
    "stage",
    "need",
    "factors",
    "placement",
    "constellation",
    "court_before",
    "open_days",
}


class Answering(cscsim.Policy):
    """A policy that answers referrals as a test tells it to."""

    id = "answering"
    moments = ("referral",)
    start = datetime.date(2019, 4, 2)

    def __init__(self, answer):
        self.told = answer

    def answer(self, today):
        return self.told(today)


def run(scenario, path, policy, **options):
    return cscsim.run(scenario.with_arm("python", policy), path, progress=False, **options)


@pytest.fixture
def asked(alone, tmp_path):
    """Every moment that a policy was told of, in a short run."""
    seen = []
    run(alone, tmp_path / "seen.h5", Answering(seen.append), threads=1, replicates=1)
    return seen


# what a policy is told


def test_a_policy_is_asked_once_per_day_with_whole_columns(asked):
    days = [today.day for today in asked]
    assert len(days) > 50
    assert days == sorted(set(days))
    assert min(days) >= Answering.start
    assert all(type(day) is datetime.date for day in days)
    assert {today.moment for today in asked} == {"referral"}
    assert {today.authority for today in asked} == {"Wokingham"}


def test_columns_are_as_long_as_the_moment_and_in_range(asked):
    for today in asked:
        assert set(today.cases) == COLUMNS
        assert {len(column) for column in today.cases.values()} == {len(today)}
        assert len(set(today.cases["child"])) == len(today) > 0
        assert today.cases["age"].min() >= -1
        assert today.cases["age"].max() < 18
        assert set(today.cases["decile"]) <= set(range(1, 11))
        assert set(today.cases["sex"]) <= {0, 1}


def test_columns_cannot_be_written_and_outlive_the_call(asked):
    today = asked[0]
    ages = today.cases["age"]
    kept = ages.copy()
    with pytest.raises(ValueError, match="read-only"):
        ages[0] = 5
    with pytest.raises(TypeError):
        today.cases["age"] = kept
    del today, asked[:]
    assert np.array_equal(ages, kept)


def test_chance_is_keyed_not_consumed(asked):
    for today in asked:
        first = today.uniform(1)
        assert first.shape == (len(today),)
        assert ((first > 0) & (first < 1)).all()
        assert np.array_equal(first, today.uniform(1))
        assert not np.array_equal(first, today.uniform(2))
    with pytest.raises(cscsim.InputError, match="65536"):
        asked[0].uniform(65536)


# what its answer does


def test_enrolments_are_counted_in_the_results(alone, tmp_path):
    def answer(today):
        lucky = today.uniform(1) < 0.5
        refused = int((~lucky & (today.uniform(2) < 0.5)).sum())
        return cscsim.Enrol(lucky, days=90, levers={"section_47": 0.5}, spend_gbp=100, refused=refused)

    policy = Answering(answer)
    done = run(alone, tmp_path / "counted.h5", policy).policies()
    done = done[(done["policy"] == "answering") & (done["authority"] == "all")]
    counts = done.groupby(["arm", "count"])["value"].sum()
    assert counts["python", "enrolled"] > 0
    assert counts["python", "refused_for_capacity"] > 0
    assert counts["python", "not_offered"] > 0
    causes = [
        "declined",
        "refused_for_capacity",
        "not_offered",
        "already_enrolled",
        "closed_before_enrolment",
    ]
    refused = sum(counts["python", cause] for cause in causes)
    assert counts["python", "eligible"] == counts["python", "enrolled"] + refused
    assert counts["as usual"].sum() == 0


def test_a_mask_and_its_indices_are_the_same(alone, tmp_path):
    def mask(today):
        return today.cases["age"] < 5

    by_mask = Answering(lambda today: cscsim.Enrol(mask(today), days=30, levers={"closure": 2.0}))
    by_rows = Answering(
        lambda today: cscsim.Enrol(np.flatnonzero(mask(today)), days=30, levers={"closure": 2.0})
    )
    one = run(alone, tmp_path / "mask.h5", by_mask)
    other = run(alone, tmp_path / "rows.h5", by_rows)
    assert one.compare(period="every").equals(other.compare(period="every"))


def test_a_policy_that_changes_nothing_makes_no_difference(alone, tmp_path):
    nothing = Answering(lambda today: cscsim.Enrol(np.ones(len(today), bool), days=100))
    result = run(alone, tmp_path / "nothing.h5", nothing)
    for id in result.measures:
        difference = result.difference(id, "python")
        assert (difference["mean"].dropna() == 0).all(), id


def test_threads_do_not_change_what_a_policy_does(alone, tmp_path):
    def answer(today):
        return cscsim.Enrol(today.uniform(3) < 0.3, days=60, levers={"care_entry": 0.5})

    one = run(alone, tmp_path / "one.h5", Answering(answer), threads=1, replicates=3)
    two = run(alone, tmp_path / "two.h5", Answering(answer), threads=2, replicates=3)
    assert one.compare(period="every").equals(two.compare(period="every"))


def test_the_results_file_names_policies_that_toml_cannot_hold(alone, tmp_path):
    result = run(alone, tmp_path / "named.h5", Answering(lambda today: None), replicates=1)
    assert "answering" in result.scenario
    assert result.name == alone.name


# what is refused

ALL = "np.ones(len(today), bool)"


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        ("7", "returned int"),
        ("cscsim.Enrol(np.ones(len(today) + 1, bool), days=1)", "rows: a mask of"),
        ("cscsim.Enrol([len(today)], days=1)", "rows: index"),
        ("cscsim.Enrol([0, 0], days=1)", "enrolled twice"),
        ("cscsim.Enrol([0.5], days=1)", "rows: neither"),
        (f"cscsim.Enrol({ALL}, days=0)", "days: 0 is outside"),
        (f"cscsim.Enrol({ALL}, days=1.5)", "days: not a whole number"),
        (f"cscsim.Enrol({ALL}, days=np.ones(len(today) + 1))", "days: "),
        (f"cscsim.Enrol({ALL}, days=1, levers={{'care_entri': 0.5}})", "unknown lever 'care_entri'"),
        (f"cscsim.Enrol({ALL}, days=1, levers={{'care_entry': np.nan}})", "nan is outside"),
        (f"cscsim.Enrol({ALL}, days=1, levers={{'care_entry': -1}})", "-1 is outside"),
        (f"cscsim.Enrol({ALL}, days=1, levers={{'care_entry': 'less'}})", "is not a number"),
        (f"cscsim.Enrol({ALL}, days=1, spend_gbp=np.inf)", "spend_gbp: inf is outside"),
        (f"cscsim.Enrol({ALL}, days=1, keeps_worker=2)", "keeps_worker: 2 is outside"),
        (f"cscsim.Enrol({ALL}, days=1, refused=-1)", "refused: -1"),
        (f"cscsim.Enrol({ALL}, days=1, declined=1)", "1 declined and 0 refused are more than"),
    ],
)
def test_a_wrong_answer_is_refused_naming_policy_and_method(alone, tmp_path, answer, said):
    policy = Answering(lambda today: eval(answer, {"cscsim": cscsim, "np": np, "today": today}))
    with pytest.raises(cscsim.InputError) as refused:
        run(alone, tmp_path / "refused.h5", policy)
    assert said in str(refused.value)
    assert "Answering.answer at referral, 2019-04-" in str(refused.value)
    assert len(str(refused.value).splitlines()) <= 6


def test_an_error_in_an_answer_comes_back_as_it_was_raised(alone, tmp_path):
    def answer(today):
        return today.cases["postcode"]

    with pytest.raises(KeyError, match="postcode") as raised:
        run(alone, tmp_path / "raised.h5", Answering(answer), threads=2)
    assert any("Answering.answer" in note for note in raised.value.__notes__)
    assert any(entry.name == "answer" for entry in raised.traceback)


@pytest.mark.parametrize(
    ("attributes", "said"),
    [
        ({"id": "Not An Id"}, "Not An Id"),
        ({"id": "placebo"}, "catalogue"),
        ({"moments": ("edge_of_cart",)}, "edge_of_cart"),
        ({"start": "soon"}, "soon"),
        ({"start": datetime.datetime(2019, 4, 1, 12)}, "start"),
        ({"lead_days": -1}, "lead_days"),
        ({"levers": {"contact": 0}}, "contact"),
        ({"levers": {"contcat": 2}}, "Did you mean 'contact'"),
        ({"yearly_gbp": float("nan")}, "yearly_gbp"),
    ],
)
def test_a_policy_that_cannot_be_run_is_refused_when_its_arm_is_added(scenario, attributes, said):
    made = type("Made", (Answering,), attributes)(lambda today: None)
    with pytest.raises(cscsim.InputError, match=r"with_arm.*Made") as refused:
        scenario.with_arm("python", made)
    assert said in str(refused.value)


def test_an_answer_must_be_written(scenario):
    silent = type(
        "Silent", (cscsim.Policy,), {"id": "silent", "moments": ("referral",), "start": "2019-06-01"}
    )
    with pytest.raises(cscsim.InputError, match="answer: is missing"):
        scenario.with_arm("python", silent())


def test_one_arm_takes_a_policy_once(scenario):
    policy = Answering(lambda today: None)
    with pytest.raises(cscsim.InputError, match="twice"):
        scenario.with_arm("python", policy, policy)
