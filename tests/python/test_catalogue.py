import cscsim


def test_measures_have_definitions_units_and_sources():
    frame = cscsim.measures()
    assert list(frame.columns) == ["id", "units", "kind", "definition", "source", "breakdowns"]
    assert frame["id"].is_unique
    assert set(frame["kind"]) <= {"stock", "flow", "share", "mean"}
    assert {"cla_31mar", "cla_started"} <= set(frame["id"])
    assert (frame[["units", "definition", "source"]] != "").all(axis=None)
    groups = frame.set_index("id")["breakdowns"]
    assert {
        "age_group",
        "sex",
        "ethnicity",
        "disability",
        "deprivation_quintile",
        "need",
        "placement",
    } <= set(groups["cla_31mar"])
    assert groups["sdq_mean"] == []


def test_every_measure_of_a_run_is_in_the_catalogue(result):
    recorded = set(result.compare()["measure"])
    assert recorded <= set(cscsim.measures()["id"])


def test_parameters_have_ranges_and_sources():
    frame = cscsim.parameters()
    assert list(frame.columns) == ["name", "value", "low", "high", "unit", "source", "meaning"]
    assert frame["name"].is_unique
    assert ((frame["low"] <= frame["value"]) & (frame["value"] <= frame["high"])).all()
    assert (frame["source"] != "").all()
