"""What the program can record and what it assumes, as frames."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cscsim import _cscsim
from cscsim.tables_of_figures import data_directory

if TYPE_CHECKING:
    import pandas as pd


def measures() -> pd.DataFrame:
    """List every measure that a run can record.

    Returns: frame [id, units, kind, definition, source, breakdowns]; kind is stock, flow, share or mean;
        breakdowns are the groups by which it is recorded too, as `<id>_by_<group>`.
    """
    import pandas as pd

    return pd.DataFrame(_cscsim.measure_catalogue(data_directory()))


def parameters() -> pd.DataFrame:
    """List every parameter of the model with its range and source.

    Returns: frame [name, value, low, high, unit, source, meaning]; a source is a row of the tables, or
        "assumed".
    """
    import pandas as pd

    return pd.DataFrame(_cscsim.parameter_catalogue(data_directory()))
