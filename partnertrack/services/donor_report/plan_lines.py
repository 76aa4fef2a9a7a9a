"""The lines of the logframe against their targets, as far as they may be told."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from functools import partial

from partnertrack.disclosure import WITHHELD, Press
from partnertrack.domain.logframe import Target
from partnertrack.domain.person_count import CountKey, PersonCount
from partnertrack.i18n import _, current, percent
from partnertrack.indicators.achievement import starting_point
from partnertrack.indicators.calculate import Results
from partnertrack.reporting.table import Bar, Status
from partnertrack.services.donor_report.brief import Brief
from partnertrack.services.donor_report.measured import OF_PEOPLE
from partnertrack.services.logframe import Line, Logframe, change_text, logframe, value_text

STATUSES = {"on_track": Status.ON_TRACK, "at_risk": Status.WATCH, "off_track": Status.OFF_TRACK}

_WHOLE, _BEFORE = "~whole", "~before"
"""Figures since the start where the report's own are those of a period, and those of the eve of the period."""


@dataclass(frozen=True, slots=True)
class PlanLine:
    """An indicator of the logframe with what may be told of it.

    `counts` are the people whom its value is made of, and `earlier` those of the value before the period: where one of
    them is withheld, so is what was worked out from it. Texts are in the language in force when it was made.
    """

    line: Line
    level: str
    currency: str
    press: Press
    counts: tuple[PersonCount, ...] = ()
    earlier: tuple[PersonCount, ...] = ()

    @property
    def code(self) -> str:
        """The indicator's code in the logframe."""
        return self.line.indicator.code

    @property
    def label(self) -> str:
        """The donor's wording."""
        return self.line.indicator.label

    @property
    def status(self) -> Status | None:
        """How it stands against the next milestone; None where nothing can be said."""
        return STATUSES.get(self.line.stand.light)

    @property
    def is_behind(self) -> bool:
        """Whether it is not on track."""
        return self.status in {Status.WATCH, Status.OFF_TRACK}

    @property
    def is_withheld(self) -> bool:
        """Whether nothing of its value may be printed."""
        return not self.press.may_tell(*self.counts)

    @property
    def value(self) -> Fraction | None:
        """The value; None where it is not known or withheld."""
        return None if self.is_withheld else self.line.current.value

    @property
    def text(self) -> str:
        """The value as printed: "42", "94.1%", "not reported", "[c]"."""
        return WITHHELD if self.is_withheld else self.line.current.text

    @property
    def next(self) -> Target | None:
        """What is to be reached next."""
        return self.line.stand.next

    @property
    def final(self) -> Target | None:
        """What is to be reached in the end."""
        return self.line.stand.final

    @property
    def achieved(self) -> Fraction | None:
        """The share of the way from the baseline to the next milestone; None where it is not known or withheld."""
        return None if self.is_withheld else self.line.stand.of_next

    @property
    def achieved_text(self) -> str:
        """The same as printed."""
        if self.line.stand.of_next is None:
            return _("n/a")
        return WITHHELD if self.achieved is None else percent(self.achieved, 0)

    @property
    def missing(self) -> Fraction | None:
        """What is missing to the milestone, in the indicator's unit; None where nothing is, or it is withheld."""
        value, target = self.value, self.next.value if self.next else None
        if value is None or target is None:
            return None
        gap = Fraction(target) - value
        if self.line.indicator.direction == "down":
            gap = -gap
        return gap if gap > 0 else None

    @property
    def missing_text(self) -> str:
        """The same as printed: "33", "3.2 points"; "[c]" where it is withheld, nothing where nothing is missing."""
        if self.is_withheld:
            return WITHHELD
        return "" if self.missing is None else change_text(self.missing, self.line.unit, self.currency)[1:]

    @property
    def change_text(self) -> str:
        """What the period added, with its sign; "" where it cannot be said."""
        if not self.line.progress_text:
            return ""
        return self.line.progress_text if self.press.may_tell(*self.counts, *self.earlier) else WITHHELD

    @property
    def bar(self) -> Bar | None:
        """The value on the way to the final target, with a tick at the milestone; None where it cannot be drawn.

        Shares are drawn on their own scale, all else from the baseline on; one that is to sink fills as it does.
        """
        final = self.final.value if self.final else None
        if self.value is None or final is None:
            return None
        start = starting_point(self.line.indicator.baseline, self.line.indicator.direction)
        if start is None or start == final:
            return None
        if self.line.indicator.direction != "down" and final > 0:
            start = Decimal(0)
        ahead = self.next.value if self.next else None
        tick = None if ahead is None else _along(start, Fraction(ahead), final)
        return Bar(_along(start, self.value, final), tick, self.status)

    def target_text(self, target: Target | None) -> str:
        """A target as printed; "–" where there is none."""
        return "–" if target is None or target.value is None else self.told(target.value)

    def told(self, value: Decimal | Fraction | None) -> str:
        """Any value in the indicator's unit as printed."""
        return "–" if value is None else value_text(value, self.line.unit, self.currency)


def framework(brief: Brief) -> Logframe:
    """The logframe as it stands on the report's day, in the language in force."""
    day, since = brief.options.as_of, brief.options.since
    return brief.once(("logframe", day, since, current()), partial(logframe, brief.workspace, day, since))


def plan_lines(brief: Brief) -> tuple[PlanLine, ...]:
    """All indicators of the logframe, the highest level first; none without a logframe."""
    return brief.once(("plan lines", current(), id(brief.press)), partial(_every, brief))


def _every(brief: Brief) -> tuple[PlanLine, ...]:
    found = framework(brief)
    return tuple(
        _told(brief, line, result.node.level, found.currency) for result in found.results for line in result.lines
    )


def line_of(brief: Brief, *figures: str) -> PlanLine | None:
    """The first line of the logframe that is computed by one of these figures, the first of them first."""
    known = {line.line.indicator.figure: line for line in reversed(plan_lines(brief))}
    return next((known[figure] for figure in figures if figure in known), None)


def _told(brief: Brief, line: Line, level: str, currency: str) -> PlanLine:
    counts = tuple(counts_of(brief, line.indicator.figure))
    earlier: tuple[PersonCount, ...] = ()
    if line.progress_text and brief.options.since:
        earlier = tuple(counts_before(brief, line.indicator.figure, brief.options.since))
    return PlanLine(line, level, currency, brief.press, counts, earlier)


def counts_of(brief: Brief, figure: str) -> Iterator[PersonCount]:
    """The people whom a figure since the start is made of; nobody for what is reported by hand."""
    results = brief.results_on(brief.options.as_of)
    if figure in results.milestones:
        yield brief.reached(figure).total
    elif figure in results.indicators:
        mine, own = results.indicators[figure], brief.results.indicators[figure]
        is_same = (mine.n, mine.d) == (own.n, own.d)
        yield from _parts(brief, results, figure, "" if is_same else _WHOLE)


def counts_before(brief: Brief, figure: str, since: date) -> Iterator[PersonCount]:
    """The people whom it was made of before the period; for a milestone, those who reached it in the period."""
    if figure in brief.results.milestones:
        period = brief.reached(figure).period
        if period is not None:
            yield period
    elif figure in brief.results.indicators:
        yield from _parts(brief, brief.results_on(since - timedelta(days=1)), figure, _BEFORE)


def _parts(brief: Brief, results: Results, figure: str, when: str) -> Iterator[PersonCount]:
    """Numerator and denominator of a figure, where they count people."""
    found = results.indicators.get(figure)
    if found is None or found.counts not in OF_PEOPLE:
        return
    counting = brief.counting
    key: CountKey = (f"{figure}{when}",)
    n = counting.count(key, found.n, found.name, partial(results.who, figure, "n"))
    yield n
    if found.d is not None:
        label = _("{name}: counted from").format(name=found.name)
        d = counting.count((f"{figure}/d{when}",), found.d, label, partial(results.who, figure, "d"))
        brief.press.within(n, d)
        yield d


def _along(start: Decimal, value: Fraction, final: Decimal) -> float:
    """The place of a value on the way from one to the other, from 0 to 1."""
    way = Fraction(final) - Fraction(start)
    return float(min(max((value - Fraction(start)) / way, Fraction(0)), Fraction(1)))
