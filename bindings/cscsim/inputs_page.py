"""The page of every input: one HTML file, to be searched in any browser; `#NAME` leads to an input."""

from __future__ import annotations

import html
import math
from datetime import date
from typing import TYPE_CHECKING, Any

from cscsim import _cscsim, evidence
from cscsim.charts import LICENCE
from cscsim.input_catalogue import SURE, run_of_sensitivity, table_hashes
from cscsim.version import __version__
from cscsim.wording import long_date, number, percent

if TYPE_CHECKING:
    import pandas as pd

STYLE = """
body { font-family: sans-serif; margin: 1.5em auto; padding: 0 1em; max-width: 110em; line-height: 1.4 }
body > p, body > ul { max-width: 75em }
table { border-collapse: collapse; font-size: 0.82em }
.every { width: 100%; table-layout: fixed }
td, th { padding: 0.3em 0.6em; border-bottom: 1px solid #ddd; text-align: left; vertical-align: top }
.every > thead th { position: sticky; top: 2.8em; background: #eef1f4 }
.group th { background: #f7f7f7; font-size: 1.1em; padding-top: 1em }
.group th p { font-weight: normal; font-size: 0.9em; margin: 0.2em 0; max-width: 90em }
tr:target td { background: #fff6d6 }
tr { scroll-margin-top: 6em }
.search { position: sticky; top: 0; background: white; padding: 0.5em 0; height: 1.8em; z-index: 1 }
input { font-size: 1em; width: 26em; padding: 0.2em }
code { font-size: 0.95em; overflow-wrap: anywhere }
.assumed { color: #8a3b00 }
.small { color: #555 }
details table { font-size: 0.95em }
details td, details th { padding: 0.1em 0.5em }
"""

SCRIPT = """
const box = document.getElementById("search"), count = document.getElementById("count");
const rows = [...document.querySelectorAll("tr[id]")].map(row => [row, row.textContent.toLowerCase()]);
function search() {
  const words = box.value.toLowerCase().split(/\\s+/).filter(Boolean);
  let shown = 0;
  for (const [row, text] of rows) {
    row.hidden = !words.every(word => text.includes(word));
    shown += !row.hidden;
  }
  for (const group of document.querySelectorAll(".every > tbody"))
    group.hidden = ![...group.rows].some(row => row.id && !row.hidden);
  count.textContent = `${shown} of ${rows.length} inputs`;
}
box.addEventListener("input", search);
search();
"""

HEAD = {
    "input": 25,
    "value": 10,
    "allowed": 7,
    "prior: middle 90%": 10,
    "posterior: middle 90%": 10,
    "what its range does": 20,
    "source": 18,
}
"""Columns and their widths in percent."""
PARTS = {
    "parameter": "Parameters of the model",
    "policy": "Keys of policies",
    "table": "Columns of tables that a run reads",
}


def write(table: pd.DataFrame, path: str) -> None:
    """Write the page of what `cscsim.inputs` told."""
    text = _page(table)
    with open(path, "w", encoding="utf-8") as file:
        file.write(text)


def _page(table: pd.DataFrame) -> str:
    title = "cscsim: every input"
    parts = [f"<h1>{title}</h1>", *_introduction(table)]
    parts.append(
        '<p class="search"><input id="search" type="search" aria-label="Search" '
        'placeholder="search: names, meanings, sources"> <span id="count"></span></p>'
    )
    heads = "".join(f'<th style="width: {width}%">{head}</th>' for head, width in HEAD.items())
    parts.append(f'<table class="every"><thead><tr>{heads}</tr></thead>')
    policies = {policy["id"]: policy for policy in _cscsim.policy_catalogue()}
    noises = {name: of["noise_pct"] for name, of in run_of_sensitivity()["measures"].items()}
    for (kind, group), rows in table.groupby(["kind", "group"], sort=False):
        about = _about(policies[group]) if kind == "policy" else ""
        parts.append(
            f'<tbody><tr class="group"><th colspan="{len(HEAD)}">{PARTS[kind]}: <code>{group}</code>'
            f"{about}</th></tr>"
        )
        parts += [_row(row, noises) for row in rows.to_dict("records")]
        parts.append("</tbody>")
    parts += ["</table>", "<h2>Tables read</h2>", _hashes(), f"<p>{html.escape(LICENCE)}.</p>"]
    return (
        f'<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8"><title>{title}</title>'
        f"<style>{STYLE}</style></head>\n<body>"
        + "\n".join(parts)
        + f"\n<script>{SCRIPT}</script></body></html>\n"
    )


def _introduction(table: pd.DataFrame) -> list[str]:
    kinds = table.kind.value_counts()
    own = table[table.kind == "parameter"]
    known = own.known.value_counts()
    run = run_of_sensitivity()
    how, measures = run["run"], run["measures"]
    bases = "; ".join(f"{name} {number(of['base'])}" for name, of in measures.items())
    return [
        f"<p>Version {__version__}, {long_date(date.today())}. {kinds['parameter']} parameters, of which "
        f"{own.assumed.sum()} have a source that says assumed; {kinds['policy']} keys of policies; "
        f"{kinds['table']} columns of tables. Published figures identify {known.get('identified', 0)} "
        f"parameters, bound {known.get('bounded', 0)}, and leave {known.get('prior only', 0)} as they were; "
        f"{known.get('not calibrated', 0)} were not calibrated.</p>",
        "<ul><li>Each row says how to vary the input: <code>--set</code> belongs behind "
        "<code>cscsim run SCENARIO.toml -o RESULTS.h5</code>, or into <code>[model]</code> of the "
        "scenario.</li>"
        "<li>Before and after the figures: the middle 90% of prior and posterior. Identified: the width "
        "shrank to less than half; bounded: to less than 0.9; prior only: no figure tells.</li>"
        "<li>What its range does: change of a main result, in percent, as the input goes from the low to the "
        "high end of the range that is named, the others at any place in theirs. Least squares over "
        f"{how['points_run']} runs, two standard errors behind ±; in words only what {SURE} standard errors "
        f"lift out of chance. mu and mu*: mean and mean size of Morris's effects over {how['trajectories']} "
        "trajectories; what chance alone makes of one stands beside them.</li>"
        f"<li>Runs: {html.escape(', '.join(how['areas']))}, {how['years']} years, the last measured; "
        f"{html.escape(how['code'])}. There, at the best fit: {html.escape(bases)}.</li></ul>",
    ]


def _about(policy: dict[str, Any]) -> str:
    known = evidence.of(policy["id"])
    told = [*evidence.effect_lines(known), *evidence.figure_lines(known)]
    told += [f"Not known: {line}" for line in known.not_known]
    lines = "".join(f"<br>{html.escape(line)}" for line in told)
    return (
        f"<p>{html.escape(policy['name'])}. {html.escape(policy['mechanism'])}</p>"
        f"<p>Evidence: {html.escape(policy['evidence_strength'])}{lines}</p>"
    )


def _row(row: dict[str, Any], noises: dict[str, float]) -> str:
    name = html.escape(row["name"], quote=True)
    cells = [
        f'<a href="#{name}"><code>{name}</code></a><br>{html.escape(row["meaning"])}<br>'
        f'<code class="small">{html.escape(row["vary"])}</code>',
        _value(row),
        _bounds(row["low"], row["high"]),
        f"{_bounds(row['prior_low'], row['prior_high'])} {row['prior']}",
        f"{_bounds(row['posterior_low'], row['posterior_high'])} {row['known']}",
        _effects(row, noises),
        f'<span class="assumed">{html.escape(row["source"])}</span>'
        if row["assumed"]
        else html.escape(row["source"]),
    ]
    return f'<tr id="{name}">' + "".join(f"<td>{cell.strip()}</td>" for cell in cells) + "</tr>"


def _value(row: dict[str, Any]) -> str:
    value = row["value"]
    told = "" if value is None or value != value else html.escape(_plain(value))
    best = "" if math.isnan(row["best"]) else f"<br>best fit {_plain(row['best'])}"
    return f"{told} {html.escape(row['unit'])}{best}"


def _plain(value: object) -> str:
    """A number with the digits that the table has, anything else as it is."""
    if isinstance(value, bool):
        return str(value).lower()
    return f"{value:.6g}" if isinstance(value, int | float) else str(value)


def _bounds(low: float, high: float) -> str:
    return "" if math.isnan(low) else f"{low:.4g} to {high:.4g}"


def _effects(row: dict[str, Any], noises: dict[str, float]) -> str:
    """In words, and all of them to be unfolded."""
    if row["kind"] != "parameter":
        return ""
    if math.isnan(row["moved_low"]):
        return html.escape(row["moved"])
    moved = f"{_bounds(row['moved_low'], row['moved_high'])} ({row['moved']})"
    lines = "".join(
        f"<tr><td>{measure}</td><td>{percent(row[f'{measure}_effect'])} "
        f"± {2 * row[f'{measure}_effect_se']:.1f}</td><td>{percent(row[f'{measure}_mu'])}</td>"
        f"<td>{row[f'{measure}_mu_star']:.1f}</td><td>{noise:.1f}</td></tr>"
        for measure, noise in noises.items()
        if row[f"{measure}_mu_star"] > 0
    )
    table = f"<table><tr><th>measure<th>effect<th>mu<th>mu*<th>chance</tr>{lines}</table>"
    unfold = f"<details><summary>{moved}</summary>{table}</details>" if lines else f"<br>{moved}"
    return f"{html.escape(row['does'])}{unfold}"


def _hashes() -> str:
    rows = "".join(
        f"<tr><td><code>{name}</code></td><td><code>{value}</code></td></tr>"
        for name, value in table_hashes().items()
    )
    return (
        "<p>Hashes as results files carry them (<code>data_hashes</code>).</p>"
        f"<table><tr><th>table<th>hash</tr>{rows}</table>"
    )
