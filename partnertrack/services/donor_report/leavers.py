"""Why those who left the way did so, and how far they had come, in counts of people."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from partnertrack.domain.person_count import PersonCount
from partnertrack.domain.shown import answer
from partnertrack.i18n import _, current
from partnertrack.services.donor_report.brief import Brief
from partnertrack.services.donor_report.ranking import largest_first
from partnertrack.services.donor_report.way import Stop, way, ways_of

if TYPE_CHECKING:
    from partnertrack.indicators.clock.columns import Exit

_OTHER = "other"
"""The key of codes for what no other code of a list says, and of those of whom nobody said why."""


@dataclass(frozen=True, slots=True)
class Ground:
    """A reason with all who left for it, and those at each stop; `is_other` has no reason that was told."""

    label: str
    count: PersonCount
    by_stop: tuple[PersonCount, ...]
    is_other: bool


@dataclass(frozen=True, slots=True)
class Leavers:
    """All who left after their selection: by reason, the most frequent first, and by the last milestone they came to.

    Both add up to `total`; of the stops there are those at which anybody left.
    """

    total: PersonCount
    grounds: tuple[Ground, ...]
    stops: tuple[Stop, ...]


def leavers(brief: Brief) -> Leavers:
    """Those who left by the report's day."""
    found, known = way(brief), ways_of(brief)
    at = {node: frozenset(known.ids(known.foot(node, "left"))) for node in known.nodes}
    stops = tuple(stop for stop in found.stops if at[stop.key])
    why: dict[str, list[UUID]] = {}
    names: dict[str, str] = {}
    told = brief.once(("leavers", brief.options.language), lambda: tuple(_found(brief, set().union(*at.values()))))
    for reason, label, ids in told:
        key = next((each for each, name in names.items() if name == label), reason)
        why.setdefault(key, []).extend(ids)
        names.setdefault(key, label)
    grounds = []
    for reason, left in why.items():
        count = _count(brief, left, names[reason], f"reason={reason}")
        by_stop = tuple(
            _count(brief, [who for who in left if who in at[stop.key]], names[reason], f"reason={reason}", stop.key)
            for stop in stops
        )
        brief.press.split(count, by_stop)
        grounds.append(Ground(names[reason], count, by_stop, reason == _OTHER))
    brief.press.split(found.left, [each.count for each in grounds])
    for place, stop in enumerate(stops):
        brief.press.split(stop.feet["left"], [each.by_stop[place] for each in grounds])
    grounds.sort(key=lambda each: (each.is_other, each.label))
    return Leavers(found.left, tuple(largest_first(grounds, lambda each: each.count)), stops)


def _count(brief: Brief, ids: Sequence[UUID], label: str, *group: str) -> PersonCount:
    return brief.counting.of(("left", *group), tuple(ids), _("Left early: {group}").format(group=label))


def _found(brief: Brief, rest: set[UUID]) -> Iterator[tuple[str, str, tuple[UUID, ...]]]:
    """The key and the words of each reason with those of `rest` who left for it, everybody once."""
    from partnertrack.services import clock  # noqa: PLC0415 - what only these parts ask

    as_of = brief.options.as_of
    view = brief.once(("clock", brief.options.language), lambda: clock.clock(brief.workspace, as_of))
    for stage in view.stages:
        for told in stage.reasons:
            for exit_ in told.ways:
                wanted = clock.Wanted(stage=stage.key, foot="left", ways=(exit_,))
                ids = tuple(who for who in clock.people(brief.workspace, as_of, wanted) if who in rest)
                rest.difference_update(ids)
                if ids:
                    yield (*_reason(brief, exit_), ids)
    if rest:
        yield _OTHER, _("Other or not stated"), tuple(sorted(rest))


def _reason(brief: Brief, exit_: Exit) -> tuple[str, str]:
    """The key and the words of a reason; words that a partner wrote freely are not printed, they may name somebody."""
    step = brief.scheme.step(exit_.step)
    if step is not None and exit_.reason != _OTHER:
        said = [answer(brief.scheme, codes, exit_.reason) for codes in step.reasons]
        if label := next(filter(None, said), ""):
            return exit_.reason, label
    if step is not None and not exit_.reason and not step.reasons:
        return step.key, step.label.text(current())
    if step is not None and not exit_.reason and (label := answer(brief.scheme, step.codes, exit_.outcome)):
        return f"{step.key}:{exit_.outcome}", label
    return _OTHER, _("Other or not stated")
