"""The draft of an import becomes what the wizard shows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import TYPE_CHECKING

from partnertrack.domain.scheme import Field
from partnertrack.i18n import current, ngettext
from partnertrack.ui.view_models.import_review.columns import column_line, drift_line
from partnertrack.ui.view_models.import_review.effects import erasing
from partnertrack.ui.view_models.import_review.hidden import hidden_lines, hidden_messages
from partnertrack.ui.view_models.import_review.lines import Problem, Title
from partnertrack.ui.view_models.import_review.problems import sheet_problems
from partnertrack.ui.view_models.import_review.review import ReviewView
from partnertrack.ui.view_models.import_review.sheet import SheetView, shown

if TYPE_CHECKING:
    from partnertrack.services.import_workbook import Choices, Draft, SheetDraft, Workbook


def present(
    workbook: Workbook, draft: Draft, choices: Choices, fields: Mapping[str, Field] | None = None
) -> ReviewView:
    """The draft in words; its rows find theirs when they come into view. `fields` are those of the scheme."""
    labels = {key: field.label.text(current()) for key, field in (fields or {}).items()}
    with_columns = [sheet for sheet in draft.sheets if sheet.columns]
    sheets = tuple(_sheet(sheet, at, choices, labels) for at, sheet in enumerate(with_columns))
    told = hidden_messages(draft)
    counts: Counter[str] = Counter()
    problems: list[Problem] = []
    for sheet in sheets:
        counts.update(sheet.counts)
        problems += sheet.problems
    return ReviewView(
        workbook=workbook,
        draft=draft,
        choices=choices,
        file_name=draft.file_name,
        sheets=sheets,
        counts=counts,
        notices=tuple(filter(None, (draft.seen_before, *(note for note in draft.notices if note not in told)))),
        hidden=hidden_lines(draft),
        problems=tuple(problems),
        erasing=sum(map(erasing, with_columns)),
    )


def matched_words(sheet: SheetView) -> str:
    """How many columns are used."""
    used = sum(column.field is not None for column in sheet.columns)
    total = len(sheet.columns)
    return ngettext("{used} of {n} column is used", "{used} of {n} columns are used", total).format(used=used, n=total)


def _sheet(sheet: SheetDraft, at: int, choices: Choices, labels: Mapping[str, str]) -> SheetView:
    places = shown(sheet)
    two_fold = {effect.index for row in sheet.rows for effect in row.effects if effect.kind != "fill"}
    return SheetView(
        draft=sheet,
        columns=tuple(column_line(sheet, place, choices) for place in range(len(sheet.columns))),
        titles=tuple(
            Title(column.index, column.field or "", column.field_label, column.heading, column.index in two_fold)
            for column in (sheet.columns[place] for place in places)
        ),
        problems=tuple(sheet_problems(sheet, at)),
        counts=Counter(row.action for row in sheet.rows),
        drift=drift_line(sheet),
        labels=labels,
    )
