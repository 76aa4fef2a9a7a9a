"""Which column of a table is which field of the data dictionary."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType
from typing import Final

from partnertrack.domain.scheme import Field
from partnertrack.importing.by_values import LIKELY, field_by_values
from partnertrack.importing.cells import raw_text
from partnertrack.importing.evidence import AGAINST, FOR, Sample, sample_of
from partnertrack.importing.headings import Meaning, heading_index
from partnertrack.importing.memory import KnownColumn
from partnertrack.importing.seat import Seat
from partnertrack.importing.table import Column, Table
from partnertrack.importing.typed_sheet import CERTAIN, NO_OVERRIDES, ColumnMatch, Overrides
from partnertrack.importing.vocabulary import Vocabulary
from partnertrack.importing.weighing import Scales, Surroundings
from partnertrack.importing.wording import occurrence_of

__all__ = ["Surroundings", "match_columns"]

_SURE_WORDS: Final = 0.95
_NEAR_WORDS: Final = 0.74
_UNDECIDED: Final = 0.6
_DENIED: Final = 0.5
_OTHERS: Final = 0.7
_CLEAR: Final = 1.0
_SAMPLES: Final = 5
_LONGEST_SAMPLE: Final = 40
_MOST_RIVALS: Final = 8
_PERSONAL: Final = frozenset({"participant"})


_NOTHING_KNOWN: Final[Mapping[int, KnownColumn]] = MappingProxyType({})


def match_columns(
    table: Table,
    vocabulary: Vocabulary,
    around: Surroundings,
    overrides: Overrides = NO_OVERRIDES,
    recalled: Mapping[int, KnownColumn] = _NOTHING_KNOWN,
) -> tuple[tuple[ColumnMatch, ...], str]:
    """The columns in their order, and the language of most headings (empty where two are even).

    A heading that the dictionary has word for word is certain, unless its values deny it. One that means several
    fields is decided by the line above it, its values, its neighbours, the name of the sheet and the text above the
    table, its language; where these do not decide, a person must. What the partner's last sheet of this layout was
    read as (`recalled`, by column index) goes before all that, unless the values deny it. A column whose heading says
    nothing may be told by its values.
    """
    matcher = _Matcher(table, vocabulary, around)
    matcher.settle()
    return matcher.matches(overrides, recalled), matcher.language


class _Matcher:
    """Seats the columns of one table."""

    def __init__(self, table: Table, vocabulary: Vocabulary, around: Surroundings) -> None:
        self._vocabulary = vocabulary
        self._fields = vocabulary.fields
        self._around = around
        self._index = heading_index(vocabulary)
        self._seats: list[Seat] = []
        self._scales = Scales(self._seats, vocabulary, self._index, around)
        self._seats += [self._seat(table, place, column) for place, column in enumerate(table.columns)]
        self.language = _language(self._seats)

    def settle(self) -> None:
        """Choose a meaning for each column: first where there is one only, then what is clear, then the others."""
        for seat in self._seats:
            if len(_best(seat.meanings)) == 1 and not seat.is_left_over:
                self._choose(seat, seat.meanings, seat.meanings[0].fit)
        open_places = [place for place, seat in enumerate(self._seats) if seat.chosen is None and seat.meanings]
        while open_places:
            clear = [place for place in open_places if self._decide(place, must=False)]
            if not clear:
                break
            open_places = [place for place in open_places if place not in clear]
        for place in open_places:
            self._decide(place, must=True)

    def matches(self, overrides: Overrides, recalled: Mapping[int, KnownColumn]) -> tuple[ColumnMatch, ...]:
        """What was found, or what is known or was decided in its place, each field once."""
        matches = [self._remembered(self._match(seat), seat, recalled) for seat in self._seats]
        decided = [self._decided(match, overrides) for match in matches]
        return self._with_told_by_values(_once(decided, self._seats, overrides), overrides)

    def _remembered(self, match: ColumnMatch, seat: Seat, recalled: Mapping[int, KnownColumn]) -> ColumnMatch:
        """The match as the partner's last sheet was read, unless the values speak against it."""
        known = recalled.get(match.index)
        if known and known.is_left_out:
            return replace(match, field=None, confidence=0.0, occurrence=None, note="", origin="memory")
        field = self._fields.get(known.field) if known and known.field else None
        if known is None or field is None or self._scales.evidence(field, seat.sample) == AGAINST:
            return match
        rivals = tuple(dict.fromkeys(key for key in (match.field, *match.candidates) if key and key != field.key))
        return replace(
            match,
            field=field.key,
            confidence=1.0,
            occurrence=known.occurrence,
            candidates=rivals,
            note="",
            origin="heading" if match.field == field.key and match.is_certain else "memory",
        )

    def _with_told_by_values(self, matches: tuple[ColumnMatch, ...], overrides: Overrides) -> tuple[ColumnMatch, ...]:
        """The matches, with those that only their values tell; such a one is never certain."""
        taken = {match.field for match in matches if match.field}
        told = []
        for match, seat in zip(matches, self._seats, strict=True):
            key = None
            if match.note == "column-unmatched" and match.index not in overrides.columns:
                key = field_by_values(seat.sample, self._vocabulary, taken)
            if key:
                taken.add(key)
                told.append(replace(match, field=key, confidence=LIKELY, note="column-uncertain", origin="values"))
            else:
                told.append(match)
        return tuple(told)

    def _seat(self, table: Table, place: int, column: Column) -> Seat:
        cells = [row.cells[place] for row in table.rows]
        sample = sample_of(cells, self._around.this_year)
        is_question = column.heading and not column.is_of_tool
        meanings = self._index.meanings(column.heading, column.group) if is_question else ()
        filled = sum(cell is not None for cell in cells)
        possible = self._possible(meanings, sample)
        left, denied = self._families(_best(possible)), self._families(set(_best(meanings)) - set(possible))
        return Seat(column, sample, possible, filled, is_left_over=bool(denied - left))

    def _families(self, meanings: Iterable[Meaning]) -> set[str]:
        return {self._fields[meaning.field].family for meaning in meanings}

    def _possible(self, meanings: tuple[Meaning, ...], sample: Sample) -> tuple[Meaning, ...]:
        """The meanings that the values do not deny, as long as one of them is sure by its words; else all."""
        if len(meanings) < 2:  # noqa: PLR2004 - there is no choice
            return meanings
        left = tuple(one for one in meanings if self._scales.evidence(self._fields[one.field], sample) != AGAINST)
        return left if left and left[0].fit >= _SURE_WORDS else meanings

    def _decide(self, place: int, *, must: bool) -> bool:
        """Choose between the meanings whose words fit best, if one is clearly ahead or if a choice must be made."""
        seat = self._seats[place]
        language = self.language or self._around.language
        points = {meaning: self._scales.points(place, meaning, language) for meaning in _best(seat.meanings)}
        ranked = sorted(points, key=lambda meaning: (-points[meaning], meaning.field))
        is_clear = len(ranked) == 1 or points[ranked[0]] - points[ranked[1]] >= _CLEAR
        if seat.is_left_over and self._scales.is_strange(seat, self._fields[ranked[0].field]):
            is_clear = False
        if is_clear or must:
            self._choose(seat, ranked, ranked[0].fit if is_clear else _UNDECIDED)
        return is_clear

    def _choose(self, seat: Seat, ranked: Sequence[Meaning], confidence: float) -> None:
        """Take the first of these meanings, as far as the values and the line above do not deny it."""
        seat.chosen, seat.confidence = ranked[0], confidence
        seat.rivals = tuple(meaning.field for meaning in ranked[1:])
        self._weigh(seat, ranked[0])

    def _weigh(self, seat: Seat, chosen: Meaning) -> None:
        """Let the values and the line above confirm or deny what the words say."""
        field = self._fields[chosen.field]
        evidence = self._scales.evidence(field, seat.sample)
        if evidence == AGAINST and not self._must_be_reference(seat, field):
            seat.confidence = min(seat.confidence, _DENIED)
        elif evidence == FOR and field.type != "text" and len(seat.meanings) == 1 and seat.confidence >= _NEAR_WORDS:
            seat.confidence = max(seat.confidence, CERTAIN)
        if field.record in _PERSONAL and not chosen.is_joint and self._is_of_others(seat.column):
            seat.confidence = min(seat.confidence, _OTHERS)

    def _must_be_reference(self, seat: Seat, field: Field) -> bool:
        """Whether numbers that only count are references all the same: nothing else is, and the heading is clear."""
        if field.slot != "reference" or any(self._fields[one.field].record == "none" for one in seat.meanings):
            return False
        others = (other.meanings for other in self._seats if other is not seat)
        return not any(self._fields[one.field].slot == "reference" for meanings in others for one in meanings)

    def _is_of_others(self, column: Column) -> bool:
        """Whether the line above names something else than the trainee, such as the employer or a tutor."""
        return bool(column.group) and not self._index.names_people(column.group) and len(self._groups()) > 1

    def _groups(self) -> set[str]:
        return {seat.column.group for seat in self._seats}

    def _match(self, seat: Seat) -> ColumnMatch:
        samples = dict.fromkeys(raw_text(cell)[:_LONGEST_SAMPLE] for cell in seat.sample.cells)
        match = ColumnMatch(
            seat.column.index,
            seat.column.heading,
            seat.column.group,
            samples=tuple(samples)[:_SAMPLES],
            note="" if seat.column.is_of_tool else "column-unmatched",
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
            origin="heading",
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
            return replace(match, field=None, confidence=0.0, occurrence=None, note="", origin="person")
        column = Column(match.index, match.heading, match.group)
        occurrence = overrides.occurrences.get(match.index, self._occurrence(key, column))
        return replace(match, field=key, confidence=1.0, occurrence=occurrence, note="", origin="person")


def _best(meanings: tuple[Meaning, ...]) -> tuple[Meaning, ...]:
    """The meanings whose words fit as well as the best."""
    return tuple(meaning for meaning in meanings if meaning.fit >= meanings[0].fit - (1 - _SURE_WORDS) / 2)


def _language(seats: Sequence[Seat]) -> str:
    """The language of most headings; empty where two are even or none is known."""
    votes: Counter[str] = Counter()
    for seat in seats:
        spoken = frozenset().union(*(meaning.languages for meaning in seat.meanings if meaning.fit >= _SURE_WORDS))
        for language in spoken:
            votes[language] += 60 // len(spoken)
    first, second = ([*votes.most_common(2), ("", 0), ("", 0)])[:2]
    return first[0] if first[1] > second[1] else ""


def _once(matches: Sequence[ColumnMatch], seats: Sequence[Seat], overrides: Overrides) -> tuple[ColumnMatch, ...]:
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
    return replace(
        match, field=None, confidence=0.0, occurrence=None, candidates=candidates, note="column-twice", origin=""
    )
