"""What an import would do, laid out for a person to review."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields, replace
from datetime import date
from functools import reduce
from typing import Literal
from uuid import UUID

from partnertrack.domain.change import ChangeSet
from partnertrack.importing.identity_evidence import Grade
from partnertrack.importing.issue import Issue
from partnertrack.importing.typed_sheet import ColumnDates, Origin

Action = Literal["create", "update", "unchanged", "skip", "review", "reject"]


@dataclass(frozen=True, slots=True)
class Receipt:
    """The rows of a file by what became of them; `read` is always their sum."""

    created: int = 0
    updated: int = 0
    unchanged: int = 0
    skipped: int = 0
    review: int = 0
    rejected: int = 0

    @property
    def read(self) -> int:
        """All rows that were read."""
        return self.created + self.updated + self.unchanged + self.skipped + self.review + self.rejected

    def __add__(self, other: Receipt) -> Receipt:
        """The receipt of both."""
        return Receipt(**{each.name: getattr(self, each.name) + getattr(other, each.name) for each in fields(self)})


_COUNTED: dict[Action, str] = {
    "create": "created",
    "update": "updated",
    "unchanged": "unchanged",
    "skip": "skipped",
    "review": "review",
    "reject": "rejected",
}


def receipt_of(actions: Iterable[Action]) -> Receipt:
    """The receipt of rows with these actions."""
    return Receipt(**{_COUNTED[action]: count for action, count in Counter(actions).items()})


@dataclass(frozen=True, slots=True)
class EvidenceDraft:
    """What a row and the pilot say in one field, with words for how alike it is; the weights add up to the score."""

    field: str
    ours: str
    theirs: str
    grade: Grade
    words: str
    weight: float


@dataclass(frozen=True, slots=True)
class CandidateDraft:
    """Somebody whom a row may mean, with the evidence in one sentence (`why`) and field by field."""

    enrolment_id: UUID
    label: str
    name: str
    birth_date: date | None
    score: float
    why: str
    evidence: tuple[EvidenceDraft, ...] = ()


@dataclass(frozen=True, slots=True)
class ColumnDraft:
    """A column of the sheet and the field that it is taken for; `candidates` are pairs of key and label."""

    index: int
    heading: str
    examples: tuple[str, ...]
    field: str | None
    field_label: str
    confidence: float
    note: str
    candidates: tuple[tuple[str, str], ...]
    is_certain: bool
    origin: Origin = ""
    dates: ColumnDates | None = None


Kind = Literal["fill", "change", "kept", "conflict", "erase"]
"""fill: a blank is filled; change: the file's value replaces the pilot's; kept: the pilot's stays; conflict: both were
changed, and somebody has to decide; erase: the cell asks to delete the pilot's value, and somebody allowed it."""


@dataclass(frozen=True, slots=True)
class Effect:
    """What a cell does to a value of the pilot, in words; `index` is its column, counted from 0.

    `why` explains a value that is kept or disputed. `side` is what a person decided, or empty; `may_choose` tells
    whether there is a choice between the pilot's value and the file's.
    """

    index: int
    field_label: str
    kind: Kind
    before: str
    after: str
    why: str = ""
    side: Literal["ours", "theirs", ""] = ""
    may_choose: bool = False


@dataclass(frozen=True, slots=True)
class RowDraft:
    """A row with what would become of it; `cells` are as the partner wrote them, one for each column of the sheet.

    `corrected` holds, by column index, the texts that stand in place of cells (a person's, or learnt words).
    """

    number: int
    cells: tuple[str, ...]
    action: Action
    person: str
    label: str
    issues: tuple[Issue, ...]
    candidates: tuple[CandidateDraft, ...]
    enrolment_id: UUID | None = None
    effects: tuple[Effect, ...] = ()
    corrected: Mapping[int, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class DriftDraft:
    """How a sheet differs from the last one of its layout: headings, and people who were in that one and are gone.

    `renamed` are pairs of the old heading and the new one; `gone` are labels and names.
    """

    file_name: str
    sent_on: date
    renamed: tuple[tuple[str, str], ...] = ()
    added: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    gone: tuple[tuple[str, str], ...] = ()

    def __bool__(self) -> bool:
        """Whether anything differs."""
        return bool(self.renamed or self.added or self.missing or self.gone)


@dataclass(frozen=True, slots=True)
class SheetDraft:
    """A sheet with what would become of its rows; `header_rows` are numbered as the spreadsheet program does.

    `name` is unique in the file, `sheet` that of the sheet in which the table lies, where it is another. `drift`
    compares it with the last sheet of this layout, where there was one.
    """

    name: str
    header_rows: tuple[int, ...]
    language: str
    columns: tuple[ColumnDraft, ...]
    rows: tuple[RowDraft, ...]
    issues: tuple[Issue, ...]
    receipt: Receipt
    drift: DriftDraft | None = None
    sheet: str = ""


@dataclass(frozen=True, slots=True)
class Draft:
    """What importing a file would do, before anything is stored; `changes` is what would be stored.

    `likely_partner` is whose earlier file looked like this one, where nobody said who sent it; `content` is the file.
    """

    file_name: str
    partner: str | None
    sheets: tuple[SheetDraft, ...]
    changes: ChangeSet
    notices: tuple[str, ...] = ()
    seen_before: str = ""
    likely_partner: str = ""
    content: bytes = field(default=b"", repr=False)

    @property
    def receipt(self) -> Receipt:
        """The receipt of the whole file."""
        return reduce(Receipt.__add__, (sheet.receipt for sheet in self.sheets), Receipt())

    @property
    def needs_decision(self) -> bool:
        """Whether a person should look before anything is stored: an uncertain column or a row in doubt."""
        columns = (column for sheet in self.sheets for column in sheet.columns)
        return bool(self.receipt.review or any(column.field and not column.is_certain for column in columns))

    def without_changes(self) -> Draft:
        """The same draft with every row that would be stored left for review."""
        return replace(
            self,
            sheets=tuple(_all_for_review(sheet) for sheet in self.sheets),
            changes=replace(self.changes, changes=()),
        )


def _all_for_review(sheet: SheetDraft) -> SheetDraft:
    rows = tuple(replace(row, action="review") if row.action in ("create", "update") else row for row in sheet.rows)
    return replace(sheet, rows=rows, receipt=receipt_of(row.action for row in rows))
