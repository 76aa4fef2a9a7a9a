"""The logframe in words and shapes ready to be shown."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Literal
from uuid import UUID

from partnertrack.i18n import _, day, ngettext, number, percent, pgettext
from partnertrack.ui.view_models.logframe_gaps import GapView, gap_views, lack_words

if TYPE_CHECKING:
    from partnertrack.domain.logframe import ResultNode, Target
    from partnertrack.services.logframe import Line, Logframe, Result
    from partnertrack.services.participants import Part

Print = Callable[[Fraction | Decimal | None, str], str]
"""A value of a unit as it is printed."""

Light = Literal["on_track", "at_risk", "off_track", ""]

LIGHTS: tuple[Light, ...] = ("on_track", "at_risk", "off_track", "")


@dataclass(frozen=True, slots=True)
class Sign:
    """How a light is told: by a shape, a word and a colour."""

    word: str
    icon: str
    tone: str


@dataclass(frozen=True, slots=True)
class Opening:
    """A number that opens its people: which part of the figure, in words, and what stands over their list."""

    part: Part
    text: str
    title: str


@dataclass(frozen=True, slots=True)
class Bullet:
    """A bar as long as the share of the final target, a tick where the next milestone is, and both in words."""

    share: float | None
    tick: float | None
    next: str
    final: str


@dataclass(frozen=True, slots=True)
class RowView:
    """An indicator as a row of the matrix."""

    line: Line
    baseline: str
    baseline_year: str
    now: str
    openings: tuple[Opening, ...]
    beside: str
    period: str
    period_title: str
    trend: str
    trend_tone: str
    bullet: Bullet
    of_next: str
    of_final: str
    light: str
    gaps: int
    spoken: str

    @property
    def id(self) -> UUID:
        """The indicator's id."""
        return self.line.indicator.id


@dataclass(frozen=True, slots=True)
class ResultView:
    """A result with its rows; `lacks` says what is missing about the result itself."""

    node: ResultNode
    level: str
    rows: tuple[RowView, ...]
    lacks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LogframeView:
    """All that the page shows; `counts` are the indicators by light."""

    found: Logframe
    subtitle: str
    results: tuple[ResultView, ...]
    gaps: tuple[GapView, ...]
    counts: dict[Light, int]

    def row(self, indicator_id: UUID) -> RowView | None:
        """The row of an indicator, if it is there."""
        return next((row for each in self.results for row in each.rows if row.id == indicator_id), None)


def sign(light: str) -> Sign:
    """The sign of a light."""
    return {
        "on_track": Sign(_("On track"), "circle-check", "ok"),
        "at_risk": Sign(_("Watch"), "triangle-alert", "warn"),
        "off_track": Sign(_("Off track"), "square-x", "danger"),
    }.get(light, Sign(_("Not rated"), "circle", "neutral"))


def status(line: Line) -> Sign:
    """The sign of an indicator; where there is no light, it says why."""
    found = sign(line.stand.light)
    if line.stand.light:
        return found
    if line.stand.next is None:
        return replace(found, word=_("No target"))
    return found if line.current.value is not None else replace(found, word=_("No value"))


def level_words(level: str) -> str:
    """A level of the results chain in words."""
    return {"impact": _("Impact"), "outcome": pgettext("logframe", "Outcome"), "output": _("Output")}.get(level, level)


def logframe_view(found: Logframe, printed: Print) -> LogframeView:
    """The logframe in words."""
    rows = {line.indicator.id: row_view(line, printed) for line in found.lines()}
    counts = Counter(line.stand.light for line in found.lines())
    told = [
        ngettext("{n} result", "{n} results", len(found.results)).format(n=number(len(found.results))),
        ngettext("{n} indicator", "{n} indicators", len(rows)).format(n=number(len(rows))),
        _("as of {day}").format(day=day(found.as_of, "medium")),
    ]
    return LogframeView(
        found,
        "  ·  ".join(told),
        tuple(_result_view(each, rows) for each in found.results),
        gap_views(found),
        {light: counts[light] for light in LIGHTS},
    )


def row_view(line: Line, printed: Print) -> RowView:
    """An indicator in words."""
    indicator, stand, current = line.indicator, line.stand, line.current
    bullet = _bullet(line, printed)
    light = status(line)
    of_next = percent(stand.of_next) if stand.of_next is not None else ""
    of_final = percent(stand.of_final) if stand.of_final is not None else ""
    spoken = (
        f"{indicator.code} {indicator.label}",
        _("now {value}").format(value=current.text),
        _("in the period {value}").format(value=line.progress_text) if line.progress_text else "",
        bullet.next,
        bullet.final,
        light.word,
    )
    return RowView(
        line=line,
        baseline=printed(indicator.baseline, line.unit) if indicator.baseline is not None else "\N{EN DASH}",
        baseline_year=str(indicator.baseline_year or ""),
        now=current.text,
        openings=_openings(line),
        beside=_beside(line),
        period=line.progress_text,
        period_title=_("{indicator}: {n} in the period").format(indicator=indicator.label, n=line.progress_text)
        if line.opens_progress
        else "",
        trend={"up": "trending-up", "down": "trending-down", "level": "equal"}.get(line.trend, ""),
        trend_tone={True: "ok", False: "danger", None: "neutral"}[line.is_better],
        bullet=bullet,
        of_next=of_next,
        of_final=of_final,
        light=stand.light,
        gaps=len(line.gaps),
        spoken=", ".join(filter(None, spoken)),
    )


def target_words(target: Target | None, unit: str, printed: Print) -> str:
    """A target with its day: "45 by 30 Jun 2026"."""
    if target is None or target.value is None:
        return ""
    return _("{value} by {day}").format(value=printed(target.value, unit), day=day(target.due_on, "medium"))


def known_words(line: Line) -> str:
    """How complete the denominator is: "sex known for 94 of 112"; "" where nothing is missing."""
    known = line.current.completeness
    if known is None:
        return ""
    words = _("sex known for {known} of {all}") if known.what == "sex" else _("known for {known} of {all}")
    return words.format(known=number(known.known), all=number(known.of))


def _result_view(result: Result, rows: dict[UUID, RowView]) -> ResultView:
    return ResultView(
        result.node,
        level_words(result.node.level),
        tuple(rows[line.indicator.id] for line in result.lines),
        tuple(lack_words(gap.kind) for gap in result.gaps),
    )


def _openings(line: Line) -> tuple[Opening, ...]:
    current = line.current
    name = line.indicator.label
    of = _("of {n}").format(n=number(current.d)) if current.d is not None else ""
    counts = {"n": number(current.n or 0), "d": of, "unknown": ""}
    titles = {
        "n": _("{indicator}: {n}").format(indicator=name, n=number(current.n or 0)),
        "d": _("{indicator}: out of {n}").format(indicator=name, n=number(current.d or 0)),
    }
    if not current.is_people:
        titles = dict.fromkeys(titles, name)
    parts = [part for part in current.opens if part in titles]
    return tuple(Opening(part, counts[part], titles[part]) for part in parts)


def _beside(line: Line) -> str:
    """What is said below the value: on which day it was reported, or how many cases are behind it."""
    if line.current.on:
        return day(line.current.on, "medium")
    if line.unit == "days" and line.current.n is not None:
        return ngettext("{n} case", "{n} cases", line.current.n).format(n=number(line.current.n))
    return ""


def _bullet(line: Line, printed: Print) -> Bullet:
    stand, indicator = line.stand, line.indicator
    ahead = stand.next if stand.next != stand.final else None
    share = stand.of_final if stand.of_final is not None else stand.of_next
    start = indicator.baseline if indicator.baseline is not None else Decimal(0)
    end = stand.final.value if stand.final else None
    tick = None
    if ahead and ahead.value is not None and end is not None and end != start:
        tick = float((ahead.value - start) / (end - start))
    return Bullet(
        float(share) if share is not None else None,
        tick,
        target_words(ahead or stand.next, line.unit, printed),
        target_words(stand.final, line.unit, printed) if ahead else "",
    )
