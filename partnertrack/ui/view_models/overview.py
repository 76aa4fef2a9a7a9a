"""The pilot at a glance, in words and numbers ready to be shown."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from partnertrack.i18n import _, day, ngettext, number
from partnertrack.ui.view_models.month_chart import Month

if TYPE_CHECKING:
    from datetime import date

    from partnertrack.services.dashboard import Attention, KeyFigure, Overview

_TONES = {
    "users": "primary",
    "graduation-cap": "origin",
    "plane": "mobility",
    "briefcase": "placement",
    "house": "return",
    "triangle-alert": "danger",
    "user-x": "danger",
    "circle-help": "danger",
    "coins": "primary",
    "id-card": "mobility",
    "map-pin": "placement",
    "landmark": "return",
}


@dataclass(frozen=True, slots=True)
class FunnelLine:
    """A stage of the funnel; `share` of the first stage fills the bar, `rate` is that of the stage before, in words."""

    figure: str
    kind: str
    label: str
    count: str
    share: float
    rate: str


@dataclass(frozen=True, slots=True)
class CohortLine:
    """A cohort with its people by stage: kind of stage, its name, how many."""

    name: str
    total: str
    parts: tuple[tuple[str, str, int], ...]


@dataclass(frozen=True, slots=True)
class CardLine:
    """A line of a card that leads to another page, to a figure or a step there."""

    text: str
    detail: str
    tone: str
    icon: str
    figure: str = ""
    step: str = ""


@dataclass(frozen=True, slots=True)
class LinesCard:
    """What a card of lines shows: perhaps a word in its corner, the lines, or what is said in their place."""

    corner: str
    lines: tuple[CardLine, ...]
    otherwise: str


@dataclass(frozen=True, slots=True)
class OverviewView:
    """All that the overview shows."""

    as_of: date
    subtitle: str
    is_empty: bool
    key_figures: tuple[KeyFigure, ...]
    funnel: tuple[FunnelLine, ...]
    months: tuple[Month, ...]
    months_alt: str
    cohorts: tuple[CohortLine, ...]
    attention: tuple[Attention, ...]
    others: tuple[tuple[str, LinesCard], ...] = ()


def tone_of(icon: str) -> str:
    """The colour in which a key figure of that icon runs."""
    return _TONES.get(icon, "primary")


def present(overview: Overview, title: str, stage_names: dict[str, str]) -> OverviewView:
    """The overview in words; `stage_names` are those of the kinds of stage."""
    return OverviewView(
        as_of=overview.as_of,
        subtitle=_subtitle(overview, title),
        is_empty=not overview.people,
        key_figures=overview.key_figures,
        funnel=_funnel(overview),
        months=_months(overview),
        months_alt=_months_alt(overview),
        cohorts=tuple(
            CohortLine(
                cohort.name,
                ngettext("{n} trainee", "{n} trainees", cohort.total).format(n=number(cohort.total)),
                tuple((kind, stage_names.get(kind, kind), count) for kind, count in cohort.by_stage),
            )
            for cohort in overview.cohort_rows
        ),
        attention=overview.attention,
    )


def _subtitle(overview: Overview, title: str) -> str:
    partners = ngettext("{n} partner", "{n} partners", overview.partners).format(n=number(overview.partners))
    cohorts = ngettext("{n} cohort", "{n} cohorts", overview.cohorts).format(n=number(overview.cohorts))
    return f"{title}  ·  {partners}, {cohorts}" if overview.people else title


def _funnel(overview: Overview) -> tuple[FunnelLine, ...]:
    """The stages; a bar is filled by the share of those who reached the first."""
    first = max((stage.n for stage in overview.funnel), default=0) or 1
    return tuple(
        FunnelLine(
            figure="|".join(stage.figures),
            kind=stage.kind,
            label=stage.label,
            count=number(stage.n),
            share=stage.n / first,
            rate=stage.share,
        )
        for stage in overview.funnel
    )


def _months(overview: Overview) -> tuple[Month, ...]:
    """The months; the one in which the day of the figures lies is not over."""
    now = overview.as_of.replace(day=1)
    return tuple(
        Month(
            day(each.month, "month_short").split()[0],
            each.n,
            each.month.replace(day=1) == now,
            day(each.month, "month"),
            frozenset(each.who),
        )
        for each in overview.months
    )


def _months_alt(overview: Overview) -> str:
    """The chart for those who cannot see it."""
    told = ", ".join(f"{day(each.month, 'month')} {number(each.n)}" for each in overview.months)
    return _("Work started by month: {months}").format(months=told or _("none"))
