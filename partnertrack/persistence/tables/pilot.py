"""The tables of what partners send and of what the office shares."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from sqlalchemy.orm import Mapped

from partnertrack.persistence.tables.base import RecordTable


class PilotTable(RecordTable):
    """`Pilot`."""

    __tablename__ = "pilot"

    title: Mapped[str]
    scheme: Mapped[str]
    created_on: Mapped[date]
    donor: Mapped[str]
    organisation: Mapped[str]
    applicants: Mapped[int | None]
    is_practice: Mapped[bool]


class SourceTable(RecordTable):
    """`Source`."""

    __tablename__ = "source"

    file_name: Mapped[str]
    sha256: Mapped[str]
    imported_at: Mapped[datetime]
    partner: Mapped[str | None]
    as_of: Mapped[date | None]
    receipt: Mapped[str]
    sheets: Mapped[str | None]
    choices: Mapped[str | None]


class RecipeTable(RecordTable):
    """`Recipe`."""

    __tablename__ = "recipe"

    partner: Mapped[str]
    sheet: Mapped[str]
    columns: Mapped[str]
    source_id: Mapped[UUID | None]


class WordingTable(RecordTable):
    """`Wording`."""

    __tablename__ = "wording"

    field: Mapped[str]
    text: Mapped[str]
    means: Mapped[str]
    partner: Mapped[str]


class ExpectationTable(RecordTable):
    """`Expectation`."""

    __tablename__ = "expectation"

    partner: Mapped[str]
    subject: Mapped[str]
    every_months: Mapped[int]
    due_days: Mapped[int]
    starts_on: Mapped[date]
    ends_on: Mapped[date | None]
    language: Mapped[str]
    contact: Mapped[str]


class SavedViewTable(RecordTable):
    """`SavedView`."""

    __tablename__ = "saved_view"

    name: Mapped[str]
    definition: Mapped[str]


class LetterTemplateTable(RecordTable):
    """`LetterTemplate`."""

    __tablename__ = "letter_template"

    name: Mapped[str]
    file_name: Mapped[str]
    sha256: Mapped[str]
    language: Mapped[str]
