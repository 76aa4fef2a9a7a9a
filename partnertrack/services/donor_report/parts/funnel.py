"""How many came to each milestone, against what was agreed, and how many of those decided went on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from fractions import Fraction

from partnertrack.i18n import _, day, number
from partnertrack.indicators.measure import Count
from partnertrack.reporting.charts import FunnelHeadings, FunnelStage, Look
from partnertrack.reporting.charts import funnel as drawn
from partnertrack.reporting.document import Block, ChartData, ChartSeries, Figure
from partnertrack.reporting.fonts import text_width
from partnertrack.services.donor_report.brief import Brief
from partnertrack.services.donor_report.ranking import largest_first
from partnertrack.services.donor_report.titles import Message, title_of
from partnertrack.services.donor_report.way import Stop, Way, way

_BEHIND = Fraction(9, 10)
_MOST = Fraction(1, 2)


def funnel(brief: Brief) -> Iterator[Block]:
    """The funnel; nothing before anybody is selected."""
    found = way(brief)
    if found.selected.is_nobody:
        return
    goals = _goals(brief, found)
    stages = [_stage(brief, stop, goals) for stop in found.stops]
    headings = FunnelHeadings(
        _("People who came to it, and the milestone (tick)") if goals else _("People who came to it"),
        _("Passed, of decided"),
        _("Left before"),
    )
    yield Figure(
        title_of(brief.press, _("How many people came to each milestone"), *_messages(brief, found, goals)),
        drawn(stages, Look(text_width), headings),
        subtitle=_("People, cumulative to {day}; share that passed among those of whom it is decided").format(
            day=day(brief.options.as_of)
        ),
        note=_note(found, goals),
        data=_data(brief, found, goals),
    )


def _goals(brief: Brief, found: Way) -> Mapping[str, Decimal]:
    """What was agreed for each milestone by now, else next, where the logframe counts the same people."""
    from partnertrack.services import logframe  # noqa: PLC0415 - its figures take a moment, and not all reports ask

    conditions = {stop.key: brief.results.catalogue.milestones[stop.key].when for stop in found.stops}
    lines = {line.id: line.measure for _indicator, line in brief.results.catalogue.lines()}
    goals: dict[str, Decimal] = {}
    for line in logframe.logframe(brief.workspace, brief.options.as_of).lines():
        measure, figure = lines.get(line.indicator.figure), line.indicator.figure
        if isinstance(measure, Count):
            figure = next((key for key, when in conditions.items() if when == measure.condition), "")
        due = line.stand.next
        if figure in conditions and due is not None and due.value is not None:
            goals.setdefault(figure, due.value)
    return goals


def _stage(brief: Brief, stop: Stop, goals: Mapping[str, Decimal]) -> FunnelStage:
    press, goal = brief.press, goals.get(stop.key)
    return FunnelStage(
        stop.name,
        press.value(stop.total),
        press.text(stop.total),
        share=press.share_text(stop.total, stop.decided, 0) if stop.decided else "",
        lost=press.text(stop.lost) if stop.lost else "",
        tick=None if goal is None else float(goal),
        tick_text="" if goal is None else number(goal),
    )


def _messages(brief: Brief, found: Way, goals: Mapping[str, Decimal]) -> Iterator[Message]:
    """What the picture may say: which milestone is furthest behind; before which most of those who left did so."""
    known = ((stop, goals[stop.key], brief.press.value(stop.total)) for stop in found.stops if goals.get(stop.key))
    shares = [(Fraction(n) / Fraction(goal), stop, goal) for stop, goal, n in known if n is not None]
    if shares:
        share, last, goal = min(shares, key=lambda each: each[0])
        yield Message(
            share < _BEHIND,
            lambda: _("“{name}” is furthest behind what was agreed: {n} of {goal}").format(
                name=last.name, n=brief.press.text(last.total), goal=number(goal)
            ),
            (last.total,),
        )
    losing = largest_first(((stop, stop.lost) for stop in found.stops if stop.lost), lambda pair: pair[1])
    if losing:
        first, lost = losing[0]
        yield Message(
            lost.exceeds_share(_MOST, found.left),
            lambda: _("Most of those who left did so before “{name}”").format(name=first.name),
            (lost, found.left),
        )


def _note(found: Way, goals: Mapping[str, Decimal]) -> str:
    """How to read it."""
    said = [
        _(
            "Outline: people who came to the milestone before. Decided: they came to it, left before it or ended "
            "otherwise; who is in progress is no loss."
        )
    ]
    if "home" in found.fates:
        said.append(_("The home track does not count here."))
    if goals:
        said.append(_("Ticks: targets of the logframe due now, else next."))
    return " ".join(said)


def _data(brief: Brief, found: Way, goals: Mapping[str, Decimal]) -> ChartData:
    press = brief.press
    series = [ChartSeries(_("Reached"), tuple(press.value(stop.total) for stop in found.stops))]
    if goals:
        planned = (goals.get(stop.key) for stop in found.stops)
        series.append(ChartSeries(_("Agreed"), tuple(None if goal is None else float(goal) for goal in planned)))
    series.append(
        ChartSeries(_("Left before"), tuple(press.value(stop.lost) if stop.lost else None for stop in found.stops))
    )
    return ChartData("bar", _("Milestone"), tuple(stop.name for stop in found.stops), tuple(series))
