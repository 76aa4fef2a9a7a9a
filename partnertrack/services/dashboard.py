"""The overview: key figures, the funnel, work started by month, the cohorts, what needs attention."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

import numpy as np

from partnertrack.domain.standing import ACTIVE, COMPLETED
from partnertrack.i18n import _, ngettext, number, percent
from partnertrack.indicators.calculate import Results
from partnertrack.indicators.dimension import groups
from partnertrack.indicators.funnel import funnel
from partnertrack.indicators.milestones import by_month
from partnertrack.indicators.standing import stands
from partnertrack.indicators.view import UNKNOWN
from partnertrack.persistence.queries import counts
from partnertrack.services.workspace import Workspace

Tone = Literal["info", "warn", "danger"]

_MONTHS_SHOWN = 12


@dataclass(frozen=True, slots=True)
class KeyFigure:
    """A figure with what it counts; `figure` names who stands behind it, `trend` its cumulative months."""

    figure: str
    label: str
    text: str
    note: str
    icon: str
    trend: tuple[int, ...]


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
    """How many did it in that month."""

    month: date
    n: int


@dataclass(frozen=True, slots=True)
class CohortProgress:
    """A cohort, and how many of its people stand at each kind of stage ("left" for those who left)."""

    name: str
    total: int
    by_stage: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Attention:
    """Something to look at; `figure` and `part` name the people."""

    figure: str
    part: Literal["n", "d", "unknown", "outside"]
    count: int
    text: str
    detail: str
    icon: str
    tone: Tone


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


def overview(workspace: Workspace, as_of: date) -> Overview:
    """Where the pilot stood at the end of that day."""
    results = workspace.results(as_of)
    with workspace.store.reading() as reading:
        summary = counts.summary(reading)
    return Overview(
        as_of=as_of,
        people=summary.people,
        cohorts=summary.cohorts,
        partners=summary.involved,
        key_figures=tuple(_key_figures(results)),
        funnel=tuple(_funnel(workspace, results)),
        months=tuple(_months(results)),
        cohort_rows=tuple(sorted(_cohorts(results), key=lambda row: row.name)),
        attention=tuple(_attention(results)),
    )


def _key_figures(results: Results) -> Iterator[KeyFigure]:
    milestones = results.milestones
    selected, departed, working = milestones["selected"], milestones["departed"], milestones["work_started"]
    yield KeyFigure(
        "selected", _("Selected"), number(selected.n), _women(selected.women), "users", _trend(results, "selected")
    )
    yield KeyFigure(
        "departed", _("Departed"), number(departed.n), _women(departed.women), "plane", _trend(results, "departed")
    )
    yield KeyFigure(
        "work_started",
        _("Work started"),
        number(working.n),
        _women(working.women),
        "briefcase",
        _trend(results, "work_started"),
    )
    if left := results.indicators.get("T3"):
        share = percent(left.exact) if left.exact is not None else _("n/a")
        yield KeyFigure(
            "T3", _("Training drop-out"), share, f"{number(left.n)}/{number(left.d or 0)}", "triangle-alert", ()
        )


def _women(women: int) -> str:
    return ngettext("{n} woman", "{n} women", women).format(n=number(women))


def _trend(results: Results, milestone: str) -> tuple[int, ...]:
    return tuple(month.n for month in by_month(results, milestone))


def _funnel(workspace: Workspace, results: Results) -> Iterator[FunnelStage]:
    kinds = {stage.key: stage.kind for stage in workspace.scheme.stages}
    for stage in funnel(results):
        share = percent(stage.of_previous, 0) if stage.of_previous is not None and stage.key != "selected" else ""
        yield FunnelStage(
            stage.key, kinds.get(stage.key, "selected"), stage.count.name, stage.count.n, share, stage.milestones
        )


def _months(results: Results) -> Iterator[MonthCount]:
    """How many started work in each of the last months."""
    counted = by_month(results, "work_started")
    before = [0, *(month.n for month in counted)]
    every = [MonthCount(month.last_day.replace(day=1), month.n - before[place]) for place, month in enumerate(counted)]
    yield from every[-_MONTHS_SHOWN:]


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


def _attention(results: Results) -> Iterator[Attention]:
    """What somebody should look at, the most pressing first; nothing that is in order."""
    indicators = results.indicators
    if (lost := indicators.get("R3")) and lost.n:
        text = ngettext(
            "{n} person neither returned nor stayed", "{n} people neither returned nor stayed", lost.n
        ).format(n=number(lost.n))
        yield Attention("R3", "n", lost.n, text, _("Placement ended more than 60 days ago"), "circle-help", "danger")
    if (pending := indicators.get("M6")) and pending.n:
        text = ngettext("{n} visa without a decision", "{n} visas without a decision", pending.n)
        detail = _("Median of decided cases: {days}").format(days=indicators["M7"].text) if "M7" in indicators else ""
        yield Attention("M6", "n", pending.n, text.format(n=number(pending.n)), detail, "file-clock", "warn")
    if (retained := indicators.get("P3.6")) and retained.unknown:
        text = ngettext("{n} follow-up at six months missing", "{n} follow-ups at six months missing", retained.unknown)
        yield Attention(
            "P3.6", "unknown", retained.unknown, text.format(n=number(retained.unknown)), "", "calendar", "warn"
        )
    if (early := indicators.get("P5")) and early.n:
        text = ngettext("{n} placement ended early", "{n} placements ended early", early.n).format(n=number(early.n))
        yield Attention(
            "P5", "n", early.n, text, _("{share} of placements").format(share=early.text), "briefcase", "info"
        )
