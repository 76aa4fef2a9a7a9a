"""People found by a list of names or numbers, as somebody copied it from a sheet."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from uuid import UUID

from partnertrack.domain.enrolment import pseudonym
from partnertrack.domain.names import fold
from partnertrack.persistence.queries.roll import Called, roll
from partnertrack.services.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Listed:
    """Who was meant, and which entries mean nobody; one name can mean several people."""

    ids: frozenset[UUID]
    found: int
    missing: tuple[str, ...]


def find_listed(workspace: Workspace, entries: Sequence[str]) -> Listed:
    """Whom these entries name: a number (PT-000012), a reference, or both names in either order."""
    with workspace.store.reading() as reading:
        known: defaultdict[str, set[UUID]] = defaultdict(set)
        for person in roll(reading):
            for name in _names(person):
                known[name].add(person.enrolment_id)
    wanted = [entry.strip() for entry in dict.fromkeys(entries) if entry.strip()]
    missing = tuple(entry for entry in wanted if not known.get(_key(entry)))
    ids = {each for entry in wanted for each in known.get(_key(entry), ())}
    return Listed(frozenset(ids), len(wanted) - len(missing), missing)


def _names(person: Called) -> Iterator[str]:
    yield _key(pseudonym(person.number))
    if person.reference:
        yield _key(person.reference)
    if person.first_name or person.last_name:
        yield _key(f"{person.first_name} {person.last_name}")


def _key(text: str) -> str:
    """The words of an entry whatever their order, their case and their accents."""
    return " ".join(sorted(fold(text.replace(",", " ")).split()))
