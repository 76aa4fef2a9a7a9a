"""Whom a row of a partner's file speaks of, among the people that the pilot knows."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass, fields, replace
from datetime import date
from operator import attrgetter
from uuid import UUID

from partnertrack.domain.identity import Identity
from partnertrack.domain.record import Value
from partnertrack.importing.identity_evidence import Evidence, evidence, score
from partnertrack.importing.likeness import (
    DateLikeness,
    Likeness,
    Verdict,
    compare,
    compare_dates,
    is_swapped_date,
    sexes_differ,
)
from partnertrack.importing.name_index import NameIndex
from partnertrack.importing.name_likeness import NameLikeness, misspelt_first, misspelt_last, shares_name
from partnertrack.importing.number_likeness import number_keys
from partnertrack.importing.sound import roman
from partnertrack.importing.typed_sheet import Slot

_SHOWN = 5


@dataclass(frozen=True, slots=True)
class KnownPerson:
    """An enrolment of the pilot, or one that an earlier row of the file made, with who it is."""

    enrolment_id: UUID
    participant_id: UUID
    label: str
    identity: Identity


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody whom a row may mean; `said` is who the row says that it is about."""

    person: KnownPerson
    likeness: Likeness
    said: Identity

    @property
    def evidence(self) -> tuple[Evidence, ...]:
        """What speaks for and against it, field by field."""
        return evidence(self.said, self.person.identity)


@dataclass(frozen=True, slots=True)
class Match:
    """The answer: `person` is meant; without one, candidates mean "ask", and no candidates mean "a new person"."""

    person: KnownPerson | None = None
    candidates: tuple[Candidate, ...] = ()
    likeness: Likeness | None = None

    @property
    def is_by_name_alone(self) -> bool:
        """Whether nothing but the name speaks for the person."""
        return self.person is not None and self.likeness is not None and self.likeness.verdict == Verdict.BY_NAME

    @property
    def is_open(self) -> bool:
        """Whether a person has to decide."""
        return self.person is None and bool(self.candidates)


def identity_of(values: Mapping[Slot, Value]) -> Identity:
    """Who the row says that it is about."""

    def text(key: str) -> str:
        value = values.get((key, None))
        return value if isinstance(value, str) else ""

    born = values.get(("birth_date", None))
    return Identity(
        last_name=text("last_name"),
        first_name=text("first_name"),
        birth_date=born if isinstance(born, date) else None,
        sex=text("sex") or None,
        reference=text("ref"),
        passport_no=text("passport_no"),
        national_id=text("national_id"),
        phone=text("phone"),
        email=text("email"),
    )


class Register:
    """Everybody who may be meant, found by number, birth date and name without comparing all with all."""

    def __init__(self, people: Iterable[KnownPerson]) -> None:
        self._by_key: defaultdict[tuple[str, object], list[UUID]] = defaultdict(list)
        self._people: dict[UUID, KnownPerson] = {}
        self._dated, self._undated = NameIndex(), NameIndex()
        self._parts: Counter[str] = Counter()
        for person in people:
            self.add(person)

    def __len__(self) -> int:
        """How many enrolments the register holds."""
        return len(self._people)

    def get(self, enrolment_id: UUID) -> KnownPerson | None:
        """The person of that enrolment, if the register holds it."""
        return self._people.get(enrolment_id)

    def add(self, person: KnownPerson) -> None:
        """Enter somebody whom later rows may mean."""
        identity = person.identity
        if person.enrolment_id not in self._people:
            self._parts.update((roman(identity.first_name), roman(identity.last_name)))
        self._people[person.enrolment_id] = person
        (self._dated if identity.birth_date else self._undated).add(identity, person.enrolment_id)
        for key in _keys(identity):
            self._by_key[key].append(person.enrolment_id)

    def learn(self, person: KnownPerson, said: Identity) -> None:
        """Add what a row said about somebody and was not known, so that later rows are held against it."""
        known = self._people[person.enrolment_id].identity
        blanks = [each.name for each in fields(Identity) if not getattr(known, each.name) and getattr(said, each.name)]
        if blanks:
            self.add(replace(person, identity=replace(known, **{name: getattr(said, name) for name in blanks})))

    def look_up(self, row: Identity, listed: Container[UUID] = (), *, are_all_known: bool = False) -> Match:
        """Whom the row means. Exactly one clear match is taken; any doubt is handed to a person.

        `listed` are the people whom earlier rows of the same sheet added. Where the sheet adds nobody
        (`are_all_known`), a slip in a name or a birth date that can mean nobody else is taken for what it is.
        """
        candidates = self._candidates(row, listed)
        same = [candidate for candidate in candidates if candidate.likeness.verdict == Verdict.SAME]
        if same:
            best = _clear_best(same)
            return Match(best.person, (best,), best.likeness) if best else Match(candidates=_shown(same))
        by_name = [candidate for candidate in candidates if candidate.likeness.verdict == Verdict.BY_NAME]
        if len(by_name) == 1:
            return Match(by_name[0].person, tuple(by_name), by_name[0].likeness)
        if are_all_known and len(candidates) == 1 and self._is_slip(row, candidates[0]):
            return Match(candidates[0].person, tuple(candidates), candidates[0].likeness)
        return Match(candidates=_shown(by_name or candidates))

    def _is_slip(self, row: Identity, candidate: Candidate) -> bool:
        """Whether the row differs by one slip, in the name or in the birth date, that makes nobody else we know."""
        likeness, known = candidate.likeness, candidate.person.identity
        if sexes_differ(row, known):
            return False
        if likeness.birth == DateLikeness.EQUAL:
            return self._is_misspelt(row, known)
        if likeness.birth != DateLikeness.NEAR or likeness.name not in (NameLikeness.EXACT, NameLikeness.SOUND):
            return False
        namesakes = set(self._dated.alike(row)) - {candidate.person.enrolment_id}
        return not namesakes or _are_swapped(row.birth_date, known.birth_date)

    def _is_misspelt(self, row: Identity, known: Identity) -> bool:
        """Whether one letter makes the difference, and no name of a brother or sister."""
        if first := misspelt_first(row, known):
            return not self._parts[first]
        ours, theirs = misspelt_last(row, known)
        return bool(ours) and (not self._parts[ours] or self._parts[theirs] == 1)

    def near(self, row: Identity) -> tuple[Candidate, ...]:
        """Everybody whom a row about nobody known comes close to: namesakes, and kin or a misreading.

        Those were born on the same day, or nearly, and have a name that is like that of the row.
        """
        found = dict.fromkeys(self._dated.alike(row))
        if row.birth_date:
            born = dict.fromkeys(self._by_key.get(("birth_date", row.birth_date), ()))
            found |= {key: None for key in born if shares_name(row, self._people[key].identity)}
            found |= {key: None for key in self._dated.likely(row) if self._is_near(row, key)}
        people = map(self._people.__getitem__, found)
        return _shown([Candidate(person, compare(row, person.identity), row) for person in people])

    def _candidates(self, row: Identity, listed: Container[UUID]) -> list[Candidate]:
        """Everybody about whom there is some evidence, best first."""
        compared = [
            Candidate(person, compare(row, person.identity, are_listed_together=person.enrolment_id in listed), row)
            for person in map(self._people.__getitem__, self._found(row))
        ]
        likely = [candidate for candidate in compared if candidate.likeness.verdict != Verdict.OTHER]
        return sorted(likely, key=_rank)

    def _found(self, row: Identity) -> dict[UUID, None]:
        """Everybody whom it is worth to compare."""
        found: dict[UUID, None] = {}
        for key in _keys(row):
            found |= dict.fromkeys(self._by_key.get(key, ()))
        found |= dict.fromkeys(self._undated.likely(row))
        if row.birth_date is None:
            return found | dict.fromkeys(self._dated.likely(row))
        return found | dict.fromkeys(bearer for bearer in self._dated.alike(row) if self._is_near(row, bearer))

    def _is_near(self, row: Identity, bearer: UUID) -> bool:
        """Whether a digit, or the order of day and month, is all by which the birth dates differ."""
        return compare_dates(row.birth_date, self._people[bearer].identity.birth_date) == DateLikeness.NEAR


def _keys(identity: Identity) -> Iterator[tuple[str, object]]:
    """What somebody can be found by, apart from the name."""
    yield from number_keys(identity)
    if identity.birth_date:
        yield "birth_date", identity.birth_date


def _are_swapped(ours: date | None, theirs: date | None) -> bool:
    return ours is not None and theirs is not None and is_swapped_date(ours, theirs)


def _rank(candidate: Candidate) -> tuple[object, ...]:
    likeness = candidate.likeness
    return -likeness.verdict, not likeness.number, -likeness.name - likeness.birth, candidate.person.label


def _shown(candidates: list[Candidate]) -> tuple[Candidate, ...]:
    """As many of the best as a person can compare, by their score."""
    best = sorted(candidates, key=_rank)[:_SHOWN]
    return tuple(sorted(best, key=lambda candidate: -score(candidate.evidence)))


def _clear_best(same: list[Candidate]) -> Candidate | None:
    """The one that is meant when several pass: the same number, or name and birth date to the letter."""
    for is_clear in (attrgetter("number"), attrgetter("is_to_the_letter")):
        clear = [candidate for candidate in same if is_clear(candidate.likeness)]
        if len(clear) == 1:
            return clear[0]
        if clear:
            return None
    return same[0] if len(same) == 1 else None
