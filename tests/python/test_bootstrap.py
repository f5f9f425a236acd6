"""script/bootstrap finds out what a machine lacks, also on one that has never heard of a package."""

import os
import pathlib
import subprocess

ROOT = pathlib.Path(__file__).resolve().parents[2]


def test_packages_that_dpkg_does_not_know_are_installed(tmp_path):
    """dpkg-query fails where a name is unknown to it, as on a fresh machine; what it lists still counts."""
    stubs = {
        "dpkg-query": "echo 'installed g++'; echo 'not-installed cmake'; exit 1",
        "apt-get": f'echo "$*" >>{tmp_path}/asked',
        "sudo": 'while [ "${1#-}" != "$1" ]; do shift; done; exec "$@"',
    }
    for name, body in stubs.items():
        (tmp_path / name).write_text(f"#!/bin/sh\n{body}\n", encoding="utf-8")
        (tmp_path / name).chmod(0o755)
    environment = os.environ | {"PATH": f"{tmp_path}:{os.environ['PATH']}"}
    done = subprocess.run(
        [ROOT / "script/bootstrap"], env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    installs = [line for line in (tmp_path / "asked").read_text().splitlines() if " install " in f" {line} "]
    (words,) = [line.split() for line in installs]
    assert "cmake" in words and "catch2" in words
    assert "g++" not in words
