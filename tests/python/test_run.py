import os
import signal
import subprocess
import sys
import time

import cscsim
import h5py
import numpy as np
import pytest


def datasets(path):
    """Every dataset of a file by name."""
    found = {}

    def keep(name, item):
        if isinstance(item, h5py.Dataset):
            found[name] = item[()]

    with h5py.File(path, "r") as file:
        file.visititems(keep)
    return found


def assert_same(one, other):
    first, second = datasets(one.path), datasets(other.path)
    assert first.keys() == second.keys()
    for name, values in first.items():
        if values.dtype.kind == "f":
            assert np.array_equal(values, second[name], equal_nan=True), name
        else:
            assert np.array_equal(values, second[name]), name


# results


def test_run_returns_a_complete_result(result):
    assert result.complete
    assert result.replicates == result.planned == 4


def test_same_seed_same_results_on_any_number_of_threads(scenario, tmp_path):
    one = cscsim.run(scenario, tmp_path / "one.h5", threads=1, progress=False)
    two = cscsim.run(scenario, tmp_path / "two.h5", threads=2, progress=False)
    assert_same(one, two)


def test_another_seed_gives_other_results(scenario, tmp_path):
    one = cscsim.run(scenario, tmp_path / "one.h5", progress=False)
    other = cscsim.run(scenario, tmp_path / "other.h5", seed=8, progress=False)
    assert not one.compare()["mean"].equals(other.compare()["mean"])


def test_more_replicates_keep_the_first_ones(alone, tmp_path):
    few = cscsim.run(alone, tmp_path / "few.h5", replicates=2, progress=False).measure("cla_31mar")
    more = cscsim.run(alone, tmp_path / "more.h5", replicates=3, progress=False).measure("cla_31mar")
    assert few.equals(more[more["replicate"] < 2].reset_index(drop=True))


def test_placebo_makes_no_difference(result):
    table = result.compare(period="every")
    differences = table[table["arm"] == "placebo"].filter(like="difference").dropna(how="all")
    assert len(differences) > 0
    assert (differences.dropna(axis=1) == 0).all(axis=None)


# progress


def test_progress_is_silent_when_not_wanted(alone, tmp_path, capfd):
    cscsim.run(alone, tmp_path / "silent.h5", progress=False)
    assert capfd.readouterr() == ("", "")


def test_progress_lines_come_now_and_then(monkeypatch, capsys):
    from cscsim import progress

    clock = iter(range(0, 1000, 4))
    monkeypatch.setattr(progress.time, "monotonic", lambda: float(next(clock)))
    with progress.shown(True, 10) as report:
        for done in range(1, 11):
            report(done, 10)
    lines = capsys.readouterr().err.splitlines()
    assert lines[0].startswith("3 of 10 replicates, about ")
    assert 2 <= len(lines) <= 4


# stopping


def test_ctrl_c_leaves_a_whole_file(scenario_path, tmp_path):
    path = tmp_path / "stopped.h5"
    # Whoever runs the tests in the background may have SIGINT ignored, which children inherit.
    heard = signal.signal(signal.SIGINT, signal.default_int_handler)
    run = subprocess.Popen(endless(scenario_path, path), stderr=subprocess.PIPE, text=True)
    signal.signal(signal.SIGINT, heard)
    wait_for_replicates(path, run)
    run.send_signal(signal.SIGINT)
    said = run.communicate(timeout=60)[1]
    assert run.returncode == 130
    left = cscsim.open(path)
    assert not left.complete
    assert 0 < left.replicates < left.planned
    assert f"holds {left.replicates} of 20000 replicates" in said
    assert "Traceback" not in said
    assert left.measure("cla_31mar")["value"].notna().all()
    with h5py.File(path, "r"):
        pass


def test_results_can_be_read_while_they_are_written(scenario_path, tmp_path):
    path = tmp_path / "growing.h5"
    run = subprocess.Popen([*endless(scenario_path, path), "--quiet"])
    try:
        wait_for_replicates(path, run)
        growing = cscsim.open(path)
        before = growing.replicates
        values = growing.measure("cla_31mar")
        assert values["value"].notna().all()
        assert not growing.complete
        wait_for_replicates(path, run, before)
        assert growing.replicates > before
        assert len(growing.measure("cla_31mar")) > len(values)
        assert len(growing.events()) > 0
    finally:
        run.kill()
        run.wait()
    assert cscsim.open(path).replicates >= before


def endless(scenario_path, path):
    """The command of a run that nobody waits for."""
    options = ["--replicates", "20000"]
    return [sys.executable, "-m", "cscsim", "run", str(scenario_path), "-o", str(path), *options]


def wait_for_replicates(path, run, more_than=0):
    """Wait until the file of a run that goes on holds more replicates than that."""
    for _ in range(600):
        assert run.poll() is None, "the run ended early"
        if path.exists() and cscsim.open(path).replicates > more_than:
            return
        time.sleep(0.1)
    raise AssertionError("no replicate within a minute")


# refusals


@pytest.mark.parametrize("threads", [0, -1, 1.5, "two", True])
def test_threads_are_checked(scenario, tmp_path, threads):
    with pytest.raises(cscsim.InputError, match="threads"):
        cscsim.run(scenario, tmp_path / "x.h5", threads=threads)
    assert not (tmp_path / "x.h5").exists()


def test_a_path_that_cannot_be_written_is_named(scenario, tmp_path):
    with pytest.raises(cscsim.InputError, match="missing"):
        cscsim.run(scenario, tmp_path / "missing" / "x.h5", progress=False)


def test_run_wants_a_scenario(tmp_path):
    with pytest.raises(cscsim.InputError, match=r"cscsim\.load"):
        cscsim.run("wokingham.toml", tmp_path / "x.h5")


def test_an_error_leaves_an_older_file_alone(scenario, result, tmp_path):
    path = tmp_path / "older.h5"
    cscsim.run(scenario, path, progress=False)
    before = path.read_bytes()
    with pytest.raises(cscsim.InputError):
        cscsim.run(scenario, path, replicates=0)
    assert path.read_bytes() == before
    assert os.listdir(tmp_path) == ["older.h5"]
