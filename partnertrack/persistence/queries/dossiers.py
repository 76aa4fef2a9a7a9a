"""All that the pilot holds about an enrolment, for those who merge or correct it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from typing import get_args
from uuid import UUID

from sqlalchemy import select

from partnertrack.domain.cohort import Cohort
from partnertrack.domain.directory import Directory
from partnertrack.domain.dossier import Attached, Dossier
from partnertrack.domain.enrolment import Enrolment
from partnertrack.domain.organisation import Organisation
from partnertrack.domain.participant import Participant
from partnertrack.domain.statement import Statement
from partnertrack.persistence.queries.records import all_of, beside, events_of, fetch
from partnertrack.persistence.session import Reading
from partnertrack.persistence.tables import EnrolmentTable, StatementTable


def dossiers(reading: Reading, enrolment_ids: Collection[UUID]) -> dict[UUID, Dossier]:
    """The dossiers of these enrolments; one that is gone has none."""
    enrolments = fetch(reading, Enrolment, enrolment_ids)
    people = fetch(reading, Participant, {enrolment.participant_id for enrolment in enrolments.values()})
    events = events_of(reading, enrolments)
    of_people = reading.among(select(EnrolmentTable.id), EnrolmentTable.participant_id, people)
    every = fetch(reading, Enrolment, [row[0] for row in of_people])
    said = reading.among(select(StatementTable.id), StatementTable.enrolment_id, enrolments)
    statements: defaultdict[UUID, list[Statement]] = defaultdict(list)
    for statement in fetch(reading, Statement, [row[0] for row in said]).values():
        statements[statement.enrolment_id].append(statement)
    of_person: defaultdict[UUID, list[Enrolment]] = defaultdict(list)
    for each in every.values():
        of_person[each.participant_id].append(each)
    kept: defaultdict[UUID, list[Attached]] = defaultdict(list)
    for kind in get_args(Attached):
        for record in beside(reading, kind, enrolments):
            kept[record.enrolment_id].append(record)
    return {
        key: Dossier(
            people[enrolment.participant_id],
            enrolment,
            tuple(events.get(key, ())),
            tuple(statements[key]),
            tuple(each for each in of_person[enrolment.participant_id] if each.id != key),
            tuple(kept[key]),
        )
        for key, enrolment in enrolments.items()
    }


def journeys(reading: Reading, enrolment_ids: Collection[UUID]) -> dict[UUID, Dossier]:
    """The dossiers of these enrolments without what files said and what lies beside the journey."""
    enrolments = fetch(reading, Enrolment, enrolment_ids)
    people = fetch(reading, Participant, {enrolment.participant_id for enrolment in enrolments.values()})
    events = events_of(reading, enrolments)
    return {
        key: Dossier(people[enrolment.participant_id], enrolment, tuple(events.get(key, ())))
        for key, enrolment in enrolments.items()
    }


def directory(reading: Reading) -> Directory:
    """The cohorts and organisations."""
    return Directory(tuple(all_of(reading, Cohort)), tuple(all_of(reading, Organisation)))
