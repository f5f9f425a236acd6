"""Results: what a run wrote, as frames and charts."""

from __future__ import annotations

import os
import tomllib
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from cscsim import _cscsim, results_file
from cscsim.results_file import Block

if TYPE_CHECKING:
    import h5py
    import pandas as pd
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

    from cscsim.story import Story

WHOLE_AREA = "all"


class Result:
    """Results of a run, backed by its file; made by `cscsim.run` and `cscsim.open`.

    The file is read anew on each call, so a run that still writes shows the replicates that it has done.
    """

    def __init__(self, path: str) -> None:
        self._path = path
        with results_file.opened(path):
            pass

    @property
    def path(self) -> str:
        """The results file."""
        return self._path

    @property
    def arms(self) -> list[str]:
        """Names of the arms; the first is the comparator."""
        return self._labels("arm")

    @property
    def authorities(self) -> list[str]:
        """Names of the authorities and, last, "all": the whole area."""
        return self._labels("authority")

    @property
    def replicates(self) -> int:
        """Replicates that are done."""
        with results_file.opened(self._path) as file:
            return results_file.committed(file)

    @property
    def planned(self) -> int:
        """Replicates that the run was asked for."""
        return len(self._labels("replicate"))

    @property
    def complete(self) -> bool:
        """Whether every replicate is done."""
        with results_file.opened(self._path) as file:
            return bool(file["complete"][()])

    @property
    def measures(self) -> list[str]:
        """Ids of the measures that were recorded, breakdowns included."""
        with results_file.opened(self._path) as file:
            return results_file.ids(file, "measures") + results_file.ids(file, "breakdowns")

    @property
    def seed(self) -> int:
        """Seed of the run."""
        return int(self._attribute("seed"))

    @property
    def scenario(self) -> str:
        """The scenario as it ran, in TOML."""
        return self._attribute("scenario")

    @property
    def name(self) -> str:
        """Name of the scenario."""
        return str(tomllib.loads(self.scenario).get("scenario", {}).get("name", ""))

    @property
    def code_version(self) -> str:
        """Version of the program that wrote the file."""
        return self._attribute("code_version")

    @property
    def format_version(self) -> str:
        """Version of the layout of the file."""
        return self._attribute("format_version")

    def measure(self, id: str, monthly: bool = False, rate: bool = False) -> pd.DataFrame:
        """Read one measure.

        id : str                one of `measures`
        monthly : bool          months instead of years, where the scenario recorded them
        rate : bool             per 10,000 children of 0 to 17 of the same group on 31 March, not a number

        Returns: tidy frame [arm, replicate, authority, period, value]; a breakdown has one more column; a
            period is named by its last day; NaN was not measured.
        Raises: InputError if it was not recorded; of a rate, also if it is no number, or the population was
            not recorded by its groups.
        """
        block = self.block(id, monthly=monthly)
        return (self._per_10k(block) if rate else block).frame()

    def unit(self, id: str) -> str:
        """Unit of a measure: children, percent, GBP."""
        return self.block(id).units

    def difference(self, id: str, arm: str | None = None, monthly: bool = False) -> pd.DataFrame:
        """Compare an arm with the first one, replicate by replicate.

        id : str                one of `measures`
        arm : str               left out: the second arm
        monthly : bool          months instead of years

        Returns: frame [authority, period, mean, standard_error, low, high, spread_low, spread_high,
            replicates] of the paired difference: `low` and `high` are the 95% interval of the mean (Student's
            t); between `spread_low` and `spread_high` lie the middle 95% of replicates.
        Raises: InputError if the measure or the arm is not in the file.
        """
        from cscsim import comparison

        return comparison.difference(self.block(id, monthly=monthly), self._second(arm))

    def compare(self, *, authority: str = WHOLE_AREA, period: str = "last") -> pd.DataFrame:
        """Compare all arms on every measure.

        authority : str         a name, or "all" for the whole area
        period : str            "last", "every", or a year such as "2021": the periods that end in it

        Returns: frame with one row per measure, period and arm: mean, its 95% interval [low, high] and the
            middle 95% of replicates [spread_low, spread_high]; the same of the paired difference from the
            first arm, with `difference` before each name.
        Raises: InputError if authority or period is not in the file.
        """
        from cscsim import comparison

        known = self.authorities
        if authority not in known:
            raise self._unknown("authority", authority, known)
        with results_file.opened(self._path) as file:
            blocks = [results_file.read(file, f"measures/{id}") for id in results_file.ids(file, "measures")]
        table = comparison.compare(blocks, authority)
        return self._in_period(table, period)

    def plot(
        self,
        id: str,
        *,
        authority: str = WHOLE_AREA,
        monthly: bool = False,
        ax: Axes | None = None,
    ) -> Axes:
        """Draw each arm's mean over time, with a band that holds the middle 95% of replicates.

        Returns: matplotlib Axes.
        Raises: InputError if the measure or the authority is not in the file.
        """
        from cscsim import charts

        self.require_authority(authority)
        return charts.arms(self, self.block(id, monthly=monthly), authority, ax)

    def plot_difference(
        self,
        id: str,
        arm: str | None = None,
        *,
        authority: str = WHOLE_AREA,
        monthly: bool = False,
        ax: Axes | None = None,
    ) -> Axes:
        """Draw the mean paired difference from the first arm over time, with both of its intervals.

        Returns: matplotlib Axes.
        Raises: InputError if the measure, the arm or the authority is not in the file.
        """
        from cscsim import charts

        self.require_authority(authority)
        return charts.difference(self, self.block(id, monthly=monthly), self._second(arm), authority, ax)

    def parameters(self) -> pd.DataFrame:
        """Read what the replicates ran with, where parameters differ between them.

        Returns: frame with a row per replicate that is done and a column per parameter that differs; without
            columns if the scenario took the best fit or the table's values.
        """
        import pandas as pd

        with results_file.opened(self._path) as file:
            done = self._labels("replicate")[: results_file.committed(file)]
            index = pd.Index(done, name="replicate")
            drawn = results_file.parameters(file)
        return pd.DataFrame(index=index) if drawn is None else pd.DataFrame(drawn[1], index, drawn[0])

    def drivers(
        self, id: str, arm: str | None = None, *, authority: str = WHOLE_AREA, period: str = "last"
    ) -> pd.DataFrame:
        """Tell which parameters the uncertainty of a difference comes of.

        id : str                one of `measures`
        arm : str               left out: the second arm
        authority : str         a name, or "all" for the whole area
        period : str            "last", or a year such as "2021": the period that ends in it

        Returns: frame [parameter, share, standard_error], largest share first: of the variance of the paired
            difference over replicates, what each parameter explains alone (first order, RBD-FAST).
        Raises: InputError if parameters do not differ between replicates, or fewer than 50 are done.
        """
        import numpy as np

        from cscsim import comparison

        block = self.block(id)
        self.require_authority(authority)
        if block.values.ndim != 4:
            raise _cscsim.InputError(f"{self._path}: {id} is a breakdown. Ask for a whole measure.")
        drawn = self.parameters()
        least = 50
        if drawn.empty or len(drawn) < least:
            why = "parameters do not differ" if drawn.empty else f"{len(drawn)} replicates are done"
            raise _cscsim.InputError(
                f"{self._path}: {why}: what drives a difference needs at least {least} replicates of a "
                'scenario with uncertainty = "posterior". Run it again so.'
            )
        years = [str(end)[:4] for end in block.labels[3]]
        if period != "last" and str(period) not in years:
            raise self._unknown("period", str(period), ["last", *years])
        when = -1 if period == "last" else years.index(str(period))
        where = list(block.labels[2]).index(authority)
        differences = comparison.paired(block, self._second(arm))[:, where, when]
        if np.nanstd(differences) == 0:
            raise _cscsim.InputError(f"{self._path}: the difference in {id} does not vary. Ask for another.")
        return comparison.drivers(list(drawn.columns), drawn.to_numpy(), differences)

    def events(self) -> pd.DataFrame:
        """Read the child-level event log.

        Returns: frame [arm, replicate, authority, day, child, event, detail, value, trust, team_trust], in
            order of arm, replicate, authority and day; what detail and value mean depends on the event;
            trust in the worker and in the team, 0 to 100, is NaN before there is a worker.
        Raises: InputError if the scenario did not ask for it.
        """
        from cscsim import records

        with results_file.opened(self._path) as file:
            self._require_events(file)
            return records.events(file)

    def story(self, child: int | None = None, *, arm: str | None = None, replicate: int = 0) -> Story:
        """Tell the path of one simulated child, from the event log.

        child : int             an id of `events()`; left out: the one with most events, of those the smallest
        arm : str               left out: the first arm; ids are the same in every arm
        replicate : int         one of those that are done

        Returns: Story with `text`, `events` and `plot()`.
        Raises: InputError if there is no event log, or child, arm or replicate is not in the file.
        """
        from cscsim import story

        arms = self.arms
        arm = arms[0] if arm is None else arm
        if arm not in arms:
            raise self._unknown("arm", str(arm), arms)
        with results_file.opened(self._path) as file:
            self._require_events(file)
            done = self._labels("replicate")[: results_file.committed(file)]
            if replicate not in done:
                raise self._unknown("replicate", str(replicate), [str(label) for label in done])
            return story.read(self, file, child, arm, int(replicate))

    def costs(self, arm: str | None = None, *, authority: str = WHOLE_AREA) -> pd.DataFrame:
        """Read what was spent, or what an arm spends more than the first.

        arm : str               left out: every arm as it is
        authority : str         with an arm: a name, or "all" for the whole area

        Returns: without an arm a tidy frame [line, units, kind, arm, replicate, authority, period, value];
            with one a frame [line, price_year, <first arm>, <arm>, difference, low, high, spread_low,
            spread_high] in GBP over the whole run, the last line `total`: negative differences are averted.
        """
        from cscsim import costs, records

        with results_file.opened(self._path) as file:
            if arm is None:
                return records.gathered(file, {"": "costs"}, "line").drop(columns="policy")
            lines = [results_file.read(file, f"costs/{id}") for id in results_file.ids(file, "costs")]
        self.require_authority(authority)
        second = self._second(arm)
        policies = [*self._policies_of(self.arms[0]), *self._policies_of(second)]
        return costs.by_line(lines, second, authority, policies)

    def plot_cost_effectiveness(self, arm: str | None = None, *, authority: str = WHOLE_AREA) -> Figure:
        """Draw what an arm costs against the child-years at home that it gains.

        arm : str               left out: the second arm
        authority : str         a name, or "all" for the whole area

        Returns: Figure with the cost-effectiveness plane (a point a replicate) and the acceptability curve;
            the differences in harm that nobody sees and in wellbeing stand beside them.
        """
        from cscsim import costs

        self.require_authority(authority)
        return costs.figure(self, self._second(arm), authority)

    def who_gains(
        self, id: str = "cla_31mar", arm: str | None = None, *, authority: str = WHOLE_AREA
    ) -> pd.DataFrame:
        """Tell the difference in a measure by deprivation, ethnicity, age, sex and disability.

        id : str                a measure recorded by these groups: "cla_31mar", "cpp_31mar", "referrals"
        arm : str               left out: the second arm
        authority : str         a name, or "all" for the whole area

        Returns: frame [group, category, <first arm>, <arm>, difference, low, high, per_10k, per_10k_low,
            per_10k_high] of the last year: children, then children for 10,000 of the same group; intervals
            are 95% of the mean.
        """
        from cscsim import costs

        self.require_authority(authority)
        return costs.by_group(self, id, self._second(arm), authority)

    def before_after(
        self, id: str, arm: str | None = None, *, before: str | None = None, after: str | None = None
    ) -> pd.DataFrame:
        """Tell what a study that compares an arm with its own past would have claimed, and what the arm did.

        id : str                a measure
        arm : str               left out: the second arm
        before, after : str     the years in which they end, such as "2021"; left out: the first and the last

        Returns: frame [authority, before, after, claimed_pct, claimed_low_pct, claimed_high_pct, effect_pct,
            effect_low_pct, effect_high_pct, misled]: change in the arm from one year to the other, and its
            difference from the first arm in the later year, in percent (mean and middle 95% of replicates);
            `misled` is the share of replicates in which they do not have the same sign.
        Raises: InputError if there is no such measure, arm or year.
        """
        from cscsim import before_after

        block = self.block(id)
        if len(block.dimensions) != 4:
            raise _cscsim.InputError(f"{self._path}: {id} is a breakdown; name a measure without `_by_`")
        years = [str(year) for year in block.labels[3].astype("datetime64[Y]")]
        first, last = before or years[0], after or years[-1]
        for year in (first, last):
            if str(year) not in years:
                raise self._unknown("period", str(year), years)
        ends = years.index(str(first)), years.index(str(last))
        if ends[0] >= ends[1]:
            known = ", ".join(years)
            raise _cscsim.InputError(f"{self._path}: {first} does not come before {last} (years: {known})")
        return before_after.claims(block, self._second(arm), *ends)

    def policies(self) -> pd.DataFrame:
        """Read what each policy did.

        Returns: tidy frame [policy, count, units, kind, arm, replicate, authority, period, value]; counts are
            eligible, offered, enrolled, each cause of refusal, staff, spend.
        """
        from cscsim import records

        with results_file.opened(self._path) as file:
            groups = {policy: f"policies/{policy}" for policy in file.get("policies", {})}
            return records.gathered(file, groups, "count")

    def block(self, id: str, monthly: bool = False) -> Block:
        """One measure with its labels, as an array: what frames and charts are made of."""
        with results_file.opened(self._path) as file:
            groups = ["monthly"] if monthly else ["measures", "breakdowns"]
            for group in groups:
                if id in results_file.ids(file, group):
                    return results_file.read(file, f"{group}/{id}")
            known = [name for group in groups for name in results_file.ids(file, group)]
        if monthly and not known:
            raise _cscsim.InputError(
                f"{self._path}: holds no months. Set `monthly = true` under [record] and run again."
            )
        raise self._unknown("measure", id, known)

    def _per_10k(self, block: Block) -> Block:
        if block.kind not in ("flow", "stock"):
            raise _cscsim.InputError(
                f"{self._path}: {block.id} is a {block.kind}, not a number: it has no rate. Leave `rate` out."
            )
        groups = block.dimensions[4:]
        return block.per_10k(self.block("_by_".join(["population_0_17", *groups])))

    def __repr__(self) -> str:
        return f"cscsim.open({self._path!r})"

    def _labels(self, dimension: str) -> list[Any]:
        with results_file.opened(self._path) as file:
            return list(results_file.labels(file["measures"][dimension]))

    def _attribute(self, name: str) -> Any:
        with results_file.opened(self._path) as file:
            return results_file.attribute(file, name)

    def require_authority(self, name: str) -> None:
        """Raise InputError, with the names there are, if an authority is not in the file."""
        known = self.authorities
        if name not in known:
            raise self._unknown("authority", name, known)

    def _require_events(self, file: h5py.File) -> None:
        if "events" not in file:
            raise _cscsim.InputError(
                f"{self._path}: holds no event log. Set `events = true` under [record] and run again."
            )

    def _policies_of(self, arm: str) -> list[str]:
        """Ids of the policies that the scenario gives an arm."""
        arms = tomllib.loads(self.scenario)["arm"]
        return [policy["use"] for each in arms if each["name"] == arm for policy in each.get("policy", [])]

    def _second(self, arm: str | None) -> str:
        others = self.arms[1:]
        if arm is None and others:
            return others[0]
        if arm not in others:
            raise self._unknown("arm to compare", str(arm), others)
        return arm

    def _in_period(self, table: pd.DataFrame, period: str) -> pd.DataFrame:
        ends = table["period"]
        if period == "every":
            return table
        years = sorted({str(year) for year in ends.dt.year})
        if period == "last":
            return table[ends == ends.max()].reset_index(drop=True)
        if str(period) not in years:
            raise self._unknown("period", str(period), ["last", "every", *years])
        return table[ends.dt.year == int(period)].reset_index(drop=True)

    def _unknown(self, what: str, name: str, known: Sequence[str]) -> _cscsim.InputError:
        near = _cscsim.nearest(name, list(known))
        few = ", ".join(known) if len(known) <= 12 else f"{', '.join(known[:12])} and {len(known) - 12} more"
        hint = f" Did you mean {', '.join(repr(word) for word in near)}?" if near else ""
        return _cscsim.InputError(f"{self._path}: no {what} {name!r} (known: {few or 'none'}).{hint}")


def open(path: str | os.PathLike[str]) -> Result:
    """Open a results file, also while the run still writes it.

    path : path             results file (HDF5)

    Returns: Result.
    Raises: InputError if it is missing, no results file, or of a format that this version does not read.
    """
    return Result(os.fspath(path))
