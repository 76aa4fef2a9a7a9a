"""What speaks for one of several fields that a heading may mean."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from partnertrack.domain.scheme import Field
from partnertrack.importing.answer_book import answers_for
from partnertrack.importing.evidence import Sample, evidence_for
from partnertrack.importing.headings import HeadingIndex, Meaning
from partnertrack.importing.seat import Seat
from partnertrack.importing.vocabulary import Vocabulary

NAME_SLOTS: Final = ("name", "last_name", "first_name")
_FULL_NAMES: Final = 0.6
_PLANNED: Final = "planned_on"

# in points
_WORDS: Final = 10.0
_VALUES: Final = 3.0
_GROUP: Final = 4.0
_STEP: Final = 2.0
_FAMILY: Final = 1.5
_NAMES: Final = 3.0
_TAKEN: Final = -5.0
_STRANGE: Final = -1.0
_BACKWARDS: Final = -1.0
_PLANNED_LATE: Final = -4.0
_FILE, _FILE_ALONE, _CAPTION, _SHEET = 0.5, 1.5, 1.0, 1.5


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What is known about a table beside its columns, and the year in which it is read."""

    sheet: str = ""
    caption: str = ""
    file_name: str = ""
    language: str = ""
    this_year: int = 2024


class Scales:
    """Weighs the meanings of the columns of one table."""

    def __init__(
        self, seats: Sequence[Seat], vocabulary: Vocabulary, index: HeadingIndex, around: Surroundings
    ) -> None:
        self._seats = seats
        self._vocabulary = vocabulary
        self._fields = vocabulary.fields
        self._index = index
        self._families = tuple(dict.fromkeys(field.family for field in self._fields.values()))
        self._tell_events = {field.family for field in self._fields.values() if field.step}
        self._named = _named_families(index, around, {f.family for f in self._fields.values() if f.record != "none"})
        self._homes = {field.step: field.family for field in self._fields.values() if field.slot == "done_on"}

    def points(self, place: int, meaning: Meaning, language: str) -> float:
        """What speaks for a meaning of the column at this place, in a sheet of this language."""
        seat = self._seats[place]
        field = self._fields[meaning.field]
        others = [other for other in self._seats if other is not seat and other.is_sure]
        points = _WORDS * meaning.fit + _VALUES * self.evidence(field, seat.sample)
        points += _GROUP * (field.family in self._index.families(seat.column.group))
        points += _FAMILY * (field.family in self._index.families(seat.column.heading))
        points += self._neighbours(place, field)
        points += _FAMILY * self._share({field.family}, others) * bool(field.step)
        points += self._named.get(field.family, 0.0)
        points += float(language in meaning.languages)
        points += _NAMES * self._name_part(field, seat, others)
        points -= _STEP * (field.slot == "reference" and self._follows_name(place))
        points += _TAKEN * any(other.chosen and other.chosen.field == field.key for other in others)
        if self.is_strange(seat, field):
            points += _STRANGE + _BACKWARDS * self._goes_back(place, field)
        points += _PLANNED_LATE * self._told_later(field, others)
        return points

    def evidence(self, field: Field, sample: Sample) -> float:
        """Whether the values of a column speak for the field (above 0) or against it (below)."""
        return evidence_for(field, sample, answers_for(field, self._vocabulary))

    def is_strange(self, seat: Seat, field: Field) -> bool:
        """Whether the field tells of an event, or why, and nothing else is of its kind, neither a column nor a name."""
        if (
            not (field.step or field.slot == "reason")
            or field.family in self._named
            or field.family in self._index.families(seat.column.group)
        ):
            return False
        known = (other.chosen for other in self._seats if other is not seat and other.is_sure)
        return not any(meaning and self._fields[meaning.field].family == field.family for meaning in known)

    def _goes_back(self, place: int, field: Field) -> bool:
        """Whether the nearest event on the left comes later on the way of a person: sheets tell of it from the left."""
        chosen = (seat.chosen for seat in reversed(self._seats[:place]) if seat.is_sure)
        told = (self._fields[meaning.field] for meaning in chosen if meaning)
        before = next((other for other in told if other.step), None)
        order = self._families.index
        return before is not None and order(before.family) > order(field.family)

    def _neighbours(self, place: int, field: Field) -> float:
        """Points for the nearest known column on the left, more when next to it; half on the right."""
        points = 0.0
        for direction, weight in ((range(place - 1, -1, -1), 1.0), (range(place + 1, len(self._seats)), 0.5)):
            there = next((there for there in direction if self._seats[there].is_sure), None)
            chosen = self._seats[there].chosen if there is not None else None
            other = self._fields[chosen.field] if chosen else None
            if other and field.step and other.step == field.step and field.slot != _PLANNED:
                points += weight * (_STEP + _FAMILY * (there == place - 1))
            elif other and other.family == field.family:
                points += weight * _FAMILY
        return points

    def _follows_name(self, place: int) -> bool:
        """Whether a name stands further left: the number of a person comes first, other numbers later."""
        chosen = [seat.chosen for seat in self._seats[:place] if seat.is_sure]
        return any(meaning and self._fields[meaning.field].slot in NAME_SLOTS for meaning in chosen)

    def _share(self, wanted: set[str], others: Sequence[Seat]) -> float:
        """The share of these families among the columns that tell of events."""
        families = Counter(self._fields[other.chosen.field].family for other in others if other.chosen)
        events = sum(families[family] for family in self._tell_events)
        return sum(families[family] for family in wanted) / events if events else 0.0

    def _told_later(self, field: Field, others: Sequence[Seat]) -> float:
        """How far the sheet tells, for a day that was planned, of the time when it had come: from 0 to 1."""
        home = self._homes.get(field.step)
        if field.slot != _PLANNED or home is None:
            return 0.0
        later = set(self._families[self._families.index(home) :])
        is_named = field.family not in self._named and not later.isdisjoint(self._named)
        return 1.0 if is_named else self._share(later, others)

    def _name_part(self, field: Field, seat: Seat, others: Sequence[Seat]) -> float:
        """Take "Name" for the family name beside a first name, and else for what its values look like."""
        if field.slot not in NAME_SLOTS[:2]:
            return 0.0
        slots = {self._fields[meaning.field].slot for other in others for meaning in other.meanings[:1]}
        is_whole = "first_name" not in slots and seat.sample.full_names() > _FULL_NAMES
        return 1.0 if is_whole == (field.slot == "name") else 0.0


def _named_families(index: HeadingIndex, around: Surroundings, families: set[str]) -> Mapping[str, float]:
    """Families that the names around the table speak of, and how many points that is.

    A sheet's name that says nothing ("Sheet1") leaves the say to the file's.
    """
    by_sheet = index.families(around.sheet)
    file_points = _FILE if by_sheet & families else _FILE_ALONE
    named: dict[str, float] = {}
    for text, points in ((_stem(around.file_name), file_points), (around.caption, _CAPTION), (around.sheet, _SHEET)):
        for family in index.families(text) & families:
            named[family] = max(named.get(family, 0.0), points)
    return named


def _stem(file_name: str) -> str:
    """The words of a file's name: "05_Visas2024.xlsx" is "Visas"."""
    stem = file_name.rpartition(".")[0] or file_name
    return " ".join("".join(letter if letter.isalpha() else " " for letter in stem).split())
