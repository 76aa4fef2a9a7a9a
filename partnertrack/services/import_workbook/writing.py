"""The rows of a file are written into a ledger, and what each said is noted."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from uuid import UUID

from partnertrack.domain.change import Change, added
from partnertrack.domain.distinction import Distinction
from partnertrack.domain.scheme import Scheme
from partnertrack.domain.source import Source
from partnertrack.domain.statement import Statement, pack
from partnertrack.importing.agreement import Rules
from partnertrack.importing.assign import AssignedRow, AssignedSheet
from partnertrack.importing.choices import Choices
from partnertrack.importing.ledger import Ledger
from partnertrack.importing.plan import NO_PAST, PlannedRow, Planner, RowToPlan
from partnertrack.importing.recipes import layout_of
from partnertrack.importing.said import columns_of, said_by
from partnertrack.services.import_workbook.past import History


class Writing:
    """Goes through the sheets; a row whose person is clear is planned, and taken unless it needs a decision."""

    def __init__(self, scheme: Scheme, ledger: Ledger, source: Source, choices: Choices, history: History) -> None:
        self.planned: dict[tuple[str, int], PlannedRow] = {}
        self._planner = Planner(scheme, ledger, source, Rules(choices.known, choices.deletes))
        self._source = source
        self._choices = choices
        self._history = history
        self._statements: list[Statement] = []
        self._distinctions: list[Distinction] = []

    def write(self, assigned: Iterable[AssignedSheet]) -> None:
        """Plan all rows, in the order of the file."""
        rows = [
            (item, _to_plan(item, sheet, self._choices), layout_of(sheet.sheet.columns))
            for sheet in assigned
            for item in sheet.rows
            if item.person is not None and item.verdict in ("known", "new")
        ]
        known = [row for item, row, _layout in rows if item.verdict == "known"]
        self._history.load({row.enrolment_id for row in known if self._planner.differs(row)})
        for item, row, layout in rows:
            self._write(item, row, layout)

    def statements(self, stated: Mapping[tuple[str, int], UUID]) -> Iterator[Change]:
        """What the rows said that were taken, but for those that were taken from this file before."""
        return (added(each) for each in self._statements if (each.sheet, each.row) not in stated)

    def distinctions(self) -> Iterator[Change]:
        """Those whom a person added although they look like somebody: they are two, and nobody is asked again."""
        return map(added, self._distinctions)

    def _write(self, item: AssignedRow, row: RowToPlan, layout: str) -> None:
        if item.verdict == "new" and item.person is not None:
            self._planner.enrol(item.person, item.number)
            self._distinctions += [
                Distinction(one_id=row.enrolment_id, other_id=candidate.person.enrolment_id)
                for candidate in item.candidates
            ]
        needs_past = item.verdict == "known" and self._planner.differs(row)
        planned = self._planner.write(row, self._history.of(row.enrolment_id, layout) if needs_past else NO_PAST)
        self.planned[row.sheet, row.number] = planned
        if not planned.is_open:
            self._note(row, layout)

    def _note(self, row: RowToPlan, layout: str) -> None:
        self._history.add(row.enrolment_id, layout, dict(row.sent))
        self._statements.append(
            Statement(
                source_id=self._source.id,
                enrolment_id=row.enrolment_id,
                sheet=row.sheet,
                row=row.number,
                layout=layout,
                said=pack(row.sent),
            )
        )


def _to_plan(item: AssignedRow, sheet: AssignedSheet, choices: Choices) -> RowToPlan:
    """The row as the planner takes it."""
    assert item.person is not None  # noqa: S101 - only such rows are planned
    name, number = sheet.sheet.name, item.row.number
    columns = columns_of(sheet.sheet.columns)
    said = said_by(item.row, item.values, sheet.slots, columns)
    sides = {
        slot: side for slot, index in columns.items() if (side := choices.sides.get((name, number, index))) is not None
    }
    return RowToPlan(
        item.person.enrolment_id,
        name,
        number,
        item.values,
        said,
        item.row.erased & sheet.slots,
        sides,
        sheet.withheld,
    )
