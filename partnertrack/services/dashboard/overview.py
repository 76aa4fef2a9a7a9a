"""The pilot at a glance, as of a day."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from uuid import UUID

import numpy as np

from partnertrack.domain.standing import ACTIVE, COMPLETED
from partnertrack.i18n import _, percent
from partnertrack.indicators.calculate import Results
from partnertrack.indicators.dimension import groups
from partnertrack.indicators.funnel import funnel
from partnertrack.indicators.milestones import by_month
from partnertrack.indicators.standing import stands
from partnertrack.indicators.view import UNKNOWN
from partnertrack.persistence.queries import counts
from partnertrack.services.dashboard.attention import Attention, attention
from partnertrack.services.dashboard.key_figures import USUAL, KeyFigure, key_figures
from partnertrack.services.workspace import Workspace

_MONTHS_SHOWN = 12


@dataclass(frozen=True, slots=True)
class FunnelStage:
    """A stage with who reached it; `kind` colours it, `share` is that of the stage before, None for the first."""

    key: str
    kind: str
    label: str
    n: int
    share: str
    figures: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MonthCount:
    """How many did it in that month, and who."""

    month: date
    n: int
    who: tuple[UUID, ...] = ()


@dataclass(frozen=True, slots=True)
class CohortProgress:
    """A cohort, and how many of its people stand at each kind of stage ("left" for those who left)."""

    name: str
    total: int
    by_stage: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Overview:
    """All that the overview shows, as of a day; `partners` are the organisations that take part in somebody's steps."""

    as_of: date
    people: int
    cohorts: int
    partners: int
    key_figures: tuple[KeyFigure, ...]
    funnel: tuple[FunnelStage, ...]
    months: tuple[MonthCount, ...]
    cohort_rows: tuple[CohortProgress, ...]
    attention: tuple[Attention, ...]


def overview(workspace: Workspace, as_of: date, figures: Sequence[str] = USUAL) -> Overview:
    """Where the pilot stood at the end of that day, with the key figures of these ids, as far as it has them."""
    results = workspace.results(as_of)
    with workspace.store.reading() as reading:
        summary = counts.summary(reading)
    return Overview(
        as_of=as_of,
        people=summary.people,
        cohorts=summary.cohorts,
        partners=summary.involved,
        key_figures=key_figures(results, figures),
        funnel=tuple(_funnel(workspace, results)),
        months=tuple(_months(results)),
        cohort_rows=tuple(sorted(_cohorts(results), key=lambda row: row.name)),
        attention=tuple(attention(results)),
    )


def _funnel(workspace: Workspace, results: Results) -> Iterator[FunnelStage]:
    kinds = {stage.key: stage.kind for stage in workspace.scheme.stages}
    for stage in funnel(results):
        share = percent(stage.of_previous, 0) if stage.of_previous is not None and stage.key != "selected" else ""
        yield FunnelStage(
            stage.key, kinds.get(stage.key, "selected"), stage.count.name, stage.count.n, share, stage.milestones
        )


def _months(results: Results) -> Iterator[MonthCount]:
    """How many started work in each of the last months, and who."""
    when, people = results.catalogue.milestones["work_started"].when, results.view.register.people
    ends = [month.last_day for month in by_month(results, "work_started")]
    reached = [results.view.register.nobody, *(results.view.at(day).members(when) for day in ends)]
    every = list(zip(ends, pairwise(reached), strict=True))
    for day, (before, after) in every[-_MONTHS_SHOWN:]:
        who = tuple(people[place].enrolment_id for place in np.flatnonzero(after & ~before).tolist())
        yield MonthCount(day.replace(day=1), len(who), who)


def _cohorts(results: Results) -> Iterator[CohortProgress]:
    where, cohorts = stands(results.view), groups(results.view, "cohort")
    has_left = ~np.isin(where.status, [where.statuses.index(ACTIVE), where.statuses.index(COMPLETED)])
    kinds = [*(stage.kind for stage in where.stages), "left", "none"]
    place = np.where(has_left, len(where.stages), np.where(where.stage < 0, len(where.stages) + 1, where.stage))
    for code, key in enumerate(cohorts.keys):
        counted = np.bincount(place[cohorts.of == code], minlength=len(kinds)).tolist()
        if total := sum(counted):
            by_stage = tuple((kind, n) for kind, n in zip(kinds, counted, strict=True) if n)
            yield CohortProgress(_("No cohort") if key == UNKNOWN else key, total, by_stage)
