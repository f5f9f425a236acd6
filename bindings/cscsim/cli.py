"""The command `cscsim`.

Exit 0: done. 2: the user's input is wrong; one message of at most six lines on standard error.
130: stopped by Ctrl-C, a whole file left behind. 1: a fault of the program.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

import click

import cscsim
from cscsim import _cscsim
from cscsim import bench as benchmark
from cscsim.results import WHOLE_AREA

FAULT, WRONG_INPUT, STOPPED = 1, 2, 130


class StoppedError(Exception):
    """Ctrl-C, once a run has told what it leaves behind; click keeps its hands off this one."""


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(cscsim.__version__, prog_name="cscsim")
def command() -> None:
    """Simulate England's children's social care system, and compare policies in it."""


@command.command()
@click.argument("scenario")
@click.option("-o", "--output", required=True, metavar="RESULTS.h5", help="Results file to write.")
@click.option("--replicates", metavar="N", help="Independent runs of every arm.")
@click.option("--seed", metavar="N", help="Same seed, same results.")
@click.option("--threads", type=int, metavar="N", help="Left out: one per core.")
@click.option("--set", "settings", multiple=True, metavar="KEY=VALUE", help="Override: scenario.years=2.")
@click.option("--quiet", is_flag=True, help="Say nothing but errors.")
def run(
    scenario: str,
    output: str,
    replicates: str | None,
    seed: str | None,
    threads: int | None,
    settings: tuple[str, ...],
    quiet: bool,
) -> None:
    """Run SCENARIO.toml into a results file."""
    options = {"replicates": replicates, "seed": seed}
    given = [f"scenario.{name}={value}" for name, value in options.items() if value is not None]
    try:
        loaded = cscsim.load(scenario, [*settings, *given])
    except cscsim.InputError as error:
        message = str(error)
        for name, value in options.items():
            message = message.replace(f"--set scenario.{name}={value}", f"--{name} {value}")
        raise cscsim.InputError(message) from None
    try:
        result = cscsim.run(loaded, output, threads=threads, progress=not quiet)
    except KeyboardInterrupt as stop:
        raise StoppedError(*stop.args) from None
    if not quiet:
        click.echo(f"{output}: {result.replicates} replicates of {len(result.arms)} arms.", err=True)


@command.command()
@click.argument("results")
@click.option("--authority", default=WHOLE_AREA, show_default=True, help="A name, or the whole area.")
@click.option("--period", default="last", show_default=True, help='"last", "every", or a year.')
@click.option("--csv", "as_csv", is_flag=True, help="Every column, machine-readable.")
def compare(results: str, authority: str, period: str, as_csv: bool) -> None:
    """Compare the arms of RESULTS.h5 on every measure: each arm, and the paired difference from the first."""
    result = cscsim.open(results)
    table = result.compare(authority=authority, period=period)
    if as_csv:
        table.to_csv(sys.stdout, index=False)
        return
    from cscsim import tables

    tables.print_comparison(result, table)


@command.command()
@click.argument("results")
@click.argument("measure")
@click.option("-o", "--output", required=True, metavar="CHART", help="File to draw into: .png, .svg or .pdf.")
@click.option("--authority", default=WHOLE_AREA, show_default=True, help="A name, or the whole area.")
@click.option("--monthly", is_flag=True, help="Months instead of years.")
def plot(results: str, measure: str, output: str, authority: str, monthly: bool) -> None:
    """Draw one MEASURE of RESULTS.h5 over time, with intervals, and each arm's difference from the first."""
    from cscsim import charts

    result = cscsim.open(results)
    result.require_authority(authority)
    drawn = charts.figure(result, measure, authority=authority, monthly=monthly)
    try:
        drawn.savefig(output, dpi=150)
    except ValueError as error:
        raise cscsim.InputError(f"{output}: {error}".replace("\n", " ")) from None


@command.command()
@click.argument("results", required=False)
@click.option("-o", "--output", metavar="PAGE.html", help="Write a page with charts there too.")
@click.option("--keep", metavar="RESULTS.h5", help="Where the run is left; left out: nowhere.")
@click.option("--replicates", type=click.IntRange(1), default=20, show_default=True, metavar="N")
@click.option("--seed", type=click.IntRange(0), default=1, show_default=True, metavar="N")
@click.option(
    "--uncertainty",
    type=click.Choice(["posterior", "best", "none"]),
    default="posterior",
    show_default=True,
    help="What the parameters are taken from.",
)
@click.option("--csv", "as_csv", is_flag=True, help="Every column, machine-readable.")
def validate(
    results: str | None,
    output: str | None,
    keep: str | None,
    replicates: int,
    seed: int,
    uncertainty: str,
    as_csv: bool,
) -> None:
    """Hold the baseline against the published headline figures of England.

    Runs all England for the year to 31 March 2020, or reads RESULTS.h5 of such a run.
    """
    import tempfile

    from cscsim import tables, validation
    from cscsim.validation import page

    with tempfile.TemporaryDirectory() as folder:
        if results is None:
            scenario = validation.baseline(replicates=replicates, seed=seed, uncertainty=uncertainty)
            ran = cscsim.run(scenario, keep or os.path.join(folder, "baseline.h5"))
        else:
            ran = cscsim.open(results)
        scores = validation.scores(ran)
        if output:
            page.write(ran, scores, output)
    if as_csv:
        scores.to_csv(sys.stdout, index=False)
    else:
        tables.print_scores(scores)


@command.command()
@click.option("--csv", "as_csv", is_flag=True, help="Every column, machine-readable.")
def measures(as_csv: bool) -> None:
    """List every measure that a run can record."""
    frame = cscsim.measures()
    if as_csv:
        frame.to_csv(sys.stdout, index=False)
        return
    from cscsim import tables

    rows = frame.to_dict("records")
    for row in rows:
        if row["breakdowns"]:
            row["definition"] += f" [by {', '.join(row['breakdowns'])}]"
    tables.print_rows(rows, {"id": 34, "kind": 5, "units": 14, "definition": 0}, "Measures")


@command.command()
@click.argument("id", required=False)
def policies(id: str | None) -> None:
    """List the policies, or tell what one does, its keys and its evidence."""
    from cscsim import tables

    if id is not None:
        tables.print_policy(id)
        return
    columns = {"id": 30, "name": 36, "evidence_strength": 0}
    tables.print_rows(_cscsim.policy_catalogue(), columns, "Policies (more: cscsim policies ID)")


@command.command()
@click.option("--csv", "as_csv", is_flag=True, help="Every column, machine-readable.")
def parameters(as_csv: bool) -> None:
    """List every parameter of the model, with its range and where it comes from."""
    frame = cscsim.parameters()
    if as_csv:
        frame.to_csv(sys.stdout, index=False)
        return
    from cscsim import tables

    tables.print_rows(
        frame.to_dict("records"),
        {"name": 30, "value": 8, "low": 8, "high": 8, "unit": 12, "source": 0},
        "Parameters (what each means: --csv)",
    )


@command.command()
@click.option(
    "-o", "--output", metavar="PAGE.html", help="Write a page of them, to be searched in a browser."
)
@click.option("--csv", "as_csv", is_flag=True, help="Every column, machine-readable.")
def inputs(output: str | None, as_csv: bool) -> None:
    """List every input: parameters, keys of policies, columns of tables; and what moving a parameter does."""
    from cscsim import inputs_page, tables

    frame = cscsim.inputs()
    if output:
        inputs_page.write(frame, output)
    if as_csv:
        frame.to_csv(sys.stdout, index=False)
    elif not output:
        tables.print_rows(
            frame.to_dict("records"),
            {"name": 30, "known": 14, "does": 30, "source": 0},
            "Inputs (all that is known of each: -o PAGE.html or --csv)",
        )


@command.command()
@click.option(
    "--largest",
    type=click.Choice([area for area, _ in benchmark.AREAS[1:]]),  # two at least: cost is a slope
    default="England",
    show_default=True,
    help="The last area to run.",
)
@click.option("--longest", type=click.IntRange(2, 20), default=20, show_default=True, help="In years.")
@click.option("--monthly", is_flag=True, help="Record months as well as years.")
@click.option("--json", "json_file", metavar="FILE", help="Write every figure there too.")
def bench(largest: str, longest: int, monthly: bool, json_file: str | None) -> None:
    """Time runs on this machine: against children and years, with one thread and two, and what it goes to."""
    figures = benchmark.bench(largest, longest, monthly)
    benchmark.print_figures(figures)
    if json_file:
        benchmark.write_json(figures, json_file)


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command and exit; every message for the user has one shape and one place."""
    try:
        command.main(arguments, prog_name="cscsim", standalone_mode=False)
        sys.stdout.flush()
    except click.ClickException as error:
        _leave(_usage(error), WRONG_INPUT)
    except cscsim.InputError as error:
        _leave(str(error), WRONG_INPUT)
    except cscsim.InvariantError as error:
        _leave(f"cscsim: a fault of the program, please report it: {error}", FAULT)
    except (StoppedError, KeyboardInterrupt, click.Abort) as stop:
        _leave(str(stop) or "stopped.", STOPPED)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except OSError as error:
        _leave(f"{error.filename or 'cscsim'}: {error.strerror or error}", WRONG_INPUT)


def _usage(error: click.ClickException) -> str:
    context = getattr(error, "ctx", None)
    path = context.command_path if context else "cscsim"
    return f"{path}: {error.format_message()} Try '{path} --help'."


def _leave(message: str, code: int) -> None:
    print("\n".join(message.strip().splitlines()[:6]), file=sys.stderr)
    raise SystemExit(code)
