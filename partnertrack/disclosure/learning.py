"""What a reader learns from a report and from those before it."""

from __future__ import annotations

from collections.abc import Sequence

from partnertrack.disclosure.earlier import Earlier
from partnertrack.disclosure.knowledge import Knowledge
from partnertrack.disclosure.past import Days, remember
from partnertrack.disclosure.system import System
from partnertrack.domain.person_count import CountKey


def learn(system: System, earlier: Sequence[Earlier], days: Days) -> Knowledge:
    """What can be known of a report with these days, and of the earlier ones, oldest first."""
    known = Knowledge()
    for names in _classes(system):
        known.add(system.counts[names[0]].uncovered, names)
    for split in sorted(system.splits, key=lambda split: (split.whole, split.parts)):
        known.equate([(known.places[split.whole], -1), *((known.places[part], 1) for part in split.parts)])
    for part, whole in sorted(system.within):
        known.order(known.places[part], known.places[whole])
    for part, whole in sorted(system.shares):
        _leave_out(known, known.places[part], known.places[whole])
    remember(known, system, earlier, days)
    return known


def _classes(system: System) -> list[tuple[CountKey, ...]]:
    """The keys that mean the same people, together; in order."""
    parent = {key: key for key in system.counts}

    def root(key: CountKey) -> CountKey:
        while parent[key] != key:
            key = parent[key]
        return key

    for one, other in sorted(system.same):
        if system.counts[one].uncovered == system.counts[other].uncovered:
            first, second = sorted((root(one), root(other)))
            parent[second] = first
    found: dict[CountKey, list[CountKey]] = {}
    for key in sorted(system.counts):
        found.setdefault(root(key), []).append(key)
    return [tuple(names) for _root, names in sorted(found.items())]


def _leave_out(known: Knowledge, part: int, whole: int) -> None:
    """Add those of the whole who are not in the part."""
    if part != whole and known.room(part, whole) >= 0:
        rest = known.add(known.room(part, whole))
        known.rests.append(rest)
        known.about[rest] = known.said_of(part)
        known.equate([(whole, -1), (part, 1), (rest, 1)])
