"""How far a run is: a bar on a terminal and in Jupyter, one line now and then elsewhere."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

Report = Callable[[int, int], None]

SECONDS_BETWEEN_LINES = 10.0


@contextmanager
def shown(wanted: bool, total: int) -> Iterator[Report | None]:
    """Give a function (done, total) that shows progress on standard error, or None where none is wanted."""
    if not wanted:
        yield None
        return

    from rich.console import Console

    console = Console(stderr=True)
    if not (console.is_terminal or console.is_jupyter):
        yield _lines()
        return

    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("replicates"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=console) as bar:
        task = bar.add_task("replicates", total=total)
        yield lambda done, of: bar.update(task, completed=done, total=of)


def _lines() -> Report:
    began = told = time.monotonic()

    def tell(done: int, total: int) -> None:
        nonlocal told
        now = time.monotonic()
        if now - told < SECONDS_BETWEEN_LINES or not 0 < done < total:
            return
        told = now
        left = (now - began) * (total - done) / done
        print(f"{done} of {total} replicates, about {left:.0f} s to go", file=sys.stderr, flush=True)

    return tell
