"""Which column of a table is which field of the data dictionary."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from partnertrack.domain.scheme import Field
from partnertrack.importing.answer_book import answers_for
from partnertrack.importing.cells import raw_text
from partnertrack.importing.evidence import AGAINST, FOR, Sample, evidence_for, sample_of
from partnertrack.importing.headings import HeadingIndex, Meaning, heading_index
from partnertrack.importing.table import Column, Table
from partnertrack.importing.typed_sheet import CERTAIN, NO_OVERRIDES, ColumnMatch, Overrides
from partnertrack.importing.vocabulary import Vocabulary
from partnertrack.importing.wording import occurrence_of

_SURE_WORDS: Final = 0.95
_NEAR_WORDS: Final = 0.74
_UNDECIDED: Final = 0.6
_DENIED: Final = 0.5
_OTHERS: Final = 0.7
_CLEAR: Final = 1.0
_SAMPLES: Final = 5
_LONGEST_SAMPLE: Final = 40
_MOST_RIVALS: Final = 8
_NAME_SLOTS: Final = ("name", "last_name", "first_name")
_PERSONAL: Final = frozenset({"participant"})

# what speaks for one of several fields that a heading may mean, in points
_POINTS_WORDS: Final = 10.0
_POINTS_VALUES: Final = 3.0
_POINTS_GROUP: Final = 4.0
_POINTS_STEP: Final = 2.0
_POINTS_FAMILY: Final = 1.5
_POINTS_NAMES: Final = 3.0
_POINTS_TAKEN: Final = -5.0


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What is known about a table beside its columns, and the year in which it is read."""

    sheet: str = ""
    caption: str = ""
    file_name: str = ""
    language: str = ""
    this_year: int = 2024


@dataclass(slots=True)
class _Seat:
    """A column, what its values look like, what its heading may mean, and the meaning that was chosen."""

    column: Column
    sample: Sample
    meanings: tuple[Meaning, ...]
    filled: int
    chosen: Meaning | None = None
    confidence: float = 0.0
    rivals: tuple[str, ...] = ()


def match_columns(
    table: Table, vocabulary: Vocabulary, around: Surroundings, overrides: Overrides = NO_OVERRIDES
) -> tuple[tuple[ColumnMatch, ...], str]:
    """The columns in their order, and the language of most headings (empty where two are even).

    A heading that the dictionary has word for word is certain, unless its values deny it. One that means several
    fields is decided by the line above it, its values, its neighbours, the name of the sheet and the text above the
    table, its language; where these do not decide, a person must.
    """
    matcher = _Matcher(table, vocabulary, around)
    matcher.settle()
    return matcher.matches(overrides), matcher.language


class _Matcher:
    """Seats the columns of one table."""

    def __init__(self, table: Table, vocabulary: Vocabulary, around: Surroundings) -> None:
        self._vocabulary = vocabulary
        self._fields = vocabulary.fields
        self._around = around
        self._index = heading_index(vocabulary)
        self._seats = [self._seat(table, place, column) for place, column in enumerate(table.columns)]
        self.language = _language(self._seats)
        self._named = _named_families(self._index, around)

    def settle(self) -> None:
        """Choose a meaning for each column: first those that have one only, then the others from left to right."""
        for seat in self._seats:
            if len(_best(seat.meanings)) == 1:
                seat.chosen, seat.confidence = seat.meanings[0], seat.meanings[0].fit
                seat.rivals = tuple(meaning.field for meaning in seat.meanings[1:])
                self._weigh(seat, seat.chosen)
        for place, seat in enumerate(self._seats):
            if seat.chosen is None and seat.meanings:
                self._weigh(seat, self._decide(place, seat))

    def matches(self, overrides: Overrides) -> tuple[ColumnMatch, ...]:
        """What was found, or what a person decided in its place, each field once."""
        return _once([self._decided(self._match(seat), overrides) for seat in self._seats], self._seats, overrides)

    def _seat(self, table: Table, place: int, column: Column) -> _Seat:
        cells = [row.cells[place] for row in table.rows]
        sample = sample_of(cells, self._around.this_year)
        meanings = self._index.meanings(column.heading, column.group) if column.heading else ()
        filled = sum(cell is not None for cell in cells)
        return _Seat(column, sample, self._possible(meanings, sample), filled)

    def _possible(self, meanings: tuple[Meaning, ...], sample: Sample) -> tuple[Meaning, ...]:
        """The meanings that the values do not deny, as long as one of them is sure by its words; else all."""
        if len(meanings) < 2:  # noqa: PLR2004 - there is no choice
            return meanings
        left = tuple(one for one in meanings if self._evidence(self._fields[one.field], sample) != AGAINST)
        return left if left and left[0].fit >= _SURE_WORDS else meanings

    def _decide(self, place: int, seat: _Seat) -> Meaning:
        """Choose between the meanings whose words fit best."""
        points = {meaning: self._points(place, seat, meaning) for meaning in _best(seat.meanings)}
        ranked = sorted(points, key=lambda meaning: (-points[meaning], meaning.field))
        seat.chosen = ranked[0]
        is_clear = points[ranked[0]] - points[ranked[1]] >= _CLEAR
        seat.confidence = ranked[0].fit if is_clear else _UNDECIDED
        seat.rivals = tuple(meaning.field for meaning in ranked[1:])
        return seat.chosen

    def _points(self, place: int, seat: _Seat, meaning: Meaning) -> float:
        """What speaks for a meaning."""
        field = self._fields[meaning.field]
        groups = self._index.families(seat.column.group)
        others = [other for other in self._seats if other is not seat and _is_sure(other)]
        points = _POINTS_WORDS * meaning.fit + _POINTS_VALUES * self._evidence(field, seat.sample)
        points += _POINTS_GROUP * (field.family in groups)
        points += _POINTS_FAMILY * (field.family in self._index.families(seat.column.heading))
        points += self._neighbours(place, field)
        points += _POINTS_FAMILY * self._share(field, others)
        points += self._named.get(field.family, 0.0)
        points += float((self.language or self._around.language) in meaning.languages)
        points += _POINTS_NAMES * self._name_part(field, seat, others)
        points -= _POINTS_STEP * (field.slot == "reference" and self._follows_name(place))
        points += _POINTS_TAKEN * any(other.chosen and other.chosen.field == field.key for other in others)
        return points

    def _neighbours(self, place: int, field: Field) -> float:
        """Points for the nearest known column on the left, more when next to it; half on the right."""
        points = 0.0
        for direction, weight in ((range(place - 1, -1, -1), 1.0), (range(place + 1, len(self._seats)), 0.5)):
            there = next((there for there in direction if _is_sure(self._seats[there])), None)
            chosen = self._seats[there].chosen if there is not None else None
            other = self._fields[chosen.field] if chosen else None
            if other and field.step and other.step == field.step:
                points += weight * (_POINTS_STEP + _POINTS_FAMILY * (there == place - 1))
            elif other and other.family == field.family:
                points += weight * _POINTS_FAMILY
        return points

    def _follows_name(self, place: int) -> bool:
        """Whether a name stands further left: the number of a person comes first, other numbers later."""
        chosen = [seat.chosen for seat in self._seats[:place] if _is_sure(seat)]
        return any(meaning and self._fields[meaning.field].slot in _NAME_SLOTS for meaning in chosen)

    def _share(self, field: Field, others: Sequence[_Seat]) -> float:
        """The share of the field's family among the columns that tell of events."""
        families = Counter(self._fields[other.chosen.field].family for other in others if other.chosen)
        events = sum(families[family] for family in {entry.family for entry in self._fields.values() if entry.step})
        return families[field.family] / events if events and field.step else 0.0

    def _name_part(self, field: Field, seat: _Seat, others: Sequence[_Seat]) -> float:
        """Take "Name" for the family name beside a first name, and else for what its values look like."""
        if field.slot not in _NAME_SLOTS[:2]:
            return 0.0
        slots = {self._fields[meaning.field].slot for other in others for meaning in other.meanings[:1]}
        is_whole = "first_name" not in slots and seat.sample.full_names() > _UNDECIDED
        return 1.0 if is_whole == (field.slot == "name") else 0.0

    def _evidence(self, field: Field, sample: Sample) -> float:
        return evidence_for(field, sample, answers_for(field, self._vocabulary))

    def _weigh(self, seat: _Seat, chosen: Meaning) -> None:
        """Let the values and the line above confirm or deny what the words say."""
        field = self._fields[chosen.field]
        evidence = self._evidence(field, seat.sample)
        if evidence == AGAINST:
            seat.confidence = min(seat.confidence, _DENIED)
        elif evidence == FOR and field.type != "text" and len(seat.meanings) == 1 and seat.confidence >= _NEAR_WORDS:
            seat.confidence = max(seat.confidence, CERTAIN)
        if field.record in _PERSONAL and not chosen.is_joint and self._is_of_others(seat.column):
            seat.confidence = min(seat.confidence, _OTHERS)

    def _is_of_others(self, column: Column) -> bool:
        """Whether the line above names something else than the trainee, such as the employer or a tutor."""
        return bool(column.group) and not self._index.names_people(column.group) and len(self._groups()) > 1

    def _groups(self) -> set[str]:
        return {seat.column.group for seat in self._seats}

    def _match(self, seat: _Seat) -> ColumnMatch:
        samples = dict.fromkeys(raw_text(cell)[:_LONGEST_SAMPLE] for cell in seat.sample.cells)
        match = ColumnMatch(
            seat.column.index,
            seat.column.heading,
            seat.column.group,
            samples=tuple(samples)[:_SAMPLES],
            note="column-unmatched",
        )
        if seat.chosen is None:
            return match
        return replace(
            match,
            field=seat.chosen.field,
            confidence=round(seat.confidence, 2),
            occurrence=self._occurrence(seat.chosen.field, seat.column),
            candidates=seat.rivals[:_MOST_RIVALS],
            note="" if seat.confidence >= CERTAIN else "column-uncertain",
        )

    def _occurrence(self, key: str, column: Column) -> int | None:
        """The time that the heading, the line above it, the sheet or the text above the table names."""
        if not self._vocabulary.may_repeat(key):
            return None
        texts = [column.heading, column.group]
        if self._vocabulary.repeated is not None:
            texts += [self._around.sheet, self._around.caption]
        return next((days for text in texts if (days := occurrence_of(text)) is not None), None)

    def _decided(self, match: ColumnMatch, overrides: Overrides) -> ColumnMatch:
        """The match as a person decided it."""
        if match.index not in overrides.columns:
            return match
        key = overrides.columns[match.index]
        if key is None or key not in self._fields:
            return replace(match, field=None, confidence=0.0, occurrence=None, note="")
        column = Column(match.index, match.heading, match.group)
        occurrence = overrides.occurrences.get(match.index, self._occurrence(key, column))
        return replace(match, field=key, confidence=1.0, occurrence=occurrence, note="")


def _is_sure(seat: _Seat) -> bool:
    """Whether the seat is settled well enough for others to be judged by it."""
    return seat.chosen is not None and seat.confidence >= CERTAIN


def _best(meanings: tuple[Meaning, ...]) -> tuple[Meaning, ...]:
    """The meanings whose words fit as well as the best."""
    return tuple(meaning for meaning in meanings if meaning.fit >= meanings[0].fit - (1 - _SURE_WORDS) / 2)


def _language(seats: Sequence[_Seat]) -> str:
    """The language of most headings; empty where two are even or none is known."""
    votes: Counter[str] = Counter()
    for seat in seats:
        spoken = frozenset().union(*(meaning.languages for meaning in seat.meanings if meaning.fit >= _SURE_WORDS))
        for language in spoken:
            votes[language] += 60 // len(spoken)
    first, second = ([*votes.most_common(2), ("", 0), ("", 0)])[:2]
    return first[0] if first[1] > second[1] else ""


def _named_families(index: HeadingIndex, around: Surroundings) -> dict[str, float]:
    """Families that the names around the table speak of, and how many points that is."""
    named: dict[str, float] = {}
    for text, points in ((around.file_name, 0.5), (around.caption, 1.0), (around.sheet, 1.5)):
        for family in index.families(text):
            named[family] = points
    return named


def _once(matches: Sequence[ColumnMatch], seats: Sequence[_Seat], overrides: Overrides) -> tuple[ColumnMatch, ...]:
    """The matches with each field once: the one that a person chose, the most certain, the fullest, the first."""
    owners: dict[tuple[str, int | None], int] = {}
    for place in sorted(
        range(len(matches)),
        key=lambda place: (
            matches[place].index not in overrides.columns,
            -matches[place].confidence,
            -seats[place].filled,
            place,
        ),
    ):
        match = matches[place]
        if match.field is not None:
            owners.setdefault((match.field, match.occurrence), place)
    return tuple(
        _kept(match, owners.get((match.field or "", match.occurrence)) == place) for place, match in enumerate(matches)
    )


def _kept(match: ColumnMatch, is_owner: bool) -> ColumnMatch:  # noqa: FBT001 - the one thing that it asks
    """The match, or what is left of it where another column has its field."""
    if match.field is None or is_owner:
        return match
    candidates = (match.field, *match.candidates)
    return replace(match, field=None, confidence=0.0, occurrence=None, candidates=candidates, note="column-twice")
