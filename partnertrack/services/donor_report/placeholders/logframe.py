"""Placeholders for the lines of the logframe, by their codes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import Decimal
from fractions import Fraction
from functools import partial

from partnertrack.disclosure import WITHHELD
from partnertrack.i18n import _, current, day, number, percent
from partnertrack.services.donor_report.brief import Brief
from partnertrack.services.donor_report.placeholders.kind import Placeholder
from partnertrack.services.logframe import Line, Logframe, logframe, value_text

_SHARES = ("percent", "share")


def of_logframe(brief: Brief) -> Iterator[Placeholder]:
    """How many lines stand how; then each line: actual, milestone, end target, baseline, what is missing."""
    frame = the_logframe(brief)
    yield from _standing(frame)
    for line in frame.lines():
        if line.indicator.code:
            yield from _line(brief, frame, line)


def _standing(frame: Logframe) -> Iterator[Placeholder]:
    lights = [line.stand.light for line in frame.lines()]
    for suffix, label, count in (
        ("indicators", _("Indicators of the logframe"), len(lights)),
        ("on_track", _("Indicators on track"), lights.count("on_track")),
        ("watch", _("Indicators that need attention"), lights.count("at_risk")),
        ("off_track", _("Indicators off track"), lights.count("off_track")),
    ):
        yield Placeholder(f"logframe.{suffix}", label, "logframe", partial(number, count))


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
        ("due", _("{code}: day of the milestone"), lambda: day(stand.next.due_on) if stand.next else None),
        ("target", _("{code}: end target"), partial(say, stand.final.value if stand.final else None)),
        ("baseline", _("{code}: baseline"), partial(say, line.indicator.baseline)),
        ("missing", _("{code}: missing to the milestone"), partial(_missing, brief, frame, line)),
        ("achieved", _("{code}: share of the way to the milestone"), partial(_achieved, brief, line)),
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


def _missing(brief: Brief, frame: Logframe, line: Line) -> str | None:
    """What is missing to the next milestone; nought where nothing is."""
    goal, reached = line.stand.next, line.current.value
    if goal is None or goal.value is None or reached is None:
        return None
    if not _may_tell(brief, line):
        return WITHHELD
    gap = Fraction(goal.value) - reached
    between = max(Fraction(0), -gap if line.indicator.direction == "down" else gap)
    return value_text(between, "points" if line.unit in _SHARES else line.unit, frame.currency)


def _achieved(brief: Brief, line: Line) -> str | None:
    """The share of the way from the baseline to the next milestone."""
    if line.stand.of_next is None:
        return None
    return percent(line.stand.of_next, 0) if _may_tell(brief, line) else WITHHELD


def _may_tell(brief: Brief, line: Line) -> bool:
    """Whether what the line counts may be printed; what was reported by hand counts nobody of the register."""
    figure = line.indicator.figure
    if figure in brief.results.milestones:
        return brief.press.may_tell(brief.reached(figure).total)
    found = brief.measured(figure) if figure else None
    return found is None or not found.is_withheld
