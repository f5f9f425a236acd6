"""Tables that the command prints: at most 100 columns wide, whatever the terminal."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from rich.console import Console
from rich.table import Table

from cscsim import comparison
from cscsim._cscsim import InputError
from cscsim.results import WHOLE_AREA
from cscsim.tables_of_figures import data_directory
from cscsim.wording import broken, interval, number

if TYPE_CHECKING:
    import pandas as pd

    from cscsim.results import Result

WIDTH = 100
ID_WIDTH = 31
OTHER = "other"
BESIDE = "beside fewer children in care"


def printer() -> Console:
    """Standard output, without guesses of colour for numbers; 100 columns where it is no terminal."""
    console = Console(highlight=False)
    console.width = min(console.width, WIDTH) if console.is_terminal else WIDTH
    return console


def print_comparison(result: Result, table: pd.DataFrame) -> None:
    """The first arm beside each other arm, in groups, and what the intervals mean."""
    console = printer()
    arms = list(table["arm"].unique())
    if not result.complete:
        console.print(f"Not complete: {result.replicates} of {result.planned} replicates are in.\n")
    for period, rows in table.groupby("period", sort=True):
        area = rows["authority"].iloc[0].replace(WHOLE_AREA, "whole area")
        title = f"{result.name}: {area}, year to {period:%d %B %Y}"
        for arm in arms[1:] or arms:
            console.print(_comparison(rows, arms[0], arm, title))
            _warn_of_missing(console, rows, arm)
            _print_uncertainty(console, result, rows, arm)
            console.print()
    _print_policies(console, result)
    console.print(_note(result.replicates, len(arms) > 1))


def _comparison(rows: pd.DataFrame, first: str, arm: str, title: str) -> Table:
    alone = arm == first
    table = Table(title=title, title_justify="left", box=None, padding=(0, 1, 0, 0), header_style="bold")
    table.add_column("measure", width=ID_WIDTH, no_wrap=True)
    heads = [] if alone else [first]
    heads += [arm] if alone else [arm, "difference"]
    for head in [*heads, "95% interval of the mean", "middle 95% of replicates"]:
        table.add_column(head, justify="right", overflow="fold")
    by_measure = {key: group.set_index("arm") for key, group in rows.groupby("measure", sort=False)}
    blocks = _blocks()
    order = [*dict.fromkeys(blocks.values()), OTHER]
    if not alone and comparison.fewer_in_care(rows, arm):
        recorded, _ = comparison.companions(rows)
        blocks = blocks | dict.fromkeys(recorded, BESIDE)
        order.append(BESIDE)
    block_of = {measure: blocks.get(measure, OTHER) for measure in by_measure}
    for block in order:
        inside = [measure for measure in by_measure if block_of[measure] == block]
        if inside:
            table.add_row(f"[bold]{block}[/bold]")
        for measure in inside:
            table.add_row(broken(measure, ID_WIDTH), *_cells(by_measure[measure], first, arm))
    return table


def _warn_of_missing(console: Console, rows: pd.DataFrame, arm: str) -> None:
    """Fewer children in care is no finding by itself: name what was not recorded beside it."""
    _, missing = comparison.companions(rows)
    if missing and comparison.fewer_in_care(rows, arm):
        console.print(f"Fewer children in care, and not recorded beside it: {', '.join(missing)}.")


def _print_uncertainty(console: Console, result: Result, rows: pd.DataFrame, arm: str) -> None:
    """How much of a difference's spread comes of parameters, and of which."""
    told = rows[(rows["arm"] == arm) & rows["difference_parameter_share"].notna()].set_index("measure")
    if told.empty:
        return
    id = "cla_31mar" if "cla_31mar" in told.index else told.index[0]
    share = told.loc[id, "difference_parameter_share"]
    text = (
        f"{share:.0%} of the variance of the difference in {id} over replicates comes of parameters, "
        "the rest is chance"
    )
    try:
        found = result.drivers(id, arm, authority=rows["authority"].iloc[0])
    except InputError as error:
        console.print(f"{text}. {str(error).split(': ', 1)[1]}")
        return
    sure = found[found["share"] > 3 * found["standard_error"]].head(3)
    named = ", ".join(f"{row.parameter} ({row.share:.0%})" for row in sure.itertuples())
    console.print(f"{text}; parameters that alone explain most: {named or 'none stands out'}.")


def _cells(arms: pd.DataFrame, first: str, arm: str) -> list[str]:
    row = arms.loc[arm]
    if arm == first:
        return [
            number(row["mean"]),
            interval(row["low"], row["high"]),
            interval(row["spread_low"], row["spread_high"]),
        ]
    return [
        number(arms.loc[first, "mean"]),
        number(row["mean"]),
        number(row["difference"], signed=True),
        interval(row["difference_low"], row["difference_high"], signed=True),
        interval(row["difference_spread_low"], row["difference_spread_high"], signed=True),
    ]


def _note(replicates: int, paired: bool) -> str:
    what = "paired differences" if paired else "values"
    return (
        f"95% interval of the mean: Student's t on the {what} of {replicates} replicates; "
        "how well they pin the mean down.\n"
        "Middle 95% of replicates: how far single futures lie apart. "
        "Neither holds what the model gets wrong.\n"
        "–: not measured. Every column, in full: --csv. What a measure is: cscsim measures."
    )


def _blocks() -> dict[str, str]:
    """The part of the system that each measure tells of, from the table of headline figures."""
    path = Path(data_directory()) / "headline_targets.csv"
    with path.open(newline="", encoding="utf-8") as file:
        return {row["target_id"]: row["block"] for row in csv.DictReader(file)}


def _print_policies(console: Console, result: Result) -> None:
    """What each policy did in the whole area over the run: flows summed, all else averaged over periods."""
    done = result.policies()
    done = done[done["authority"] == WHOLE_AREA]
    if done.empty:
        return
    keys = ["policy", "arm", "count", "kind", "replicate"]
    over_run = done.groupby(keys, sort=False)["value"].agg(["sum", "mean"]).reset_index()
    over_run["value"] = over_run["sum"].where(over_run["kind"] == "flow", over_run["mean"])
    means = over_run.groupby(["policy", "arm", "count"], sort=False)["value"].mean()
    for policy, of_policy in means.groupby(level="policy", sort=False):
        for arm, counts in of_policy.groupby(level="arm", sort=False):
            told = ", ".join(f"{count} {number(value)}" for (*_, count), value in counts.items())
            if counts.any():
                console.print(f"{policy} in {arm!r}, whole run, mean of replicates: {told}")
    console.print()


def print_scores(scores: pd.DataFrame) -> None:
    """Every headline figure, published beside simulated, by block, and how many were met."""
    console = printer()
    table = Table(box=None, padding=(0, 1, 0, 0), header_style="bold")
    table.add_column("figure", width=ID_WIDTH, no_wrap=True)
    for head in ("published", "simulated", "middle 90%", "tolerance", "off", "met"):
        table.add_column(head, justify="right")
    for block, rows in scores.groupby("block", sort=False):
        table.add_row(f"[bold]{block}[/bold]")
        for row in rows.itertuples():
            table.add_row(
                broken(row.target, ID_WIDTH),
                number(row.published),
                number(row.simulated),
                interval(row.low, row.high),
                number(row.tolerance),
                number(row.off, signed=True),
                "" if not row.scored else "yes" if row.met else "[bold]no[/bold]",
            )
    console.print(table)
    scored = scores[scores.scored]
    console.print(
        f"\n{scored.met.sum()} of {len(scored)} figures lie within tolerance; the furthest is "
        f"{scored.off.abs().max():.1f} tolerances off. off: simulated less published, in tolerances.\n"
        "England's year to 31 March 2020 was used to fit the parameters: this is a fit, not a test."
    )


def print_rows(rows: Iterable[dict[str, Any]], columns: dict[str, int], title: str) -> None:
    """Rows of a catalogue; `columns` maps keys to widths, 0 for what is left."""
    table = Table(title=title, title_justify="left", box=None, padding=(0, 1, 0, 0), header_style="bold")
    for name, width in columns.items():
        table.add_column(name, width=width or None, overflow="fold")
    for row in rows:
        table.add_row(*(_cell(row[name], width) for name, width in columns.items()))
    printer().print(table)


def _cell(value: object, width: int) -> str:
    from rich.markup import escape

    if isinstance(value, int | float):
        return f"{value:.6g}"
    text = str(value)
    return escape(broken(text, width) if width and " " not in text else text)


def print_policy(id: str) -> None:
    """What one policy is, its keys, and all that is known of it. InputError if there is none of this id."""
    from cscsim import evidence, policies

    known, policy = evidence.of(id), policies.described(id)
    console = printer()
    console.print(f"[bold]{policy['id']}[/bold]: {policy['name']}\n", markup=True)
    for name in ("mechanism", "moments", "levers", "evidence_strength"):
        value = policy[name]
        text = value if isinstance(value, str) else ", ".join(dict.fromkeys(value)) or "none"
        console.print(f"{name.replace('_', ' ')}: {text}", markup=False)
    for called, text in known.facts.items():
        console.print(f"{called}: {text}", markup=False)
    console.print()
    keys = [{**key, "default": _default(key), "allowed": _allowed(key)} for key in policy["keys"]]
    columns = {"name": 26, "default": 10, "allowed": 18, "meaning": 0}
    print_rows(keys, columns, "Keys of an arm's policy")
    for title, lines, otherwise in (
        ("Effects, drawn in each replicate (mean, middle 90%)", evidence.effect_lines(known), "none"),
        ("Evidence: every published figure", evidence.figure_lines(known), "none"),
        (evidence.SIMULATED, evidence.trial_lines(known), ""),
        ("Costs", evidence.cost_lines(known), "none was found"),
        ("Not known", known.not_known, "nothing is said"),
    ):
        if not lines and not otherwise:
            continue
        console.print(f"\n[bold]{title}[/bold]")
        for line in lines or [otherwise]:
            console.print(f"- {line}", markup=False)


def _default(key: dict[str, Any]) -> str:
    if key["required"]:
        return "required"
    value = key["fallback"]
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    return f"{value:g}" if isinstance(value, float) else str(value)


def _allowed(key: dict[str, Any]) -> str:
    if key["type"] in ("whole number", "number"):
        return f"{key['low']:,.10g} to {key['high']:,.10g}" + (
            ", whole" if key["type"] == "whole number" else ""
        )
    return str(key["type"])
