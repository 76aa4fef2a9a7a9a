"""From the draft of an import to what is written into the workbook that goes back."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Final, Literal
from uuid import UUID

from partnertrack.domain.scheme import CodeList, Field
from partnertrack.domain.text import Label
from partnertrack.importing.draft import ColumnDraft, Draft, RowDraft, SheetDraft
from partnertrack.importing.feedback.marks import GRAVITIES, Gravity, Line, Mark, RowState, SheetMarks, Words
from partnertrack.importing.issue import Issue
from partnertrack.importing.own_parts import own_columns, own_heading
from partnertrack.importing.partner_texts import partner_texts
from partnertrack.importing.row_key import write_key
from partnertrack.importing.sheet import Cell, Sheet, Workbook
from partnertrack.importing.vocabulary import Vocabulary

_INCOMPLETE: Final = frozenset({"date-incomplete", "person-unknown"})
"""Codes of what is missing rather than wrong."""

_OURS_TO_DECIDE: Final = frozenset(
    {
        "column-unmatched",
        "column-uncertain",
        "person-open",
        "value-disputed",
        "delete-asked",
        "header-missing",
        "table-left-out",
    }
)
"""Codes of what the officer decides: the partner need not mend it, and a sheet of notes needs no headings."""

_SUMMARY: Final = "values-not-certain"
"""The code that only sums up the other faults of a row."""

_MENDED_IN: Final[Mapping[str, tuple[str, ...]]] = {
    "person-unnamed": ("last_name", "name"),
    "person-unknown": ("birth_date", "reference"),
    "birth-date-differs": ("birth_date",),
    "sex-differs": ("sex",),
}
"""Code of an issue of a whole row -> the slots whose column is marked for it."""

_STATUSES: Final = ("correct", "ours", "left_out", "taken", "unchanged")
_YES_NO: Final = "yes_no"
_MOST_ANSWERS: Final = 12

_Status = Literal["correct", "ours", "left_out", "taken", "unchanged"]


class Marker:
    """Turns the draft of one file into marks in one language.

    `keys` are the enrolments, by sheet and row, that are in the pilot already; their number and key go with the row.
    """

    def __init__(
        self, draft: Draft, keys: Mapping[tuple[str, int], UUID], vocabulary: Vocabulary, language: str
    ) -> None:
        self._texts = partner_texts()
        self._draft = draft
        self._keys = keys
        self._vocabulary = vocabulary
        self._language = language
        self._statuses: Counter[_Status] = Counter(_status(row) for sheet in draft.sheets for row in sheet.rows)

    @property
    def to_mend(self) -> int:
        """How many rows the partner is asked to mend."""
        return self._statuses["correct"]

    def sheets(self, workbook: Workbook) -> tuple[SheetMarks, ...]:
        """The marks of every table; those of one sheet leave the same columns free, so that ours stand together."""
        cells = {sheet.name: sheet for sheet in workbook.sheets}
        tables = [sheet for sheet in self._draft.sheets if sheet.header_rows]
        marks = [self._sheet(table, cells[table.sheet or table.name]) for table in tables]
        widths: dict[str, int] = {}
        for each in marks:
            widths[each.sheet] = max(each.width, widths.get(each.sheet, 0))
        return tuple(replace(each, width=widths[each.sheet]) for each in marks)

    def words(self) -> Words:
        """The texts around the marks."""
        columns = self._texts.columns
        return Words(
            status=columns["status"].text(self._language),
            problem=columns["problem"].text(self._language),
            our_no=columns["our_no"].text(self._language),
            note=tuple(self._note()),
            rebuilt=self._say("rebuilt"),
        )

    def _sheet(self, sheet: SheetDraft, cells: Sheet) -> SheetMarks:
        stale = own_columns(cells.rows[sheet.header_rows[-1] - 1])
        marks = [mark for row in sheet.rows for mark in self._row_marks(sheet, row)]
        marks += self._heading_marks(sheet)
        return SheetMarks(
            sheet=cells.name,
            header_rows=sheet.header_rows,
            width=_width(sheet, cells, stale),
            rows=tuple(self._state(sheet, row) for row in sheet.rows),
            marks=tuple(sorted(marks, key=lambda mark: GRAVITIES.index(mark.gravity))),
            stale=stale,
        )

    def _row_marks(self, sheet: SheetDraft, row: RowDraft) -> Iterator[Mark]:
        """The faults of a row that lie in one of its cells."""
        for issue in row.issues:
            column = column_of(sheet, issue, row) or self._spoken_of(sheet, issue)
            if column is not None and issue.severity != "info":
                yield self._mark(row.number, issue, column)

    def _heading_marks(self, sheet: SheetDraft) -> Iterator[Mark]:
        """What the partner can mend about a whole column stands at its heading."""
        for issue in sheet.issues:
            column = column_of(sheet, issue, None)
            if column is not None and issue.severity != "info" and issue.code not in _OURS_TO_DECIDE:
                yield self._mark(sheet.header_rows[-1], issue, column)

    def _mark(self, row: int, issue: Issue, column: ColumnDraft) -> Mark:
        """The mark whose comment begins with how grave it is."""
        gravity = gravity_of(issue)
        return Mark(row, column.index, gravity, self._of(self._texts.gravity[gravity], self._about(issue, column)))

    def _spoken_of(self, sheet: SheetDraft, issue: Issue) -> ColumnDraft | None:
        """The column in which the partner can mend an issue of the whole row."""
        slots = _MENDED_IN.get(issue.code, ())
        fields = self._vocabulary.fields
        found = (column for column in sheet.columns if column.field and fields[column.field].slot in slots)
        return next(found, None)

    def _state(self, sheet: SheetDraft, row: RowDraft) -> RowState:
        """What became of a row, why, and whom we took it for."""
        issues = [issue for issue in row.issues if issue.severity != "info"]
        if len(issues) > 1:
            issues = [issue for issue in issues if issue.code != _SUMMARY] or issues
        sentences = dict.fromkeys(self._about(issue, column_of(sheet, issue, row)) for issue in issues)
        enrolment_id = self._keys.get((sheet.name, row.number))
        status = _status(row)
        gravities = [gravity_of(issue) for issue in issues if issue.code not in _OURS_TO_DECIDE]
        return RowState(
            row=row.number,
            status=self._texts.status[status].text(self._language),
            problem=" ".join(sentences),
            our_no=row.label if enrolment_id else "",
            key=write_key(enrolment_id) if enrolment_id else "",
            gravity=min(gravities, key=GRAVITIES.index, default=""),
        )

    def _about(self, issue: Issue, column: ColumnDraft | None) -> str:
        """The issue as the partner reads it, with the answers that there are where one was not understood."""
        text = self._texts.about(issue, self._language)
        answers = self._answers(column) if issue.code.startswith("code-") and column is not None else ""
        return f"{text} {answers}".strip()

    def _answers(self, column: ColumnDraft) -> str:
        """The answers to the question of a column, where they are few enough to be read."""
        codes = _codes(self._vocabulary.fields.get(column.field or ""), self._vocabulary)
        labels = [code.label.text(self._language) for code in codes.codes if not code.is_retired] if codes else []
        return self._say("answers", answers=", ".join(labels)) if 0 < len(labels) <= _MOST_ANSWERS else ""

    def _note(self) -> Iterator[Line]:
        """The lines of the note: thanks, what became of the rows, the colours, what to do, what concerns all."""
        yield Line(self._say("title"), "title")
        yield Line(self._say("intro", file=self._draft.file_name))
        yield Line(self._say("rows"), "heading")
        for key in _STATUSES:
            if self._statuses[key]:
                yield Line(self._of(self._texts.status[key], str(self._statuses[key])))
        yield Line(self._say("colours"), "heading")
        for gravity in GRAVITIES:
            yield Line(self._of(self._texts.gravity[gravity], self._say(gravity)), gravity)
        yield Line(self._say("steps"), "heading")
        titles = {key: own_heading(text.text(self._language)) for key, text in self._texts.columns.items()}
        for number in range(1, 5):
            yield Line(f"{number}. {self._say(f'step_{number}', **titles)}")
        about_all = list(dict.fromkeys(self._about_all()))
        if about_all:
            yield Line(self._say("also"), "heading")
            yield from map(Line, about_all)

    def _about_all(self) -> Iterator[str]:
        """What is to be said of sheets as a whole."""
        for sheet in self._draft.sheets:
            for issue in sheet.issues:
                if not issue.column and issue.severity != "info" and issue.code not in _OURS_TO_DECIDE:
                    yield self._texts.about(issue, self._language)

    def _of(self, name: Label, text: str) -> str:
        """The name and what it says, with the language's own colon between."""
        return self._say("of", name=name.text(self._language), text=text)

    def _say(self, key: str, **places: str) -> str:
        return self._texts.note[key].text(self._language).format(**places)


def column_of(sheet: SheetDraft, issue: Issue, row: RowDraft | None) -> ColumnDraft | None:
    """The column in which an issue lies: as it says itself, else by its heading and, of several, by its value."""
    if issue.index is not None:
        return next((column for column in sheet.columns if column.index == issue.index), None)
    if not issue.column:
        return None
    named = [
        (place, column)
        for place, column in enumerate(sheet.columns)
        if column.heading == issue.column or column.heading.endswith(f" / {issue.column}")
    ]
    if row is not None:
        holding = [(place, column) for place, column in named if row.cells[place] == issue.value]
        named = holding or named
    return named[0][1] if named else None


def gravity_of(issue: Issue) -> Gravity:
    """How grave an issue is to the partner."""
    if issue.code in _INCOMPLETE:
        return "incomplete"
    return "warn" if issue.gravity == "note" else issue.gravity


def _status(row: RowDraft) -> _Status:
    """What became of a row, as the partner is told."""
    if row.action in ("create", "update"):
        return "taken"
    if row.action == "unchanged":
        return "unchanged"
    if row.action == "skip":
        return "left_out"
    is_theirs = any(gravity_of(issue) != "warn" for issue in row.issues if issue.severity != "info")
    return "correct" if is_theirs or row.action == "reject" else "ours"


def _codes(field: Field | None, vocabulary: Vocabulary) -> CodeList | None:
    if field is None:
        return None
    return vocabulary.code_lists.get(_YES_NO if field.type == "yes_no" else field.codes)


def _width(sheet: SheetDraft, cells: Sheet, own: tuple[int, ...]) -> int:
    """How many columns are taken from the headings down to the last row, without our own."""
    last = max((row.number for row in sheet.rows), default=sheet.header_rows[-1])
    filled = [_filled(row, own) for row in cells.rows[sheet.header_rows[0] - 1 : last]]
    return max([*filled, *(column.index + 1 for column in sheet.columns)], default=0)


def _filled(row: tuple[Cell, ...], own: tuple[int, ...]) -> int:
    """The number of the last column with something in it."""
    return next((place + 1 for place in reversed(range(len(row))) if row[place] is not None and place not in own), 0)
