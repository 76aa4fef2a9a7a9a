"""What a reader remembers of earlier reports."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from partnertrack.disclosure.earlier import Earlier
from partnertrack.disclosure.knowledge import Knowledge
from partnertrack.disclosure.system import Split, System
from partnertrack.domain.person_count import CountKey

PERIOD = "~period"


@dataclass(frozen=True, slots=True)
class Days:
    """The day of a report's figures, and the first day of its period; None where they do not matter."""

    as_of: date | None = None
    since: date | None = None

    def follow(self, as_of: date) -> bool:
        """Whether the period begins where a report of that day ends."""
        return self.since is not None and 0 <= (self.since - as_of).days <= 1


@dataclass(frozen=True, slots=True)
class _Told:
    """A count as the next report tells it: where it stands, and where those whom that report's period added."""

    place: int
    added: int | None
    days: Days


def remember(known: Knowledge, system: System, earlier: Sequence[Earlier], days: Days) -> None:
    """Add what earlier reports told, each count tied to the next report that tells it again."""
    later = _told(known.places, days)
    grown = _grown(system, earlier)
    for report in reversed(earlier):
        past = _Past(known, report, later, grown)
        past.add()
        past.add_up(system)
        later |= _told(past.places, Days(report.as_of, report.since))


def _told(places: dict[CountKey, int], days: Days) -> dict[CountKey, _Told]:
    return {key: _Told(place, places.get((f"{key[0]}{PERIOD}", *key[1:])), days) for key, place in places.items()}


def _grown(system: System, earlier: Sequence[Earlier]) -> frozenset[str]:
    """The populations that only grow: those of whom a period counts its own."""
    keys = [*system.counts, *(key for each in earlier for key in (*each.printed, *each.withheld))]
    return frozenset(key[0].removesuffix(PERIOD) for key in keys if key[0].endswith(PERIOD))


@dataclass(slots=True)
class _Past:
    """Adds the counts of one earlier report, as far as they have to do with those of this one."""

    known: Knowledge
    report: Earlier
    later: dict[CountKey, _Told]
    grown: frozenset[str]
    places: dict[CountKey, int] = field(default_factory=dict)

    def add(self) -> None:
        """Add its counts, and what they have to do with those told later."""
        for key in sorted({*self.report.printed, *self.report.withheld}):
            self.places[key] = place = self.known.add(self._value(key))
            self.known.about[place] = key
            if key in self.report.printed:
                self.known.told.add(place)
            else:
                self.known.guarded[place] = self.report.covered.get(key)
        for key, place in self.places.items():
            if key in self.later:
                self._tie(key, place, self.later[key])

    def _tie(self, key: CountKey, place: int, now: _Told) -> None:
        """What follows for a count that is told again, unless it was corrected since.

        Of the same day it is the same number, as those of a period with the same last day need not be.
        """
        values = self.known.values
        if now.days.as_of == self.report.as_of and not key[0].endswith(PERIOD):
            if values[now.place] == values[place]:
                self.known.equate([(now.place, 1), (place, -1)])
        elif key[0] in self.grown and now.added is not None and now.days.follow(self.report.as_of):
            if values[now.place] == values[place] + values[now.added]:
                self.known.equate([(now.place, 1), (place, -1), (now.added, -1)])
        elif key[0] in self.grown:
            self.known.order(place, now.place)

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

    def _value(self, key: CountKey) -> int:
        """What was printed or, of a count that was withheld, what is known or else likely."""
        found = self.report.printed.get(key, self.report.covered.get(key))
        if found is not None:
            return found
        now, values = self.later.get(key), self.known.values
        if now is None:
            return 0
        is_next = now.added is not None and now.days.follow(self.report.as_of)
        return max(0, values[now.place] - (values[now.added] if is_next and now.added is not None else 0))
