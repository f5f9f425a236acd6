"""One small scenario, run once for all tests that only read."""

import os
import subprocess
import sys
from importlib.machinery import SourceFileLoader
from importlib.util import module_from_spec, spec_from_loader
from pathlib import Path

import cscsim
import pytest

HERE = Path(__file__).parent


@pytest.fixture(scope="session")
def scenario_path():
    return HERE / "data" / "wokingham.toml"


@pytest.fixture
def scenario(scenario_path):
    return cscsim.load(scenario_path)


@pytest.fixture
def alone(scenario_path):
    """The scenario, recording nothing but years of a few measures: quick to run."""
    return cscsim.load(scenario_path, ["record.monthly=false", "record.events=false"])


@pytest.fixture(scope="session")
def result(scenario_path, tmp_path_factory):
    path = tmp_path_factory.mktemp("results") / "wokingham.h5"
    return cscsim.run(cscsim.load(scenario_path), path, replicates=4, progress=False)


@pytest.fixture(scope="session")
def load_script():
    """Load a script of `script/` that has no ending, as a module."""

    def load(name):
        loader = SourceFileLoader(name, str(HERE.parents[1] / "script" / name))
        module = module_from_spec(spec_from_loader(name, loader))
        loader.exec_module(module)
        return module

    return load


@pytest.fixture(scope="session")
def command():
    """Run the command as a user would, and return what it said."""

    def call(*arguments, **options):
        environment = {**os.environ, "PYTHONIOENCODING": "utf-8", **options.pop("env", {})}
        return subprocess.run(
            [sys.executable, "-m", "cscsim", *map(str, arguments)],
            capture_output=True,
            text=True,
            timeout=120,
            env=environment,
            **options,
        )

    return call


@pytest.fixture(autouse=True, scope="session")
def no_window():
    import matplotlib

    matplotlib.use("Agg")
