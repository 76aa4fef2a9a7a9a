"""Collects what a partner could tell about its trainees and nobody knows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from partnertrack.domain.enrolment import Enrolment
from partnertrack.domain.gaps import Asked, Gap, asked_of_kind, asked_of_layouts, gaps
from partnertrack.domain.names import fold
from partnertrack.domain.organisation import Organisation
from partnertrack.domain.participant import Participant
from partnertrack.domain.scheme import Scheme
from partnertrack.domain.statement import SlotKey, unpack
from partnertrack.persistence.queries import records, sources, statements
from partnertrack.persistence.session import Reading
from partnertrack.progress import Progress
from partnertrack.services.partners.folder import Folder

_LATEST = 3  # files whose layouts say what a partner tells
_PORTION = 100  # trainees between two reports of progress


@dataclass(frozen=True, slots=True)
class TraineeGaps:
    """A trainee with what is missing; `reference` is the number by which the partner knows the trainee, if any."""

    enrolment_id: UUID
    label: str
    reference: str
    name: str
    gaps: tuple[Gap, ...]

    @property
    def number(self) -> str:
        """The number to be written in a letter: the partner's own, else ours."""
        return self.reference or self.label


def trainees_of(reading: Reading, partner: Folder) -> list[Enrolment]:
    """The trainees of whom a partner's files speak or for whom something happened there; all, where there is neither.

    A partner that never sent anything and is named nowhere may still be asked about everybody.
    """
    own = {organisation.id for organisation in _organisations(reading, partner)}
    spoken = sources.spoken_of(reading, [source.id for source in partner.sources], own)
    if spoken or partner.sources:
        return list(records.fetch(reading, Enrolment, spoken).values())
    return records.all_of(reading, Enrolment)


def missing(
    reading: Reading, scheme: Scheme, partner: Folder, trainees: Collection[Enrolment], as_of: date, progress: Progress
) -> tuple[TraineeGaps, ...]:
    """What is missing as of a day, for each trainee of whom something is, by reference and name.

    Raises `Cancelled` when the user stops it.
    """
    asked = _asked(reading, scheme, partner)
    events = records.events_of(reading, [trainee.id for trainee in trainees])
    people = records.fetch(reading, Participant, {trainee.participant_id for trainee in trainees})
    found = []
    for done, trainee in enumerate(trainees):
        if not done % _PORTION:
            progress.report(done, len(trainees))
        person = people[trainee.participant_id]
        open_ = gaps(scheme, asked, person, trainee, events.get(trainee.id, ()), as_of)
        if open_:
            found.append(TraineeGaps(trainee.id, trainee.label, trainee.reference or "", person.name, open_))
    return tuple(sorted(found, key=lambda each: (each.number, fold(each.name))))


def _organisations(reading: Reading, partner: Folder) -> list[Organisation]:
    """The organisations of the partner's name."""
    name = fold(partner.name)
    return [organisation for organisation in records.all_of(reading, Organisation) if fold(organisation.name) == name]


def _asked(reading: Reading, scheme: Scheme, partner: Folder) -> Asked:
    """What the partner is asked for: what its latest files told, else the steps that its kind answers for."""
    carried: Counter[SlotKey] = Counter()
    for source in partner.sources[:_LATEST]:
        for row in statements.of_source(reading, source.id):
            carried.update(slot for slot, said in unpack(row.said).items() if said.raw.strip())
    if carried:
        return asked_of_layouts(scheme, carried)
    steps = sources.steps_of(reading, [source.id for source in partner.sources])
    if steps:  # imports that are older than statements are known by the events that name them
        return Asked(frozenset(), frozenset(steps))
    kinds = (organisation.type for organisation in _organisations(reading, partner))
    return asked_of_kind(scheme, next(kinds, ""))
