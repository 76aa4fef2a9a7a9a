"""A draft of an import as the wizard shows it: columns to match, rows to check, people to decide on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Literal, Protocol
from uuid import UUID

from partnertrack.domain.scheme import Family, Field
from partnertrack.i18n import _, day, ngettext, number
from partnertrack.ui.view_models.people import Standing

if TYPE_CHECKING:
    from partnertrack.services.import_workbook import Choices, Draft, Receipt, SheetDraft, Workbook

Decision = UUID | Literal["new", "skip"]
DateOrder = Literal["dmy", "mdy"]

ACTIONS = ("create", "update", "unchanged", "review", "reject", "skip")
"""What may become of a row, in the order in which it is shown."""

_UNDECIDED_ORDER = "column-order-undecided"
_EXAMPLES = 3
_TONES: Mapping[str, str] = {"error": "danger", "warning": "warn"}


@dataclass(frozen=True, slots=True)
class ColumnLine:
    """A column of the sheet.

    `likely` are the fields that it may be, `note` is what the import says about it, `wants_order` asks how to read
    its dates.
    """

    index: int
    heading: str
    examples: str
    field: str | None
    likely: tuple[str, ...]
    certainty: Standing
    note: str
    wants_order: bool


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell as the partner wrote it; a problem has a tone and says what it is."""

    text: str
    tone: str = ""
    tip: str = ""


@dataclass(frozen=True, slots=True)
class CandidateLine:
    """Somebody whom a row may mean, and why."""

    id: UUID
    name: str
    detail: str
    why: str


@dataclass(frozen=True, slots=True)
class RowLine:
    """A row of the sheet with what would become of it."""

    sheet: str
    number: int
    person: str
    label: str
    cells: tuple[Cell, ...]
    action: str
    result: Standing
    notes: tuple[str, ...]
    candidates: tuple[CandidateLine, ...]


@dataclass(frozen=True, slots=True)
class SheetView:
    """A sheet; `titles` are those of the cells of its rows."""

    name: str
    columns: tuple[ColumnLine, ...]
    titles: tuple[str, ...]
    rows: tuple[RowLine, ...]
    counts: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class ReviewView:
    """A file with what importing it would do; `choices` led to the `draft`."""

    workbook: Workbook
    draft: Draft
    choices: Choices
    file_name: str
    sheets: tuple[SheetView, ...]
    counts: Mapping[str, int]
    notices: tuple[str, ...]

    @property
    def rows(self) -> int:
        """How many rows were read."""
        return sum(self.counts.values())

    @property
    def to_store(self) -> int:
        """How many rows would change something."""
        return self.counts.get("create", 0) + self.counts.get("update", 0)


@dataclass(frozen=True, slots=True)
class ReceiptPart:
    """A part of the receipt's sum."""

    action: str
    count: str
    label: str


class _Finding(Protocol):
    """What the import says about a cell."""

    @property
    def column(self) -> str:
        """The heading of the cell's column."""

    @property
    def severity(self) -> str:
        """How bad it is."""

    @property
    def message(self) -> str:
        """What it is."""


def present(workbook: Workbook, draft: Draft, choices: Choices) -> ReviewView:
    """The draft in words."""
    sheets = tuple(_sheet(sheet, choices) for sheet in draft.sheets if sheet.columns)
    counts: Counter[str] = Counter()
    for sheet in sheets:
        counts.update(sheet.counts)
    notices = tuple(filter(None, (draft.seen_before, *draft.notices)))
    return ReviewView(workbook, draft, choices, draft.file_name, sheets, counts, notices)


def result(action: str) -> Standing:
    """What becomes of a row, as a chip says it."""
    return {
        "create": Standing(_("New"), "ok", "plus"),
        "update": Standing(_("Update"), "info", "pencil"),
        "unchanged": Standing(_("No change"), "neutral", "equal"),
        "review": Standing(_("Decide"), "warn", "circle-question-mark"),
        "reject": Standing(_("Not taken"), "danger", "x"),
        "skip": Standing(_("Left out"), "neutral", "minus"),
    }[action]


def receipt_parts(receipt: Receipt) -> tuple[ReceiptPart, ...]:
    """The parts of the receipt; those that are nothing are left out, but for the first two."""
    parts = (
        ("create", receipt.created, _("new people")),
        ("update", receipt.updated, _("updated")),
        ("unchanged", receipt.unchanged, _("already known")),
        ("review", receipt.review, _("undecided")),
        ("reject", receipt.rejected, _("not taken")),
        ("skip", receipt.skipped, _("left out")),
    )
    return tuple(
        ReceiptPart(action, number(count), label)
        for place, (action, count, label) in enumerate(parts)
        if count or place < 2  # noqa: PLR2004 - the first two
    )


def matched_words(sheet: SheetView) -> str:
    """How many columns are used."""
    used = sum(column.field is not None for column in sheet.columns)
    total = len(sheet.columns)
    return ngettext("{used} of {n} column is used", "{used} of {n} columns are used", total).format(used=used, n=total)


def _sheet(sheet: SheetDraft, choices: Choices) -> SheetView:
    shown = _shown(sheet)
    headings = tuple(column.heading for column in sheet.columns)
    rows = tuple(_row(sheet, place, headings, shown) for place in range(len(sheet.rows)))
    return SheetView(
        name=sheet.name,
        columns=tuple(_column(sheet, place, choices) for place in range(len(sheet.columns))),
        titles=tuple(sheet.columns[place].field_label for place in shown),
        rows=rows,
        counts=Counter(row.action for row in rows),
    )


def _shown(sheet: SheetDraft) -> tuple[int, ...]:
    """The places of the columns that are used and say something, those with a problem first."""
    said = [
        place
        for place, column in enumerate(sheet.columns)
        if column.field and any(row.cells[place] for row in sheet.rows)
    ]
    wrong = {issue.column for row in sheet.rows for issue in row.issues if issue.severity in _TONES}
    return tuple(sorted(said, key=lambda place: sheet.columns[place].heading not in wrong))


def _column(sheet: SheetDraft, at: int, choices: Choices) -> ColumnLine:
    column = sheet.columns[at]
    place = (sheet.name, column.index)
    found = {issue.code: issue.message for issue in sheet.issues if issue.column == column.heading}
    return ColumnLine(
        index=column.index,
        heading=column.heading,
        examples=", ".join(column.examples[:_EXAMPLES]),
        field=column.field,
        likely=tuple(key for key, _label in column.candidates),
        certainty=_certainty(column.field, is_certain=column.is_certain, is_chosen=place in choices.columns),
        note="\n".join(found.values()),
        wants_order=_UNDECIDED_ORDER in found or place in choices.date_orders,
    )


def _row(sheet: SheetDraft, at: int, headings: Sequence[str], shown: Sequence[int]) -> RowLine:
    row = sheet.rows[at]
    return RowLine(
        sheet=sheet.name,
        number=row.number,
        person=row.person or _("(no name)"),
        label=row.label,
        cells=_cells(row.cells, headings, shown, row.issues),
        action=row.action,
        result=result(row.action),
        notes=tuple(dict.fromkeys(issue.message for issue in row.issues)),
        candidates=tuple(
            CandidateLine(each.enrolment_id, each.name, _known_by(each.label, each.birth_date), each.why)
            for each in row.candidates
        ),
    )


def _known_by(label: str, birth_date: date | None) -> str:
    return " · ".join(filter(None, (label, day(birth_date, "medium") if birth_date else "")))


def _certainty(field: str | None, *, is_certain: bool, is_chosen: bool) -> Standing:
    if field is None:
        words = _("Left out") if is_chosen else _("Not matched")
        return Standing(words, "neutral" if is_chosen else "warn", "minus" if is_chosen else "circle-question-mark")
    if is_chosen:
        return Standing(_("Chosen"), "ok", "check")
    return Standing(_("Certain"), "ok", "check") if is_certain else Standing(_("Likely"), "info", "sparkles")


def _cells(
    texts: Sequence[str], headings: Sequence[str], shown: Sequence[int], issues: Sequence[_Finding]
) -> tuple[Cell, ...]:
    """The cells of the columns that are used, those with a problem marked."""
    found: dict[str, list[_Finding]] = {}
    for issue in issues:
        found.setdefault(issue.column, []).append(issue)
    cells = []
    for place in shown:
        here = found.get(headings[place], [])
        tone = next((_TONES[issue.severity] for issue in here if issue.severity in _TONES), "")
        cells.append(Cell(texts[place], tone, "\n".join(issue.message for issue in here)))
    return tuple(cells)


def field_entries(
    fields: Iterable[Field], families: Mapping[str, Family], language: str
) -> tuple[tuple[str, str], ...]:
    """The fields that a column may hold, as words and key, in the order of their words."""
    entries = []
    for field in fields:
        family = families.get(field.family)
        words = field.label.text(language)
        group = family.label.text(language) if family else ""
        entries.append((words if group in ("", words) else f"{words}  ·  {group}", field.key))
    return tuple(sorted(entries, key=lambda entry: entry[0].casefold()))
