"""What a reader learns from a report and from those before it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from partnertrack.disclosure.earlier import Earlier
from partnertrack.disclosure.knowledge import Knowledge
from partnertrack.disclosure.system import Split, System
from partnertrack.domain.person_count import CountKey

PERIOD = "~period"


def learn(system: System, earlier: Sequence[Earlier] = (), since: date | None = None) -> Knowledge:
    """What can be known of a report whose period begins on `since`, and of the earlier ones, oldest first."""
    known = Knowledge()
    for names in _classes(system):
        known.add(system.counts[names[0]].uncovered, names)
    for split in sorted(system.splits, key=lambda split: (split.whole, split.parts)):
        known.equate([(known.places[split.whole], -1), *((known.places[part], 1) for part in split.parts)])
    for part, whole in sorted(system.within):
        known.order(known.places[part], known.places[whole])
    for part, whole in sorted(system.shares):
        _leave_out(known, known.places[part], known.places[whole])
    remember(known, system, earlier, since)
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


@dataclass(frozen=True, slots=True)
class _Later:
    """A report that another one is followed by: where its counts stand, and the first day of its period."""

    places: Mapping[CountKey, int]
    since: date | None

    def follows(self, report: Earlier) -> bool:
        """Whether its period begins where the other report ends."""
        return self.since is not None and 0 <= (self.since - report.as_of).days <= 1


def remember(known: Knowledge, system: System, earlier: Sequence[Earlier], since: date | None) -> None:
    """Add what earlier reports told, each tied to the next and the last of them to this one."""
    later = _Later(dict(known.places), since)
    grown = _grown(system, earlier)
    for report in reversed(earlier):
        past = _Past(known, report, later, grown)
        past.add()
        past.add_up(system)
        later = _Later(past.places, report.since)


def _grown(system: System, earlier: Sequence[Earlier]) -> frozenset[str]:
    """The populations that only grow: those of whom a period counts its own."""
    keys = [*system.counts, *(key for each in earlier for key in (*each.printed, *each.withheld))]
    return frozenset(key[0].removesuffix(PERIOD) for key in keys if key[0].endswith(PERIOD))


@dataclass(slots=True)
class _Past:
    """Adds the counts of one earlier report, as far as they have to do with those of this one."""

    known: Knowledge
    report: Earlier
    later: _Later
    grown: frozenset[str]
    places: dict[CountKey, int] = field(default_factory=dict)

    def add(self) -> None:
        """Add its counts, and how the next report's follow from them, unless they were corrected since."""
        for key in sorted({*self.report.printed, *self.report.withheld}):
            self.places[key] = place = self.known.add(self._value(key))
            self.known.about[place] = key
            if key in self.report.withheld:
                self.known.guarded.append(place)
            else:
                self.known.told.add(place)
        values = self.known.values
        for key, place in self.places.items():
            now, added = self.later.places.get(key), self._growth(key)
            if now is None or key[0] not in self.grown:
                continue
            if added is None:
                self.known.order(place, now)
            elif values[now] == values[place] + values[added]:
                self.known.equate([(now, 1), (place, -1), (added, -1)])

    def add_up(self, system: System) -> None:
        """Let its counts add up as those of this report do; a part that it did not have was nobody, if it can be."""
        for split in sorted(system.splits, key=lambda split: (split.whole, split.parts)):
            if split.whole in self.places and any(part in self.places for part in split.parts):
                self._fill(split)
                parts = [(self.places[part], 1) for part in split.parts if part in self.places]
                self.known.equate([(self.places[split.whole], -1), *parts])
        for less, more in sorted(system.within):
            if less in self.places and more in self.places:
                self.known.order(self.places[less], self.places[more])

    def _fill(self, split: Split) -> None:
        """Add a part that was not told, where those that were do not make up the whole."""
        values, parts = self.known.values, [self.places.get(part) for part in split.parts]
        left = values[self.places[split.whole]] - sum(values[part] for part in parts if part is not None)
        if left > 0 and None in parts:
            self.places[split.parts[parts.index(None)]] = self.known.add(left)

    def _growth(self, key: CountKey) -> int | None:
        """The count of those whom the next report's period added, where it tells of them."""
        return self.later.places.get((f"{key[0]}{PERIOD}", *key[1:])) if self.later.follows(self.report) else None

    def _value(self, key: CountKey) -> int:
        """What was printed or, of a count that was withheld, what is known or else likely."""
        found = self.report.printed.get(key, self.report.covered.get(key))
        if found is not None:
            return found
        now, growth = self.later.places.get(key), self._growth(key)
        values = self.known.values
        return max(0, (0 if now is None else values[now]) - (0 if growth is None else values[growth]))
