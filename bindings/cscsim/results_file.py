"""Reading of results files: the only module that opens them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from cscsim import _cscsim

if TYPE_CHECKING:
    import h5py
    import numpy as np
    import pandas as pd


@dataclass(frozen=True)
class Block:
    """One dataset with its labels, cut to the replicates that are committed."""

    id: str
    units: str
    long_name: str
    kind: str
    dimensions: tuple[str, ...]
    labels: tuple[np.ndarray, ...]
    values: np.ndarray
    groups: np.ndarray | None = None
    """Of each replicate the number of its set of parameters, where these differ between replicates."""

    def frame(self) -> pd.DataFrame:
        """One row per value, with a column per dimension."""
        import pandas as pd

        index = pd.MultiIndex.from_product(self.labels, names=self.dimensions)
        return pd.DataFrame({"value": self.values.ravel()}, index=index).reset_index()

    def per_10k(self, population: Block) -> Block:
        """Rates per 10,000 children of a population of the same shape; NaN where there is nobody."""
        import numpy as np

        children = np.where(population.values > 0, population.values, np.nan)
        units = f"{self.units} per 10,000 children"
        return replace(self, units=units, values=1e4 * self.values / children)


@contextmanager
def opened(path: str) -> Iterator[h5py.File]:
    """Open a results file for reading, finished or still being written.

    Raises: InputError if it is missing, no results file, or of a format that this version does not read.
    """
    file = _open(path)
    with file:
        if _text(file.attrs.get("format", "")) != "cscsim-results":
            raise _cscsim.InputError(f"{path}: is not a results file of cscsim. Make one with: cscsim run")
        version = _text(file.attrs.get("format_version", "0"))
        readable = _cscsim.format_version.split(".")[0]
        if version.split(".")[0] != readable:
            raise _cscsim.InputError(
                f"{path}: format {version} cannot be read (this version reads {readable}.x). "
                "Run the scenario again."
            )
        yield file


def _open(path: str) -> h5py.File:
    import h5py

    if not Path(path).exists():
        raise _cscsim.InputError(f"{path}: there is no such file. Make one with: cscsim run")
    if Path(path).is_dir():
        raise _cscsim.InputError(f"{path}: is a folder, not a results file")
    try:
        return h5py.File(path, "r", swmr=True)
    except OSError:
        pass
    try:
        return h5py.File(path, "r")
    except OSError as error:
        why = "it is not an HDF5 file" if "signature" in str(error) else str(error)
        raise _cscsim.InputError(
            f"{path}: cannot be read as results: {why}. Run the scenario again."
        ) from None


def committed(file: h5py.File) -> int:
    """Replicates that the file holds whole."""
    return int(file["progress"][()])


def scale(dataset: h5py.Dataset, axis: int) -> h5py.Dataset:
    """The dimension scale of one axis."""
    return dataset.dims[axis][0]


def labels(coordinate: h5py.Dataset) -> np.ndarray:
    """Labels of a dimension: text, numbers, or dates."""
    if "days since" in _text(coordinate.attrs.get("units", "")):
        return coordinate[()].astype("datetime64[D]").astype("datetime64[s]")
    if coordinate.dtype.kind in "iu":
        return coordinate[()]
    return coordinate.asstr()[()].astype(object)


def read(file: h5py.File, path: str) -> Block:
    """Read one dataset [arm, replicate, authority, period] or a breakdown of it."""
    dataset = file[path]
    done = committed(file)
    scales = [scale(dataset, axis) for axis in range(dataset.ndim)]
    names = tuple(coordinate.name.rsplit("/", 1)[1] for coordinate in scales)
    known = [labels(coordinate) for coordinate in scales]
    known[1] = known[1][:done]
    return Block(
        id=path.split("/", 1)[1],
        units=_text(dataset.attrs["units"]),
        long_name=_text(dataset.attrs["long_name"]),
        kind=_text(dataset.attrs["kind"]),
        dimensions=names,
        labels=tuple(known),
        values=dataset[:, :done],
        groups=groups(file),
    )


def parameters(file: h5py.File) -> tuple[list[str], np.ndarray] | None:
    """Names of the parameters that differ between replicates, and [replicate, parameter]; None if none do."""
    if "parameters" not in file:
        return None
    dataset = file["parameters/value"]
    return list(labels(scale(dataset, 1))), dataset[: committed(file)]


def groups(file: h5py.File) -> np.ndarray | None:
    """Of each replicate the number of its set of parameters."""
    import numpy as np

    drawn = parameters(file)
    return None if drawn is None else np.unique(drawn[1], axis=0, return_inverse=True)[1].ravel()


def ids(file: h5py.File, group: str) -> list[str]:
    """Datasets of a group but its scales, in the order in which they were laid out."""
    if group not in file:
        return []
    return [name for name, item in file[group].items() if hasattr(item, "shape") and not item.is_scale]


def attribute(file: h5py.File, name: str) -> Any:
    """A root attribute; text as str."""
    value = file.attrs[name]
    return _text(value) if isinstance(value, bytes | str) else value


def _text(value: object) -> str:
    return value.decode() if isinstance(value, bytes) else str(value)
