"""The command, called as a user calls it."""

import csv
import io

import cscsim
import pytest


def complaint(done):
    """The one message of a command that refused its input."""
    assert done.returncode == 2, done.stderr
    assert done.stdout == ""
    assert 1 <= len(done.stderr.splitlines()) <= 6
    assert "Traceback" not in done.stderr
    return done.stderr


# run


def test_run_writes_results(command, scenario_path, tmp_path):
    path = tmp_path / "run.h5"
    options = ["--replicates", 3, "--seed", 5, "--threads", 1, "--set", "record.events=false"]
    done = command("run", scenario_path, "-o", path, *options)
    assert done.returncode == 0
    assert done.stdout == ""
    assert "3 replicates of 2 arms" in done.stderr
    result = cscsim.open(path)
    assert (result.replicates, result.seed) == (3, 5)


def test_quiet_says_nothing(command, scenario_path, tmp_path):
    done = command("run", scenario_path, "-o", tmp_path / "run.h5", "--quiet")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


@pytest.mark.parametrize("quiet", [[], ["--quiet"]])
@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--replicates", "0"], "--replicates 0"),
        (["--replicates", "many"], "--replicates many"),
        (["--seed", "-1"], "--seed -1"),
        (["--threads", "0"], "threads: 0"),
        (["--threads", "x"], "--threads"),
        (["--set", "scenario.years=five"], "scenario.years=five"),
        (["--set", "scenario.yers=5"], "yers"),
        (["--set", "nonsense"], "nonsense"),
        (["--sett", "scenario.years=5"], "--sett"),
    ],
)
def test_run_refuses_wrong_options(command, scenario_path, tmp_path, options, said, quiet):
    path = tmp_path / "run.h5"
    assert said in complaint(command("run", scenario_path, "-o", path, *options, *quiet))
    assert not path.exists()


def test_run_wants_an_output(command, scenario_path):
    assert "--output" in complaint(command("run", scenario_path))


def test_run_names_a_scenario_that_is_missing(command, tmp_path):
    assert "nowhere.toml" in complaint(command("run", "nowhere.toml", "-o", tmp_path / "run.h5"))


def test_run_names_a_place_that_cannot_be_written(command, scenario_path, tmp_path):
    said = complaint(command("run", scenario_path, "-o", tmp_path / "missing" / "run.h5"))
    assert "missing" in said


# compare


def test_compare_fits_100_columns_and_tells_every_measure(command, result):
    done = command("compare", result.path)
    assert done.returncode == 0
    assert max(map(len, done.stdout.splitlines())) <= 100
    for word in ("as usual", "placebo", "difference", "cla_31mar", "Student's t"):
        assert word in done.stdout
    joined = "".join(line.split()[0] for line in done.stdout.splitlines() if line.strip())
    for measure in result.compare()["measure"].unique():
        assert measure in joined


def test_compare_as_csv_holds_the_whole_table(command, result):
    done = command("compare", result.path, "--csv")
    rows = list(csv.DictReader(io.StringIO(done.stdout)))
    table = result.compare()
    assert len(rows) == len(table)
    assert list(rows[0]) == list(table.columns)
    assert float(rows[0]["mean"]) == pytest.approx(table["mean"].iloc[0])


def test_compare_of_one_arm_and_one_replicate(command, tmp_path, scenario_path):
    path = tmp_path / "one.h5"
    one = scenario_path.read_text().split("[[arm]]")[0] + '[[arm]]\nname = "as usual"\n'
    (tmp_path / "one.toml").write_text(one)
    assert command("run", tmp_path / "one.toml", "-o", path, "--replicates", 1, "--quiet").returncode == 0
    done = command("compare", path)
    assert done.returncode == 0
    assert "–" in done.stdout
    assert "difference" not in done.stdout.splitlines()[1]


def test_compare_names_a_file_that_it_cannot_read(command, scenario_path):
    assert "wokingham.toml" in complaint(command("compare", scenario_path))


# plot


@pytest.mark.parametrize("ending", ["png", "svg"])
def test_plot_draws_a_file(command, result, tmp_path, ending):
    chart = tmp_path / f"chart.{ending}"
    assert command("plot", result.path, "cla_31mar", "-o", chart).returncode == 0
    assert chart.stat().st_size > 5_000


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["cla_31mrch", "-o", "x.png"], "'cla_31mar'"),
        (["cla_31mar", "-o", "x.nothing"], "x.nothing"),
        (["cla_31mar", "-o", "missing/x.png"], "missing/x.png"),
        (["cla_31mar", "-o", "x.png", "--authority", "Nowhere"], "Nowhere"),
    ],
)
def test_plot_refuses_what_it_cannot_draw(command, result, tmp_path, arguments, said):
    assert said in complaint(command("plot", result.path, *arguments, cwd=tmp_path))


# catalogues


@pytest.mark.parametrize("catalogue", ["measures", "parameters"])
def test_catalogues_are_tables_and_csv(command, catalogue):
    table = command(catalogue)
    assert table.returncode == 0
    assert max(map(len, table.stdout.splitlines())) <= 100
    rows = list(csv.DictReader(io.StringIO(command(catalogue, "--csv").stdout)))
    assert len(rows) == len(getattr(cscsim, catalogue)())


def test_policies_lists_them_and_tells_one(command):
    assert "no_wrong_door" in command("policies").stdout
    one = command("policies", "no_wrong_door").stdout
    for word in ("hubs", "start", "Evidence", "moments"):
        assert word in one
    assert "no_wrong_door" in complaint(command("policies", "no_wrong_dor"))


# the command itself


@pytest.mark.parametrize("arguments", [["--nonsense"], ["frobnicate"], ["report"], ["run"]])
def test_wrong_usage_has_the_shape_of_every_message(command, arguments):
    assert "--help" in complaint(command(*arguments))


def test_help_and_version(command):
    assert "compare" in command("--help").stdout
    assert cscsim.__version__ in command("--version").stdout


def test_a_reader_that_closes_early_is_no_error(command):
    import subprocess
    import sys

    shown = subprocess.run(
        f"{sys.executable} -m cscsim measures --csv | head -n 1", shell=True, capture_output=True, text=True
    )
    assert shown.stderr == ""
