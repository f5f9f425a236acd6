"""Where the published tables are, and the names that they give."""

import functools
from pathlib import Path

from cscsim import _cscsim


@functools.cache
def data_directory() -> str:
    """Folder of the tables: inside the package when installed, `scenarios/data` in a checkout."""
    here = Path(__file__).resolve().parent
    for folder in (here / "data", here.parents[1] / "scenarios" / "data"):
        if folder.is_dir():
            return str(folder)
    raise _cscsim.InvariantError("the tables of figures are missing from this installation of cscsim")


@functools.cache
def vocabulary() -> _cscsim.Vocabulary:
    """Names of authorities, measures, model parameters and policies that a scenario may use."""
    return _cscsim.Vocabulary(data_directory())
