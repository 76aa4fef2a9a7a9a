"""How a sheet with its assigned rows looks to the person who reviews it."""

from __future__ import annotations

from collections.abc import Mapping

from partnertrack.domain.scheme import Field, Scheme
from partnertrack.i18n import current
from partnertrack.importing.assign import AssignedRow, AssignedSheet
from partnertrack.importing.candidate_view import candidate_draft
from partnertrack.importing.draft import Action, ColumnDraft, DriftDraft, RowDraft, SheetDraft, receipt_of
from partnertrack.importing.effects import Effects
from partnertrack.importing.people import identity_of
from partnertrack.importing.plan import PlannedRow
from partnertrack.importing.typed_sheet import ColumnDates, ColumnMatch


def sheet_draft(
    assigned: AssignedSheet,
    planned: Mapping[tuple[str, int], PlannedRow],
    scheme: Scheme,
    drift: DriftDraft | None = None,
) -> SheetDraft:
    """The sheet with its columns and rows as a person sees them."""
    sheet, fields = assigned.sheet, scheme.fields
    describe = Effects(scheme, sheet.columns)
    rows = tuple(_row(sheet.name, item, planned.get((sheet.name, item.row.number)), describe) for item in assigned.rows)
    return SheetDraft(
        name=sheet.name,
        header_rows=sheet.header_rows,
        language=sheet.language,
        columns=tuple(_column(column, fields, sheet.dates.get(column.index)) for column in sheet.columns),
        rows=rows,
        issues=sheet.issues,
        receipt=receipt_of(row.action for row in rows),
        drift=drift,
        sheet=sheet.sheet,
    )


def _column(column: ColumnMatch, fields: Mapping[str, Field], dates: ColumnDates | None) -> ColumnDraft:
    return ColumnDraft(
        index=column.index,
        heading=f"{column.group} / {column.heading}" if column.group else column.heading,
        examples=column.samples,
        field=column.field,
        field_label=_label(column.field, fields),
        confidence=column.confidence,
        note=column.note,
        candidates=tuple((key, _label(key, fields)) for key in column.candidates),
        is_certain=column.is_certain,
        origin=column.origin,
        dates=dates,
    )


def _label(key: str | None, fields: Mapping[str, Field]) -> str:
    field = fields.get(key) if key else None
    return field.label.text(current()) if field else ""


def _row(sheet: str, item: AssignedRow, planned: PlannedRow | None, describe: Effects) -> RowDraft:
    raws = item.row.raws
    cells = tuple(
        raws.get((column.field, column.occurrence), "") if column.field else "" for column in describe.columns
    )
    effects = tuple(describe.effects(planned.weighed)) if planned and item.verdict == "known" else ()
    number = item.row.number
    issues = (*item.issues, *(planned.issues if planned else ()), *describe.disputes(sheet, number, effects))
    if item.verdict == "new":
        issues += tuple(describe.blanks(sheet, number, item.values))
    return RowDraft(
        number=number,
        cells=cells,
        action=_action(item, planned),
        person=identity_of(item.values).name or (item.person.identity.name if item.person else ""),
        label=item.person.label if item.person else "",
        issues=issues,
        candidates=tuple(candidate_draft(candidate) for candidate in item.candidates),
        enrolment_id=item.person.enrolment_id if item.person else None,
        effects=effects,
        corrected=item.row.corrected,
    )


def _action(item: AssignedRow, planned: PlannedRow | None) -> Action:
    if item.verdict == "new":
        return "create"
    if planned and planned.is_open:
        return "review"
    if item.verdict == "known":
        return "update" if planned and planned.has_changed else "unchanged"
    return item.verdict
