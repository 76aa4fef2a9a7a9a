"""A draft of an import as the wizard shows it: columns to match, rows to check, people to decide on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
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


@dataclass(frozen=True, slots=True)
class ColumnLine:
    """A column of the sheet; `likely` are the fields that it may be, `wants_order` asks how to read its dates."""

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
    sheets = tuple(_sheet(sheet, choices) for sheet in draft.sheets)
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
    undecided = {issue.column for issue in sheet.issues if issue.code == _UNDECIDED_ORDER}
    columns = tuple(
        ColumnLine(
            index=column.index,
            heading=column.heading,
            examples=", ".join(column.examples[:_EXAMPLES]),
            field=column.field,
            likely=tuple(key for key, _label in column.candidates),
            certainty=_certainty(
                column.field, is_certain=column.is_certain, is_chosen=(sheet.name, column.index) in choices.columns
            ),
            note=column.note,
            wants_order=column.heading in undecided or (sheet.name, column.index) in choices.date_orders,
        )
        for column in sheet.columns
    )
    shown = [place for place, column in enumerate(sheet.columns) if column.field]
    headings = [column.heading for column in sheet.columns]
    rows = tuple(
        RowLine(
            sheet=sheet.name,
            number=row.number,
            person=row.person or _("(no name)"),
            label=row.label,
            cells=_cells(row.cells, headings, shown, row.issues),
            action=row.action,
            result=result(row.action),
            notes=tuple(dict.fromkeys(issue.message for issue in row.issues)),
            candidates=tuple(
                CandidateLine(
                    each.enrolment_id,
                    each.name,
                    " · ".join(filter(None, (each.label, day(each.birth_date, "medium") if each.birth_date else ""))),
                    each.why,
                )
                for each in row.candidates
            ),
        )
        for row in sheet.rows
    )
    titles = tuple(sheet.columns[place].field_label for place in shown)
    return SheetView(sheet.name, columns, titles, rows, Counter(row.action for row in rows))


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
    tones = {"error": "danger", "warning": "warn"}
    found: dict[str, list[_Finding]] = {}
    for issue in issues:
        found.setdefault(issue.column, []).append(issue)
    cells = []
    for place in shown:
        here = found.get(headings[place], [])
        tone = next((tones[issue.severity] for issue in here if issue.severity in tones), "")
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
        entries.append((f"{words}  ·  {family.label.text(language)}" if family else words, field.key))
    return tuple(sorted(entries, key=lambda entry: entry[0].casefold()))
