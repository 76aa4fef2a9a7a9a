"""The tables of a pilot file: one for each kind of record, what is derived from them, and the journal."""

from __future__ import annotations

from partnertrack.persistence.tables.base import Base, Key, Moment, RecordTable, TypedValues, core
from partnertrack.persistence.tables.derived import DeadlineTable, StandingTable
from partnertrack.persistence.tables.keeping import ArchiveTable, JournalTable, ReplicaTable
from partnertrack.persistence.tables.organisations import (
    CandidacyTable,
    ContactTable,
    DurationTable,
    EngagementTable,
    OrganisationTable,
    VacancyTable,
)
from partnertrack.persistence.tables.people import (
    AttendanceTable,
    CohortTable,
    DistinctionTable,
    DocumentTable,
    EnrolmentTable,
    EventTable,
    NoteTable,
    ParticipantTable,
    ReminderTable,
    StatementTable,
)
from partnertrack.persistence.tables.pilot import (
    ExpectationTable,
    LetterTemplateTable,
    PilotTable,
    RecipeTable,
    SavedViewTable,
    SourceTable,
    WordingTable,
)

__all__ = [
    "RECORD_TABLES",
    "ArchiveTable",
    "AttendanceTable",
    "Base",
    "CandidacyTable",
    "CohortTable",
    "ContactTable",
    "DeadlineTable",
    "DistinctionTable",
    "DocumentTable",
    "DurationTable",
    "EngagementTable",
    "EnrolmentTable",
    "EventTable",
    "ExpectationTable",
    "JournalTable",
    "Key",
    "LetterTemplateTable",
    "Moment",
    "NoteTable",
    "OrganisationTable",
    "ParticipantTable",
    "PilotTable",
    "RecipeTable",
    "RecordTable",
    "ReminderTable",
    "ReplicaTable",
    "SavedViewTable",
    "SourceTable",
    "StandingTable",
    "StatementTable",
    "TypedValues",
    "VacancyTable",
    "WordingTable",
    "core",
]

RECORD_TABLES: dict[str, type[RecordTable]] = {
    table.__tablename__: table
    for table in (
        PilotTable,
        SourceTable,
        OrganisationTable,
        CohortTable,
        ParticipantTable,
        EnrolmentTable,
        EventTable,
        StatementTable,
        RecipeTable,
        WordingTable,
        ExpectationTable,
        DistinctionTable,
        NoteTable,
        DocumentTable,
        AttendanceTable,
        ContactTable,
        EngagementTable,
        VacancyTable,
        CandidacyTable,
        ReminderTable,
        DurationTable,
        SavedViewTable,
        LetterTemplateTable,
    )
}
"""The table of each kind of record."""
