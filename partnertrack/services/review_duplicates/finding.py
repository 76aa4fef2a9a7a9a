"""The entries of a pilot that look like one person."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Literal

from partnertrack.domain.distinction import Distinction
from partnertrack.domain.scheme import Field
from partnertrack.i18n import _, current, day
from partnertrack.importing.candidate_view import evidence_words, explain
from partnertrack.importing.duplicates import Pair
from partnertrack.importing.duplicates import pairs as alike
from partnertrack.importing.identity_evidence import Evidence
from partnertrack.importing.people import KnownPerson
from partnertrack.persistence.queries import people, records
from partnertrack.services.review_duplicates.entries import Entry
from partnertrack.services.workspace import Workspace

Grade = Literal["same", "near", "differs", "unknown"]


@dataclass(frozen=True, slots=True)
class EvidenceLine:
    """What both entries say in one field: `grade` is same, near, differs or unknown, and `words` say it closer."""

    field: str
    label: str
    ours: str
    theirs: str
    grade: Grade
    words: str
    weight: float


@dataclass(frozen=True, slots=True)
class DuplicatePair:
    """Two entries that may be one person; `score` goes from 0 to 1, and `reason` says what speaks for it."""

    one: Entry
    other: Entry
    score: float
    reason: str
    evidence: tuple[EvidenceLine, ...]


def pairs(workspace: Workspace) -> tuple[DuplicatePair, ...]:
    """The entries that look like one person, the likeliest first; nobody is named whom a person told apart.

    They are found once for all who ask, until something is stored.
    """
    return workspace.remembered(f"pairs in {current()}", partial(_find, workspace))


def _find(workspace: Workspace) -> tuple[DuplicatePair, ...]:
    with workspace.store.reading() as reading:
        known = [
            KnownPerson(each.enrolment_id, each.participant_id, each.label, each.identity)
            for each in people.known(reading)
        ]
        apart = frozenset(each.pair for each in records.all_of(reading, Distinction))
    return tuple(_pair(workspace.scheme.fields, pair) for pair in alike(known, apart))


def _pair(fields: Mapping[str, Field], pair: Pair) -> DuplicatePair:
    lines = tuple(_line(fields[each.field], each) for each in pair.evidence if each.field in fields)
    return DuplicatePair(_entry(pair.one), _entry(pair.other), pair.score, explain(pair.likeness), lines)


def _line(field: Field, each: Evidence) -> EvidenceLine:
    grade: Grade = each.grade
    words = evidence_words(each) if grade != "unknown" else _unknown(each)
    ours, theirs = (_shown(field, text) for text in (each.ours, each.theirs))
    return EvidenceLine(field.key, field.label.text(current()), ours, theirs, grade, words, each.weight)


def _shown(field: Field, text: str) -> str:
    """What an entry says, with a day as people write it."""
    return day(date.fromisoformat(text), "medium") if field.type == "date" and text else text


def _unknown(each: Evidence) -> str:
    return _("only one of them says it") if each.ours or each.theirs else _("neither says it")


def _entry(person: KnownPerson) -> Entry:
    return Entry(person.enrolment_id, person.identity.name or person.label, person.label, person.identity.reference)
