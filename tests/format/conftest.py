"""What the tests of the results file share: the program that writes a sample, and the values it writes."""

import os
import subprocess
from pathlib import Path

import numpy as np
import pytest

ROOT = Path(__file__).resolve().parents[2]


def _writer():
    """The built program: named by CSCSIM_WRITE_SAMPLE_RESULTS, or the newest one under build/."""
    named = os.environ.get("CSCSIM_WRITE_SAMPLE_RESULTS")
    built = (
        [Path(named)]
        if named
        else sorted(ROOT.glob("build/**/write_sample_results"), key=lambda f: f.stat().st_mtime)
    )
    if not built or not built[-1].is_file():
        pytest.fail(
            "write_sample_results is not built: run script/bootstrap, or set CSCSIM_WRITE_SAMPLE_RESULTS"
        )
    return built[-1]


@pytest.fixture(scope="session")
def start():
    """Start the sample writer; returns once the file is open to readers."""
    program = _writer()
    running = []

    def start(path, **options):
        popen = {key: options.pop(key) for key in ("preexec_fn", "restore_signals") if key in options}
        arguments = [text for key, value in options.items() for text in (f"--{key}", str(value))]
        process = subprocess.Popen(
            [program, path, *arguments], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, **popen
        )
        running.append(process)
        process.stdout.readline()
        return process

    yield start
    for process in running:
        process.kill()
        process.communicate()


@pytest.fixture
def write(start):
    """Write a whole sample file; returns what the program said on standard error, and its exit code."""

    def write(path, **options):
        process = start(path, **options)
        _, said = process.communicate(timeout=60)
        return said, process.returncode

    return write


@pytest.fixture
def expected():
    """The values of a dataset of the sample, as tests/tools/sample_results.hpp defines them."""

    def expected(position, shape, first_replicate=100):
        arm, replicate, authority, period, *category = np.indices(shape)
        number = position * 1000 + first_replicate + replicate
        number = ((number * 10 + arm) * 10 + authority) * 100 + period
        return (number * 10 + (category[0] if category else 0)).astype(float)

    return expected
