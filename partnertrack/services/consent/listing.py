"""Who agreed to what: one person’s consents, and how many people’s there are for each purpose."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from partnertrack.domain.consent import Consent
from partnertrack.domain.consents import PURPOSES, Standing, latest, standing
from partnertrack.domain.document import Document
from partnertrack.domain.enrolment import Enrolment
from partnertrack.domain.erasure import Erasure
from partnertrack.domain.privacy_words import purposes
from partnertrack.errors import UserError
from partnertrack.i18n import _
from partnertrack.persistence.queries import records
from partnertrack.services.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Paper:
    """A document of the person that may be the signed form: its id and what it is called."""

    id: UUID
    label: str


@dataclass(frozen=True, slots=True)
class PersonLine:
    """One consent of a person, with its purpose in words and what it is worth on the day."""

    consent: Consent
    purpose: str
    standing: Standing
    paper: str = ""


@dataclass(frozen=True, slots=True)
class OfPerson:
    """All consents of a person, the newest of each purpose first; `open` are the purposes not asked for yet."""

    participant_id: UUID
    lines: tuple[PersonLine, ...]
    open: tuple[tuple[str, str], ...]
    papers: tuple[Paper, ...]


@dataclass(frozen=True, slots=True)
class Coverage:
    """How people stand to a purpose: counts, and the enrolments of those without a consent that counts."""

    purpose: str
    label: str
    given: int
    withdrawn: int
    refused: int
    missing: int
    without: tuple[UUID, ...]

    @property
    def people(self) -> int:
        """Everybody."""
        return self.given + self.withdrawn + self.refused + self.missing

    @property
    def share(self) -> float:
        """The part of everybody who agreed; 0 for nobody."""
        return self.given / self.people if self.people else 0.0


@dataclass(frozen=True, slots=True)
class Overview:
    """Every purpose with its counts; `said_yes` are people whose partners say "consent signed" and nothing is kept."""

    purposes: tuple[Coverage, ...]
    people: int
    said_yes: tuple[UUID, ...]


def of_person(workspace: Workspace, enrolment_id: UUID, as_of: date) -> OfPerson:
    """What one person agreed to; raises `UserError` when the person is gone."""
    with workspace.store.reading() as reading:
        enrolment = records.fetch(reading, Enrolment, [enrolment_id]).get(enrolment_id)
        if enrolment is None:
            raise UserError(_("This person is no longer in the pilot."), _("Go back to the list of participants."))
        consents = records.pointing(reading, Consent, "participant_id", [enrolment.participant_id])
        enrolments = records.pointing(reading, Enrolment, "participant_id", [enrolment.participant_id])
        documents = records.beside(reading, Document, [each.id for each in enrolments])
    papers = {each.id: each.title or each.file_name or each.type for each in documents}
    names = purposes()
    found = sorted(consents, key=lambda each: each.given_on or each.asked_on or date.min, reverse=True)
    lines = (
        PersonLine(
            each,
            names.get(each.purpose, each.purpose),
            standing(each, as_of),
            papers.get(each.document_id, "") if each.document_id else "",
        )
        for each in sorted(found, key=lambda each: _place(each.purpose))
    )
    asked = {each.purpose for each in consents}
    return OfPerson(
        enrolment.participant_id,
        tuple(lines),
        tuple((key, words) for key, words in names.items() if key not in asked),
        tuple(Paper(key, label) for key, label in papers.items()),
    )


def overview(workspace: Workspace, as_of: date) -> Overview:
    """How everybody who was not erased stands to each purpose."""
    with workspace.store.reading() as reading:
        erased = {each.participant_id for each in records.all_of(reading, Erasure)}
        enrolments = [each for each in records.all_of(reading, Enrolment) if each.participant_id not in erased]
        states = _states(records.all_of(reading, Consent), as_of)
    first: dict[UUID, UUID] = {}
    said: dict[UUID, UUID] = {}
    for each in enrolments:
        first.setdefault(each.participant_id, each.id)
        if each.values.get("consent") is True:
            said.setdefault(each.participant_id, each.id)
    covered = tuple(_coverage(key, words, first, states) for key, words in purposes().items())
    without = tuple(key for person, key in said.items() if "taking_part" not in states.get(person, {}))
    return Overview(covered, len(first), without)


def lacking(workspace: Workspace, purpose: str, enrolment_ids: Collection[UUID], as_of: date) -> tuple[UUID, ...]:
    """Those of these enrolments whose people did not agree to the purpose, or took it back."""
    with workspace.store.reading() as reading:
        of = {key: each.participant_id for key, each in records.fetch(reading, Enrolment, enrolment_ids).items()}
        states = _states(records.pointing(reading, Consent, "participant_id", set(of.values())), as_of)
    return tuple(key for key in enrolment_ids if key in of and states.get(of[key], {}).get(purpose) != "given")


def _coverage(
    key: str, words: str, first: Mapping[UUID, UUID], states: Mapping[UUID, Mapping[str, Standing]]
) -> Coverage:
    counted: defaultdict[str, int] = defaultdict(int)
    without = []
    for person, enrolment_id in first.items():
        found = states.get(person, {}).get(key, "")
        counted[found] += 1
        if found != "given":
            without.append(enrolment_id)
    return Coverage(key, words, counted["given"], counted["withdrawn"], counted["refused"], counted[""], tuple(without))


def _states(consents: Collection[Consent], as_of: date) -> dict[UUID, dict[str, Standing]]:
    """How each person stands to each purpose that something is known about."""
    of: defaultdict[UUID, list[Consent]] = defaultdict(list)
    for each in consents:
        of[each.participant_id].append(each)
    return {
        person: {key: standing(each, as_of) for key, each in latest(found, as_of).items()}
        for person, found in of.items()
    }


def _place(purpose: str) -> int:
    return PURPOSES.index(purpose) if purpose in PURPOSES else len(PURPOSES)
