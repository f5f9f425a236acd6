"""Frames of the parts of a results file that are not measures."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from cscsim import results_file

if TYPE_CHECKING:
    import h5py
    import numpy as np
    import pandas as pd

COLUMNS = ["arm", "replicate", "authority", "period", "value"]
NO_TRUST = 255


def gathered(file: h5py.File, groups: Mapping[str, str], name: str) -> pd.DataFrame:
    """All datasets of some groups in one tidy frame; `groups` maps the policy of a group to its path."""
    import pandas as pd

    frames = []
    for policy, group in groups.items():
        for id in results_file.ids(file, group):
            block = results_file.read(file, f"{group}/{id}")
            labels = {"policy": policy, name: id, "units": block.units, "kind": block.kind}
            frames.append(block.frame().assign(**labels))
    columns = ["policy", name, "units", "kind", *COLUMNS]
    return pd.concat(frames, ignore_index=True)[columns] if frames else pd.DataFrame(columns=columns)


def events(file: h5py.File) -> pd.DataFrame:
    """The event log, one row per event of a committed replicate."""
    import numpy as np

    log = file["events"]
    arms, replicates, bounds = _index(file)
    rows = int(bounds.max(initial=0))
    owner = np.empty((2, rows), dtype=np.int64)
    for arm, replicate in np.ndindex(bounds.shape[:2]):
        begin, end = bounds[arm, replicate]
        owner[:, begin:end] = [[arm], [replicate]]
    frame = _rows(log, slice(0, rows))
    frame.insert(0, "arm", arms[owner[0]])
    frame.insert(1, "replicate", replicates[owner[1]])
    order = np.lexsort((owner[1], owner[0]))
    return frame.iloc[order].reset_index(drop=True)


def events_of(
    file: h5py.File, arm: str, replicate: int, child: int | None
) -> tuple[int | None, pd.DataFrame]:
    """The events of one child, or of the one with most (of those the smallest id), in order of time.

    Returns: the child, or None without events; frame [authority, day, child, event, detail, value, trust,
        team_trust].
    """
    import numpy as np

    arms, replicates, bounds = _index(file)
    begin, end = bounds[list(arms).index(arm), list(replicates).index(replicate)]
    children = file["events/child"][begin:end]
    if child is None and len(children) > 0:
        ids, times = np.unique(children, return_counts=True)
        child = int(ids[times.argmax()])
    mine = np.flatnonzero(children == np.uint64(child or 0)) + begin
    return child, _rows(file["events"], mine).sort_values("day", kind="stable", ignore_index=True)


def _rows(log: h5py.Group, rows: slice | np.ndarray) -> pd.DataFrame:
    """Some rows of the event log. Format 1.0 held no values, 1.1 no trust."""
    import numpy as np
    import pandas as pd

    return pd.DataFrame(
        {
            "authority": _named(log["authority"], rows),
            "day": log["day"][rows].astype("datetime64[D]").astype("datetime64[s]"),
            "child": log["child"][rows],
            "event": _named(log["event"], rows),
            "detail": log["detail"][rows],
            "value": log["value"][rows] if "value" in log else np.float32("nan"),
            "trust": _trust(log, "trust", rows),
            "team_trust": _trust(log, "team_trust", rows),
        }
    )


def _trust(log: h5py.Group, name: str, rows: slice | np.ndarray) -> np.ndarray | float:
    """Trust in percent, NaN where the child has not met a worker."""
    import numpy as np

    if name not in log:
        return float("nan")
    percent = log[name][rows].astype("float32")
    percent[percent == NO_TRUST] = np.nan
    return percent


def _index(file: h5py.File) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Arms, committed replicates, and the rows [arm, replicate, begin and end] that belong to each."""
    index, done = file["events/index"], results_file.committed(file)
    bounds = index["offsets"][:, :done].astype("int64")
    return results_file.labels(index["arm"]), results_file.labels(index["replicate"])[:done], bounds


def _named(column: h5py.Dataset, rows: slice | np.ndarray) -> pd.Categorical:
    import pandas as pd

    names = [name.decode() if isinstance(name, bytes) else name for name in column.attrs["names"]]
    return pd.Categorical.from_codes(column[rows].astype("int64"), categories=names)
