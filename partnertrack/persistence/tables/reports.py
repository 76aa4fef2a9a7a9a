"""The tables of reports to donors."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from partnertrack.persistence.tables.base import RecordTable


class ReportTable(RecordTable):
    """`Report`."""

    __tablename__ = "report"

    number: Mapped[str]
    title: Mapped[str]
    template: Mapped[str]
    as_of: Mapped[date]
    created_on: Mapped[date]
    since: Mapped[date | None]
    audience: Mapped[str]
    languages: Mapped[str]
    status: Mapped[str]
    edition: Mapped[str]
    contracts: Mapped[str]
    contact: Mapped[str]
    disclaimer: Mapped[str]
    logos: Mapped[str]
    approved_by: Mapped[str]
    approved_on: Mapped[date | None]
    issued_on: Mapped[date | None]
    fingerprint: Mapped[str]
    frozen: Mapped[str]
    previous_id: Mapped[UUID | None] = mapped_column(ForeignKey("report.id"))


class PassageTable(RecordTable):
    """`Passage`."""

    __tablename__ = "passage"

    report_id: Mapped[UUID] = mapped_column(ForeignKey("report.id"), index=True)
    section: Mapped[str]
    language: Mapped[str]
    body: Mapped[str]
    is_done: Mapped[bool]
    carried_from: Mapped[UUID | None]


class RemarkTable(RecordTable):
    """`Remark`."""

    __tablename__ = "remark"

    report_id: Mapped[UUID] = mapped_column(ForeignKey("report.id"), index=True)
    section: Mapped[str]
    text: Mapped[str]
    noted_on: Mapped[date]
    author: Mapped[str]
    is_settled: Mapped[bool]


class WordFormTable(RecordTable):
    """`WordForm`."""

    __tablename__ = "word_form"

    name: Mapped[str]
    file_name: Mapped[str]
    sha256: Mapped[str]
    added_on: Mapped[date]
