"""Time every version of the common pathway against core/, pair by pair, and check what each counted.

Usage: script/bench [CHILDREN] [ROUNDS]   (1000000; 3)

Each round runs core/ and then the other, so that both see the machine in one mood; the ratio is the median of
the rounds. Prints a table and writes results/common_pathway.json. Exits 1 if a count is off.
"""

import importlib.metadata
import json
import statistics
import subprocess
import sys
from dataclasses import asdict, dataclass
from pathlib import Path

import figures

HERE = Path(__file__).parent
ON_CORE = ["build/release/tests/common_pathway"]
OTHERS = {"simpy": "in_simpy.py", "numpy": "in_numpy.py", "neworder": "in_neworder.py"}
# How far the counts of a version may be off: steps of a week, with waits drawn by the week, are coarser.
WITHIN = {"core": 0.01, "simpy": 0.01, "numpy": 0.02, "neworder": 0.02}
TARGETS = {"simpy": 100, "numpy": 12, "neworder": 60}


@dataclass
class Row:
    version: str
    seconds: float  # median, for each million children
    ratio: float  # to core/, median over rounds
    target: float
    worst: str  # of the counts


def run(command: list[str], children: int, seed: int) -> dict[str, float]:
    done = subprocess.run([*command, str(children), str(seed)], check=True, capture_output=True, text=True)
    return json.loads(done.stdout)


def worst_of(counts: dict[str, float], children: int) -> tuple[str, float]:
    """The count that is furthest off, and by what part of what is expected."""
    off = {what: counts[what] / (n * children / 1e6) - 1 for what, n in figures.EXPECTED.items()}
    what = max(off, key=lambda each: abs(off[each]))
    return what, off[what]


def compare(children: int, rounds: int) -> tuple[list[Row], list[str]]:
    rows, wrong = [], []
    on_core: list[float] = []

    def timed(version: str, command: list[str], seed: int) -> tuple[float, tuple[str, float]]:
        counts = run(command, children, seed)
        what, off = worst_of(counts, children)
        if abs(off) > WITHIN[version]:
            wrong.append(f"{version}, seed {seed}: {what} are off by {off:+.1%}")
        return counts["seconds"], (what, off)

    for other, script in OTHERS.items():
        pairs, worst = [], ("", 0.0)
        for seed in range(1, rounds + 1):
            core, _ = timed("core", ON_CORE, seed)
            theirs, off = timed(other, [sys.executable, "-W", "ignore", str(HERE / script)], seed)
            pairs.append((core, theirs))
            worst = max(worst, off, key=lambda each: abs(each[1]))
        on_core += [core for core, _ in pairs]
        rows.append(
            Row(
                f"{other} {importlib.metadata.version(other)}",
                statistics.median(theirs for _, theirs in pairs) * 1e6 / children,
                statistics.median(theirs / core for core, theirs in pairs),
                TARGETS[other],
                f"{worst[0]} {worst[1]:+.2%}",
            )
        )
    core_seconds = statistics.median(on_core) * 1e6 / children
    return [Row("core/", core_seconds, 1.0, 1.0, ""), *rows], wrong


def main(children: int = 1_000_000, rounds: int = 3) -> int:
    rows, wrong = compare(children, rounds)
    print(f"Common pathway: {children:,} children, ten years, one thread, median of {rounds} rounds\n")
    print(f"{'version':<16}{'s a million':>12}{'times core/':>13}{'wanted':>8}   furthest count")
    for row in rows:
        print(f"{row.version:<16}{row.seconds:>12.3f}{row.ratio:>13.1f}{row.target:>8.0f}   {row.worst}")
    Path("results").mkdir(exist_ok=True)
    written = {"children": children, "rounds": rounds, "versions": [asdict(row) for row in rows]}
    Path("results/common_pathway.json").write_text(json.dumps(written, indent=1) + "\n")
    for line in wrong:
        print(f"WRONG: {line}", file=sys.stderr)
    return 1 if wrong else 0


if __name__ == "__main__":
    raise SystemExit(main(*map(int, sys.argv[1:3])))
