"""The rows of a file are written into a ledger, and what each said is noted."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from partnertrack.domain.change import Change, added
from partnertrack.domain.distinction import Distinction
from partnertrack.domain.scheme import Scheme
from partnertrack.domain.statement import Said, SlotKey, Statement, pack
from partnertrack.importing.agreement import Rules, Weighed
from partnertrack.importing.assign import AssignedRow, AssignedSheet
from partnertrack.importing.choices import Choices
from partnertrack.importing.ledger import Ledger
from partnertrack.importing.plan import PlannedRow, Planner, RowToPlan, needs_past
from partnertrack.importing.recipes import layout_of
from partnertrack.importing.said import columns_of, said_by
from partnertrack.progress import UNWATCHED, Stretch
from partnertrack.services.import_workbook.account import Account
from partnertrack.services.import_workbook.past import History


class Writing:
    """Goes through the sheets; a row whose person is clear is planned, and taken unless it needs a decision."""

    def __init__(self, scheme: Scheme, ledger: Ledger, account: Account, choices: Choices, history: History) -> None:
        self.planned: dict[tuple[str, int], PlannedRow] = {}
        self._planner = Planner(scheme, ledger, account.source, Rules(choices.known, choices.deletes))
        self._source = account.source
        self._stated = account.stated()
        self._choices = choices
        self._history = history
        self._statements: list[Statement] = []
        self._distinctions: list[Distinction] = []

    def write(self, assigned: Iterable[AssignedSheet], stretch: Stretch = UNWATCHED) -> None:
        """Plan all rows, in the order of the file; raises `Cancelled` when the user stops it."""
        rows = [pair for sheet in assigned for pair in _to_plan(sheet, self._choices)]
        newcomers = {row.enrolment_id for item, row in rows if item.verdict == "new"}  # not in the pilot before
        known = [row for item, row in rows if item.verdict == "known" and row.enrolment_id not in newcomers]
        first = {row.enrolment_id: (row, self._planner.weigh(row)) for row in stretch.over(reversed(known))}
        self._history.load({key for key, (_row, weighed) in first.items() if needs_past(weighed)})
        for item, row in stretch.over(rows):
            before = first.pop(row.enrolment_id, None)  # nobody has spoken of this person yet
            self._write(item, row, before[1] if before and before[0] is row else None)

    def statements(self) -> Iterator[Change]:
        """What the rows said that were taken, but for those that were taken from this file before."""
        return map(added, self._statements)

    def distinctions(self) -> Iterator[Change]:
        """Those whom a person added although they look like somebody: they are two, and nobody is asked again."""
        return map(added, self._distinctions)

    def _write(self, item: AssignedRow, row: RowToPlan, weighed: tuple[Weighed, ...] | None) -> None:
        if item.verdict == "new" and item.person is not None:
            self._planner.enrol(item.person, item.number)
            planned = self._planner.write_new(row)
            self._distinctions += [
                Distinction(one_id=row.enrolment_id, other_id=candidate.person.enrolment_id)
                for candidate in item.candidates
            ]
        else:
            planned = self._planner.write(row, self._weighed(row, weighed))
        self.planned[row.sheet, row.number] = planned
        if not planned.is_open:
            passed_over = {one.slot for one in planned.weighed if one.why == "fill-only"}
            self._note(row, {slot: said for slot, said in row.sent.items() if slot not in passed_over})

    def _weighed(self, row: RowToPlan, known: tuple[Weighed, ...] | None) -> tuple[Weighed, ...]:
        """The cells of the row weighed, with the past where it matters."""
        weighed = self._planner.weigh(row) if known is None else known
        if not needs_past(weighed):
            return weighed
        return self._planner.weigh(row, self._history.of(row.enrolment_id, row.layout))

    def _note(self, row: RowToPlan, sent: Mapping[SlotKey, Said]) -> None:
        """Keep what the row said, but for what was passed over because only blanks were filled: it is news yet."""
        self._history.add(row.enrolment_id, sent)
        if (row.sheet, row.number) in self._stated:
            return
        self._statements.append(
            Statement(
                source_id=self._source.id,
                enrolment_id=row.enrolment_id,
                sheet=row.sheet,
                row=row.number,
                layout=row.layout,
                said=pack(sent),
            )
        )


def _to_plan(sheet: AssignedSheet, choices: Choices) -> Iterator[tuple[AssignedRow, RowToPlan]]:
    """The rows whose person is clear, as the planner takes them."""
    name, layout = sheet.sheet.name, layout_of(sheet.sheet.columns)
    columns = columns_of(sheet.sheet.columns)
    sides = {(row, index): side for (of, row, index), side in choices.sides.items() if of == name}
    for item in sheet.rows:
        if item.person is None or item.verdict not in ("known", "new"):
            continue
        number = item.row.number
        yield (
            item,
            RowToPlan(
                item.person.enrolment_id,
                name,
                number,
                item.values,
                said_by(item.row, item.values, sheet.slots, columns),
                item.row.erased & sheet.slots,
                {slot: sides[number, index] for slot, index in columns.items() if (number, index) in sides}
                if sides
                else {},
                sheet.withheld,
                layout,
                sheet.sheet.sheet,
            ),
        )
