"""A report to a donor, while it is written and after it was issued."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar
from uuid import UUID

from partnertrack.domain.record import Record

AUDIENCES = ("internal", "donor", "public")
"""Who reads a report, from those who may see most."""

DRAFT, ISSUED = "draft", "issued"


@dataclass(frozen=True, slots=True, kw_only=True)
class Report(Record):
    """A report: what it covers, for whom and by which template; from its issue on nothing of it changes.

    `template` is the id of a report template, `languages` are those it is issued in ("en fr"), `contracts` the numbers
    printed on the cover. `contact` and `approved_by` name functions, never persons. `logos` are the SHA-256 of archived
    pictures, `previous_id` is the report before. Of an issued report, `frozen` is the SHA-256 of the archived file that
    holds all it says, and `fingerprint` that of its figures, which is printed.
    """

    kind: ClassVar[str] = "report"

    number: str
    title: str
    template: str
    as_of: date
    created_on: date
    since: date | None = None
    audience: str = "donor"
    languages: str = "en"
    status: str = DRAFT
    edition: str = "1.0"
    contracts: str = ""
    contact: str = ""
    disclaimer: str = ""
    logos: str = ""
    approved_by: str = ""
    approved_on: date | None = None
    issued_on: date | None = None
    fingerprint: str = ""
    frozen: str = ""
    previous_id: UUID | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage(Record):
    """The text of one section of a report in one language, in Markdown with places for figures ("{departed}").

    `is_done` says that the writer holds it finished, `carried_from` which report the text was taken over from.
    """

    kind: ClassVar[str] = "passage"

    report_id: UUID
    section: str
    language: str
    body: str
    is_done: bool = False
    carried_from: UUID | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Remark(Record):
    """What a colleague says of a section of a report before it is issued; `author` is a function or initials."""

    kind: ClassVar[str] = "remark"

    report_id: UUID
    section: str
    text: str
    noted_on: date
    author: str = ""
    is_settled: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class WordForm(Record):
    """A donor's own Word form with checked placeholders; `sha256` is that of the archived file."""

    kind: ClassVar[str] = "word_form"

    name: str
    file_name: str
    sha256: str
    added_on: date
