"""Placeholders for the lines of the logframe, by their codes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import Decimal
from fractions import Fraction
from functools import partial

from partnertrack.disclosure import WITHHELD
from partnertrack.i18n import _, current, day
from partnertrack.services.donor_report.brief import Brief
from partnertrack.services.donor_report.placeholders.kind import Placeholder
from partnertrack.services.logframe import Line, Logframe, logframe, value_text

_SHARES = ("percent", "share")


def of_logframe(brief: Brief) -> Iterator[Placeholder]:
    """Each line: actual, next milestone and its day, end target, baseline, the way between actual and milestone."""
    frame = the_logframe(brief)
    for line in frame.lines():
        if line.indicator.code:
            yield from _line(brief, frame, line)


def the_logframe(brief: Brief) -> Logframe:
    """The logframe on the report's day; remembered until something is stored."""
    kept: dict[object, Logframe] = brief.workspace.remembered("report logframe", dict)
    asked = (brief.options.as_of, brief.options.since, current())
    if asked not in kept:
        kept[asked] = logframe(brief.workspace, brief.options.as_of, brief.options.since)
    return kept[asked]


def _line(brief: Brief, frame: Logframe, line: Line) -> Iterator[Placeholder]:
    code, stand = line.indicator.code, line.stand
    say = partial(_value, frame, line)
    sayings: tuple[tuple[str, str, Callable[[], str | None]], ...] = (
        ("actual", _("{code}: actual"), partial(_actual, brief, line)),
        ("milestone", _("{code}: milestone"), partial(say, stand.next.value if stand.next else None)),
        ("milestone_day", _("{code}: day of the milestone"), lambda: day(stand.next.due_on) if stand.next else None),
        ("target", _("{code}: end target"), partial(say, stand.final.value if stand.final else None)),
        ("baseline", _("{code}: baseline"), partial(say, line.indicator.baseline)),
        ("gap", _("{code}: between actual and milestone"), partial(_gap, brief, frame, line)),
    )
    for suffix, label, each in sayings:
        words = _("{label} ({indicator})").format(label=label.format(code=code), indicator=line.indicator.label)
        yield Placeholder(f"{code}.{suffix}", words, "logframe", each)


def _value(frame: Logframe, line: Line, value: Decimal | Fraction | None) -> str | None:
    return None if value is None else value_text(value, line.unit, frame.currency)


def _actual(brief: Brief, line: Line) -> str | None:
    """What was reached, through the press where it counts people."""
    figure = line.indicator.figure
    if line.current.value is None:
        return None
    if figure in brief.results.milestones:
        return brief.press.text(brief.reached(figure).total)
    return line.current.text if _may_tell(brief, line) else WITHHELD


def _gap(brief: Brief, frame: Logframe, line: Line) -> str | None:
    """How far the actual value is from the milestone, without a sign."""
    goal, reached = line.stand.next, line.current.value
    if goal is None or goal.value is None or reached is None:
        return None
    if not _may_tell(brief, line):
        return WITHHELD
    between = abs(Fraction(goal.value) - reached)
    return value_text(between, "points" if line.unit in _SHARES else line.unit, frame.currency)


def _may_tell(brief: Brief, line: Line) -> bool:
    """Whether what the line counts may be printed; what was reported by hand counts nobody of the register."""
    figure = line.indicator.figure
    if figure in brief.results.milestones:
        return brief.press.may_tell(brief.reached(figure).total)
    found = brief.measured(figure) if figure else None
    return found is None or not found.is_withheld
