"""The entries of a pilot that look like one person."""

from __future__ import annotations

from dataclasses import dataclass

from partnertrack.domain.distinction import Distinction
from partnertrack.i18n import current
from partnertrack.importing.duplicates import Pair
from partnertrack.importing.duplicates import pairs as alike
from partnertrack.importing.people import KnownPerson
from partnertrack.persistence.queries import people, records
from partnertrack.services.review_duplicates.entries import Entry
from partnertrack.services.workspace import Workspace


@dataclass(frozen=True, slots=True)
class EvidenceLine:
    """What both entries say in one field: `grade` is same, near, differs or unknown, `how` says it closer."""

    field: str
    label: str
    ours: str
    theirs: str
    grade: str
    how: str
    weight: float


@dataclass(frozen=True, slots=True)
class DuplicatePair:
    """Two entries that may be one person; `likeness` goes from 0 to 1."""

    one: Entry
    other: Entry
    likeness: float
    evidence: tuple[EvidenceLine, ...]


def pairs(workspace: Workspace) -> tuple[DuplicatePair, ...]:
    """The entries that look like one person, the likeliest first; nobody is named whom a person told apart."""
    with workspace.store.reading() as reading:
        known = [
            KnownPerson(each.enrolment_id, each.participant_id, each.label, each.identity)
            for each in people.known(reading)
        ]
        apart = frozenset(each.pair for each in records.all_of(reading, Distinction))
    found = (pair for pair in alike(known, apart) if pair.one.participant_id != pair.other.participant_id)
    return tuple(_pair(workspace, pair) for pair in found)


def _pair(workspace: Workspace, pair: Pair) -> DuplicatePair:
    fields = workspace.scheme.fields
    lines = []
    for each in pair.evidence:
        field = fields.get(each.field)
        if field is not None:
            label = field.label.text(current())
            lines.append(EvidenceLine(each.field, label, each.ours, each.theirs, each.grade, each.how, each.weight))
    return DuplicatePair(_known(pair.one), _known(pair.other), pair.likeness, tuple(lines))


def _known(person: KnownPerson) -> Entry:
    return Entry(person.enrolment_id, person.identity.name or person.label, person.label, person.identity.reference)
