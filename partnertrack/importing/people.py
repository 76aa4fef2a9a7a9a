"""Whom a row of a partner's file speaks of, among the people that the pilot knows."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass, fields, replace
from datetime import date
from operator import attrgetter
from uuid import UUID

from partnertrack.domain.identity import Identity
from partnertrack.domain.names import fold
from partnertrack.domain.record import Value
from partnertrack.importing.likeness import (
    DateLikeness,
    Likeness,
    Verdict,
    compare,
    misspelt_part,
    name_keys,
    normal_number,
    whole_name_key,
)
from partnertrack.importing.typed_sheet import Slot

_SHOWN = 5
_NUMBERS = ("reference", "passport_no", "national_id", "email")


@dataclass(frozen=True, slots=True)
class KnownPerson:
    """An enrolment of the pilot, or one that an earlier row of the file made, with who it is."""

    enrolment_id: UUID
    participant_id: UUID
    label: str
    identity: Identity


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody whom a row may mean, with the evidence."""

    person: KnownPerson
    likeness: Likeness


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
        self._by_key: dict[tuple[str, object], dict[UUID, None]] = defaultdict(dict)
        self._people: dict[UUID, KnownPerson] = {}
        self._names: set[str] = set()
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
        self._people[person.enrolment_id] = person
        identity = person.identity
        self._names |= {fold(identity.first_name), fold(identity.last_name)}
        names = ("name",) if identity.birth_date else ("name", "undated_name")
        for key in _keys(identity, names):
            self._by_key[key][person.enrolment_id] = None

    def learn(self, person: KnownPerson, said: Identity) -> None:
        """Add what a row said about somebody and was not known, so that later rows are held against it."""
        known = self._people[person.enrolment_id].identity
        blanks = [each.name for each in fields(Identity) if not getattr(known, each.name) and getattr(said, each.name)]
        if blanks:
            self.add(replace(person, identity=replace(known, **{name: getattr(said, name) for name in blanks})))

    def look_up(self, row: Identity, listed: Container[UUID] = (), *, are_all_known: bool = False) -> Match:
        """Whom the row means. Exactly one clear match is taken; any doubt is handed to a person.

        `listed` are the people whom earlier rows of the same sheet added. Where the sheet adds nobody
        (`are_all_known`), a name that is one letter off and nobody else's is a misspelling.
        """
        candidates = self._candidates(row, listed)
        same = [candidate for candidate in candidates if candidate.likeness.verdict == Verdict.SAME]
        if same:
            best = _clear_best(same)
            return Match(best.person, (best,), best.likeness) if best else Match(candidates=tuple(same[:_SHOWN]))
        by_name = [candidate for candidate in candidates if candidate.likeness.verdict == Verdict.BY_NAME]
        if len(by_name) == 1:
            return Match(by_name[0].person, tuple(by_name), by_name[0].likeness)
        if are_all_known and len(candidates) == 1 and self._is_misspelt(row, candidates[0]):
            return Match(candidates[0].person, tuple(candidates), candidates[0].likeness)
        return Match(candidates=tuple((by_name or candidates)[:_SHOWN]))

    def _is_misspelt(self, row: Identity, candidate: Candidate) -> bool:
        """Whether the row names somebody born on that day with one wrong letter, which makes no other name we know."""
        known = candidate.person.identity
        if candidate.likeness.birth != DateLikeness.EQUAL or (row.sex and known.sex and row.sex != known.sex):
            return False
        misspelt = misspelt_part(row, known)
        return bool(misspelt) and misspelt not in self._names

    def shares_birth(self, row: Identity) -> tuple[Candidate, ...]:
        """Everybody born on that day who has the family name or first name of the row: kin, or a misreading."""
        born = self._by_key.get(("birth_date", row.birth_date), {}) if row.birth_date else {}
        names = {name for name in name_keys(row) if name}
        found = [self._people[key] for key in born if names.intersection(name_keys(self._people[key].identity))]
        return tuple(Candidate(person, compare(row, person.identity)) for person in found[:_SHOWN])

    def _candidates(self, row: Identity, listed: Container[UUID]) -> list[Candidate]:
        """Everybody about whom there is some evidence, best first."""
        found: dict[UUID, None] = {}
        for key in _keys(row, ("undated_name",) if row.birth_date else ("name",)):
            found |= self._by_key.get(key, {})
        compared = [
            Candidate(person, compare(row, person.identity, are_listed_together=person.enrolment_id in listed))
            for person in map(self._people.__getitem__, found)
        ]
        likely = [candidate for candidate in compared if candidate.likeness.verdict != Verdict.OTHER]
        return sorted(likely, key=lambda candidate: (-candidate.likeness.score, candidate.person.label))


def _keys(identity: Identity, names: Iterable[str]) -> Iterable[tuple[str, object]]:
    """What somebody can be found by; a part of the name under each of `names`.

    Parts of names are common, so they are asked for only where a birth date is missing on one side or the other.
    """
    for kind in _NUMBERS:
        if number := normal_number(getattr(identity, kind)):
            yield kind, number
    if identity.birth_date:
        yield "birth_date", identity.birth_date
    if identity.name:
        yield "whole_name", whole_name_key(identity)
    for kind in names:
        for key in name_keys(identity):
            if key:
                yield kind, key


def _clear_best(same: list[Candidate]) -> Candidate | None:
    """The one that is meant when several pass: the same number, or name and birth date to the letter."""
    for is_clear in (attrgetter("number"), attrgetter("is_to_the_letter")):
        clear = [candidate for candidate in same if is_clear(candidate.likeness)]
        if len(clear) == 1:
            return clear[0]
        if clear:
            return None
    return same[0] if len(same) == 1 else None
