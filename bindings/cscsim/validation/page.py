"""The validation page: one HTML file with charts inside, to be opened in any browser."""

from __future__ import annotations

import html
import io
from typing import TYPE_CHECKING

from cscsim import validation
from cscsim.charts import LICENCE
from cscsim.validation import charts
from cscsim.wording import interval, number

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.figure import Figure

    from cscsim.results import Result

STYLE = """
body { font-family: sans-serif; max-width: 75em; margin: 2em auto; padding: 0 1em; line-height: 1.45 }
table { border-collapse: collapse; font-size: 0.85em }
td, th { padding: 0.2em 0.7em; border-bottom: 1px solid #ddd; text-align: left; vertical-align: top }
td.n, th.n { text-align: right; white-space: nowrap }
tr.missed td { background: #fdf0e6 }
svg { max-width: 100%; height: auto }
"""


def write(result: Result, scores: pd.DataFrame, path: str) -> None:
    """Write the page of a run of England that `validation.scores` was made of."""
    with open(path, "w", encoding="utf-8") as file:
        file.write(_page(result, scores))


def _page(result: Result, scores: pd.DataFrame) -> str:
    scored = scores[scores.scored]
    parts = [
        f"<p>{_summary(result, scored)}</p>",
        "<h2>Every figure</h2>",
        _picture(charts.misfits(scores)),
        "<h2>By age and length</h2>",
        _picture(charts.shares(scores)),
        *_months(result),
        "<h2>Deprivation</h2>",
        _picture(charts.gradient(validation.gradient(result), _ratio(scores))),
        "<h2>Spread over authorities</h2>",
        "<p>Quantiles of rates, simulated against published; nothing was fitted to these.</p>",
        _picture(charts.spread(spread := validation.spread(result))),
        _quartiles(spread),
        "<h2>Each authority</h2>",
        "<p>The year to 31 March 2020, of which the authorities' local rates have seen England's totals "
        "alone: how these fall on authorities was forecast from the years to 31 March 2019.</p>",
        _picture(charts.authorities(validation.authorities(result))),
        _forecasts(validation.forecasts(result)),
        *_years(),
        "<h2>The figures</h2>",
        _table(scores),
    ]
    title = "cscsim: the baseline against published figures"
    return (
        f'<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8"><title>{title}</title>'
        f"<style>{STYLE}</style></head>\n<body><h1>{title}</h1>\n"
        + "\n".join(parts)
        + f"\n<p>{html.escape(LICENCE)}.</p></body></html>\n"
    )


def _summary(result: Result, scored: pd.DataFrame) -> str:
    blocks = scored.groupby("block", sort=False).met.agg(["sum", "size"])
    by_block = ", ".join(f"{block} {row['sum']} of {row['size']}" for block, row in blocks.iterrows())
    return html.escape(
        f"{scored.met.sum()} of {len(scored)} figures lie within their tolerance ({by_block}). "
        f"{result.name}: {result.replicates} replicates, seed {result.seed}, version {result.code_version}. "
        "England's figures of the year to 31 March 2020 were used to fit the model's national parameters, so "
        "agreement with them is a fit, not a test; the counts of single authorities in that year, and the "
        "spread over them, were not."
    )


def _ratio(scores: pd.DataFrame) -> tuple[float, float]:
    row = scores.set_index("target").loc["cla_rate_most_to_least_deprived_decile"]
    return row.simulated, row.published


def _months(result: Result) -> list[str]:
    table = validation.months(result)
    if table.empty:
        return ["<p>The run recorded no months: referrals by month are left out.</p>"]
    return ["<h2>Referrals by month</h2>", _picture(charts.months(table))]


def _quartiles(tables: dict[str, pd.DataFrame]) -> str:
    rows = []
    for measure, table in tables.items():
        at = table.set_index("quantile")
        published, simulated = (at.loc["p75", c] - at.loc["p25", c] for c in ("published", "simulated"))
        rows.append([measure, number(published), number(simulated), f"{simulated / published - 1:+.0%}"])
    return _html_table(["interquartile range of the rate", "published", "simulated", "off"], rows)


def _forecasts(table: pd.DataFrame) -> str:
    head = ["median absolute error, %", "authorities", "model", "last year's", "trend of three"]
    head += ["closer than the better naive", "within 90%"]
    rows = [
        [
            row.measure,
            str(row.authorities),
            *(f"{error:.1f}" for error in (row.model, row.last_year, row.trend)),
            *(f"{share:.0f}%" for share in (row.closer, row.within_90)),
        ]
        for row in table.itertuples()
    ]
    return _html_table(head, rows)


def _years() -> list[str]:
    """The stored runs of England through the years."""
    seen, ahead = validation.hindcast(), validation.prediction()
    carried = validation.by_driver()
    names = [name for name in carried if name != "measure"]
    rows = [[row["measure"], *(f"{row[name]:+.1f}" for name in names)] for _, row in carried.iterrows()]
    care = ahead[(ahead.measure == "cla_31mar") & (ahead.year == ahead.year.max())].iloc[0]
    shown = ["referrals", "s47_enquiries", "cin_31mar", "cpp_31mar", "cla_31mar"]
    head = ["change from 2017 to 2020, %", *(name.replace("_", " ") for name in names)]
    return [
        "<h2>The years before</h2>",
        "<p>England from 1 April 2016, over the posterior. The first year's totals are fitted, and section "
        "47 enquiries themselves carry vigilance; all else follows from drivers and flows. The table tells "
        "what each driver adds at the best fit.</p>",
        _picture(charts.years([seen[seen.run == "posterior"]], shown)),
        _html_table(head, rows),
        "<h2>As usual, to 31 March 2030</h2>",
        f"<p>Written down on {care.made}, over {care.replicates} replicates (seed {care.seed}), from the "
        f"counts of 31 March 2020; no figure after that day was read. Children looked after on 31 March "
        f"{care.year}: <b>{number(care['mean'])}</b> (90%: {interval(care.low, care.high)}). The lockdown of "
        "March 2020 and what followed it are not in the model: this is what the system would have done as "
        "usual.</p>",
        _picture(charts.years([ahead], shown)),
        _html_table(
            ["year to 31 March", *shown],
            [
                [str(year), *(_told(ahead, measure, year) for measure in shown)]
                for year in sorted(set(ahead.year))
            ],
        ),
    ]


def _told(ahead: pd.DataFrame, measure: str, year: int) -> str:
    row = ahead[(ahead.measure == measure) & (ahead.year == year)].iloc[0]
    return f"{number(row['mean'])} ({interval(row.low, row.high)})"


def _table(scores: pd.DataFrame) -> str:
    rows = [
        [
            row.block,
            row.target,
            row.unit,
            number(row.published),
            number(row.simulated),
            interval(row.low, row.high),
            number(row.tolerance),
            number(row.off, signed=True),
            "not scored" if not row.scored else "yes" if row.met else "no",
        ]
        for row in scores.itertuples()
    ]
    head = ["block", "figure", "unit", "published", "simulated", "middle 90%", "tolerance", "off", "met"]
    return _html_table(head, rows)


def _html_table(head: list[str], rows: list[list[str]]) -> str:
    """First columns as text, what is a number to the right."""
    numeric = [any(character.isdigit() for character in cell) and i > 0 for i, cell in enumerate(rows[0])]
    kind = [' class="n"' if is_number else "" for is_number in numeric]
    top = "".join(f"<th{k}>{html.escape(cell)}</th>" for k, cell in zip(kind, head, strict=True))
    body = "".join(
        ("<tr class=missed>" if row[-1] == "no" else "<tr>")
        + "".join(f"<td{k}>{html.escape(cell)}</td>" for k, cell in zip(kind, row, strict=True))
        + "</tr>\n"
        for row in rows
    )
    return f"<table><tr>{top}</tr>\n{body}</table>"


def _picture(drawn: Figure) -> str:
    text = io.StringIO()
    drawn.savefig(text, format="svg")
    return text.getvalue().split("?>", 1)[1].split(">", 1)[1]
