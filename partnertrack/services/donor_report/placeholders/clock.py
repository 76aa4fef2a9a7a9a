"""Placeholders for how long people take from step to step."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from partnertrack.disclosure import WITHHELD
from partnertrack.domain.person_count import PersonCount
from partnertrack.i18n import _, current, ngettext, number
from partnertrack.services.clock import ClockView, Part, Step, Wanted, clock, people
from partnertrack.services.donor_report.brief import Brief
from partnertrack.services.donor_report.placeholders.kind import Placeholder, count


def of_clock(brief: Brief) -> Iterator[Placeholder]:
    """Each step: the days after which a half and nine in ten are through, what was planned, who waits."""
    for step in _the_clock(brief).steps:
        yield from _step(brief, step)


def _the_clock(brief: Brief) -> ClockView:
    kept: dict[object, ClockView] = brief.workspace.remembered("report clock", dict)
    asked = (brief.options.as_of, current())
    if asked not in kept:
        kept[asked] = clock(brief.workspace, brief.options.as_of)
    return kept[asked]


def _step(brief: Brief, step: Step) -> Iterator[Placeholder]:
    label, found = step.label, step.timing.estimate
    for suffix, words, days in (
        ("median", _("{step}: median days").format(step=label), found.median),
        ("p90", _("{step}: days after which nine in ten are through").format(step=label), found.p90),
    ):
        yield Placeholder(f"{step.key}.{suffix}", words, "clock", partial(_measured, brief, step, days))
    planned = step.timing.planned
    words = _("{step}: planned days").format(step=label)
    yield Placeholder(f"{step.key}.planned", words, "clock", lambda: None if planned is None else _days(planned))
    parts: tuple[tuple[str, str, Part], ...] = (
        ("waiting", _("{step}: people who wait").format(step=label), "open"),
        ("late", _("{step}: people who wait longer than planned").format(step=label), "late"),
    )
    for suffix, words, part in parts:
        yield count(f"{step.key}.{suffix}", words, "clock", brief.press, partial(_people, brief, step, part))


def _measured(brief: Brief, step: Step, days: int | None) -> str | None:
    """A time that was worked out from those who are through; withheld where they are."""
    if days is None:
        return None
    return _days(days) if brief.press.may_tell(_people(brief, step, "done")) else WITHHELD


def _people(brief: Brief, step: Step, part: Part) -> PersonCount:
    timing = step.timing
    words = {
        "open": (timing.open, _("{step}: waiting")),
        "late": (timing.late, _("{step}: waiting longer than planned")),
        "done": (timing.done, _("{step}: through")),
    }
    n, label = words[part]
    who = partial(people, brief.workspace, brief.options.as_of, Wanted(step=step.key, part=part))
    return brief.counting.count((f"clock/{step.key}/{part}",), n, label.format(step=step.label), who)


def _days(days: int) -> str:
    return ngettext("{n} day", "{n} days", days).format(n=number(days))
