"""A file keeps its promises to h5py and xarray: finished, while written, after a kill, on a full disk."""

import random
import resource
import signal
import time

import h5py
import numpy as np
import pytest
import xarray as xr

TRUST = ["trust", "team_trust"]
ARMS = ["as usual", "no wrong door"]


def open_group(path, group):
    return xr.open_dataset(path, engine="h5netcdf", group=group)


def whole_replicates(path, expected):
    """Check every replicate that the file counts; return their number."""
    with h5py.File(path, "r", swmr=True) as file:
        progress = int(file["progress"][()])
        assert file["complete"][()] == 0
        measures = [file["measures"][name] for name in file["measures"] if name.startswith("measure_")]
        datasets = [
            *measures,
            file["monthly/cla_started"],
            file["breakdowns/cla_31mar_by_age_group"],
            file["policies/no_wrong_door/spend"],
        ]
        for position, dataset in enumerate(datasets):
            values = dataset[:, :progress]
            assert not np.isnan(values).any()
            np.testing.assert_array_equal(values, expected(position, values.shape))
        if "events" in file:
            offsets = file["events/index/offsets"][:, :progress]
            child = file["events/child"][:]
            for arm in range(2):
                for replicate in range(progress):
                    begin, end = (int(row) for row in offsets[arm, replicate])
                    np.testing.assert_array_equal(
                        child[begin:end], ((100 + replicate) << 40) + np.arange(end - begin)
                    )
        return progress


# finished files


def test_root_says_what_the_file_is(tmp_path, write):
    assert write(tmp_path / "run.h5", replicates=3) == ("", 0)
    with h5py.File(tmp_path / "run.h5") as file:
        attributes = dict(file.attrs)
        assert attributes["format"] == "cscsim-results"
        assert attributes["format_version"] == "1.3"
        assert attributes["code_version"] == "sample"
        assert attributes["seed"] == 2**64 - 1
        assert attributes["scenario"] == '[scenario]\nname = "Café in Norfolk"\n'
        assert dict(zip(attributes["data_tables"], attributes["data_hashes"], strict=True)) == {
            "headline_targets.csv": "0123abcd",
            "effects.csv": "4567cdef",
        }
        assert (file["complete"][()], file["progress"][()]) == (1, 3)


def test_links_keep_the_order_of_the_layout(tmp_path, write):
    write(tmp_path / "run.h5", measures=12)
    with h5py.File(tmp_path / "run.h5") as file:
        assert list(file) == [
            "complete",
            "progress",
            "measures",
            "monthly",
            "breakdowns",
            "policies",
            "events",
        ]
        assert [name for name in file["measures"] if name.startswith("measure_")] == [
            f"measure_{n}" for n in range(12)
        ]


def test_xarray_finds_coordinates_in_each_group(tmp_path, write, expected):
    path = tmp_path / "run.h5"
    write(path, replicates=4, measures=2)
    measures = open_group(path, "measures")
    assert list(measures.arm.values) == ARMS
    assert list(measures.replicate.values) == [100, 101, 102, 103]
    assert list(measures.authority.values) == ["Norfolk", "all"]
    assert [str(day)[:10] for day in measures.period.values] == [
        f"{year}-03-31" for year in range(2020, 2025)
    ]
    value = measures.measure_1.sel(arm="no wrong door", replicate=102, authority="all", period="2022-03-31")
    assert float(value.squeeze()) == expected(1, (2, 4, 2, 5))[1, 2, 1, 2]

    monthly = open_group(path, "monthly")
    assert monthly.sizes["period"] == 24
    assert str(monthly.period.values[1])[:10] == "2019-05-31"
    assert list(open_group(path, "policies/no_wrong_door").data_vars) == ["spend"]


def test_breakdowns_have_a_dimension_of_categories(tmp_path, write, expected):
    path = tmp_path / "run.h5"
    write(path, measures=2)
    cla = open_group(path, "breakdowns").cla_31mar_by_age_group
    assert cla.dims == ("arm", "replicate", "authority", "period", "age_group")
    assert list(cla.age_group.values) == ["under_1", "1_to_4", "5_to_17"]
    np.testing.assert_array_equal(cla, expected(3, cla.shape))


def test_datasets_say_unit_definition_and_kind(tmp_path, write):
    write(tmp_path / "run.h5")
    with h5py.File(tmp_path / "run.h5") as file:
        attributes = file["measures/measure_0"].attrs
        assert attributes["units"] == "children"
        assert attributes["long_name"] == "children counted"
        assert attributes["kind"] == "stock"
        assert file["policies/no_wrong_door/spend"].attrs["units"] == "GBP"
        assert file["measures/measure_0"].dtype == np.float64


def test_events_are_one_flat_table(tmp_path, write):
    path = tmp_path / "run.h5"
    write(path, replicates=3, rows=2000)
    events = open_group(path, "events")
    table = events.to_dataframe()
    assert list(table.columns) == ["child", "day", "authority", "event", "detail", "value", *TRUST]
    assert len(table) == 3 * (2000 + 1999)
    assert list(events.event.attrs["names"]) == ["referral", "assessment"]
    begin, end = open_group(path, "events/index").offsets.sel(arm="no wrong door", replicate=101).values
    rows = table.iloc[int(begin) : int(end)]
    assert (rows.detail == 1).all() and len(rows) == 1999
    assert list(rows.value[:3]) == [0, 0.5, 1]
    assert list(rows.trust[:3]) == [0, 1, 2] and (rows.team_trust == 255).all()
    assert str(rows.day.iloc[3])[:10] == "2020-01-04"
    with h5py.File(path) as file:
        assert file["events/child"].compression == "gzip"


def test_there_is_no_event_log_unless_asked(tmp_path, write):
    write(tmp_path / "run.h5", rows=0)
    with h5py.File(tmp_path / "run.h5") as file:
        assert "events" not in file


# while written


def test_a_file_is_read_while_it_is_written(tmp_path, start, expected):
    path = tmp_path / "run.h5"
    writer = start(path, replicates=1000, measures=20, rows=100, pause_ms=20)
    assert whole_replicates(path, expected) < 1000
    seen = set()
    deadline = time.monotonic() + 15
    while len(seen) < 3 and time.monotonic() < deadline:
        seen.add(whole_replicates(path, expected))
        time.sleep(0.05)
    assert writer.poll() is None, "the writer ended before it was read"
    assert len(seen) >= 3, "progress stands still"


def test_an_open_reader_sees_progress_grow(tmp_path, start):
    path = tmp_path / "run.h5"
    start(path, replicates=1000, pause_ms=20)
    with h5py.File(path, "r", swmr=True) as file:
        deadline = time.monotonic() + 10
        while file["progress"][()] == 0 and time.monotonic() < deadline:
            file["progress"].id.refresh()
            file["measures/measure_0"].id.refresh()
            time.sleep(0.05)
        progress = int(file["progress"][()])
        assert progress > 0
        assert not np.isnan(file["measures/measure_0"][:, :progress]).any()


# after a kill


def test_a_killed_writer_leaves_whole_replicates(tmp_path, start, expected):
    chance = random.Random(20190401)
    survived = []
    for kill in range(12):
        path = tmp_path / f"{kill}.h5"
        # Many long event logs: rows go to the file all the time, so that kills fall within writes.
        writer = start(path, replicates=3000, measures=60, rows=20_000)
        time.sleep(chance.uniform(0.0, 4.5))
        writer.kill()
        assert writer.wait() == -signal.SIGKILL
        survived.append(whole_replicates(path, expected))
        path.unlink()
    assert sum(progress > 0 for progress in survived) >= 3, survived


# on a full disk


def limit(size):
    return {
        "preexec_fn": lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (size, size)),
        "restore_signals": False,
    }


def test_a_full_disk_leaves_a_readable_incomplete_file(tmp_path, write, expected):
    path = tmp_path / "run.h5"
    write(path, replicates=200, rows=1, stop_after=0)
    laid_out = path.stat().st_size
    # Room for the first flush, after about 40 replicates of 25 kB, but not for all.
    said, code = write(path, replicates=200, rows=50_000, pause_ms=50, **limit(laid_out + 6_000_000))
    assert code == 2
    assert str(path) in said and "Raise the limit" in said and len(said.splitlines()) <= 6
    progress = whole_replicates(path, expected)
    assert 0 < progress < 200
    assert f"{progress} of 200 replicates" in said
    with h5py.File(path) as file:
        assert file["complete"][()] == 0, "the file was closed, so ordinary readers open it"


def test_a_disk_too_small_is_noticed_before_any_work(tmp_path, write):
    path = tmp_path / "run.h5"
    write(path, replicates=4)
    before = path.read_bytes()
    said, code = write(path, replicates=2000, measures=20, **limit(1_000_000))
    assert code == 2
    assert str(path) in said and "cannot be created" in said
    assert path.read_bytes() == before
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("place", ["", "none/run.h5"])
def test_a_path_that_cannot_hold_a_file_is_refused(tmp_path, write, place):
    said, code = write(tmp_path / place, replicates=1)
    assert code == 2
    assert str(tmp_path) in said
    assert list(tmp_path.iterdir()) == []
