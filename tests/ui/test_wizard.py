"""The import wizard leads from files to the receipt, and stores nothing before the last step."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QWidget

from partnertrack.domain.change import ChangeSet
from partnertrack.errors import InputError
from partnertrack.importing.draft import Action, CandidateDraft, ColumnDraft, Draft, RowDraft, SheetDraft, receipt_of
from partnertrack.importing.issue import Issue
from partnertrack.importing.sheet import Workbook
from partnertrack.services.import_workbook import Choices, Imported
from partnertrack.ui import asks
from partnertrack.ui.desk import Desk
from partnertrack.ui.pages.imports.wizard import CHECK, CHOOSE, DONE, MATCH, ImportsPage
from partnertrack.ui.place import IMPORTS, Place
from partnertrack.ui.view_models.import_review import ReviewView, present
from partnertrack.ui.widgets.buttons import Button
from partnertrack.ui.widgets.fields import FieldChoice
from tests.ui.fakes import Answer, FakeJobs

Show = Callable[[QWidget], None]
NewDesk = Callable[[dict[Callable[..., object], Answer]], tuple[Desk, FakeJobs]]

AMA, KOFI = UUID(int=9), UUID(int=10)
CHANGE = UUID(int=77)
WORKBOOK = Workbook("people.xlsx", "", "xlsx", ())


def reviewed(_workspace: object, workbook: Workbook, _partner: str, choices: Choices | None) -> ReviewView:
    """Return the review of a sheet of three rows, of which the second may be either of two people."""
    chosen = choices or Choices(trusts_likely=True)
    candidates = tuple(
        CandidateDraft(each, f"PT-{each.int:06d}", name, date(2001, 2, 3), 0.8, "same birth date")
        for each, name in ((AMA, "Ama Mensa"), (KOFI, "Kofi Mensah"))
    )
    decision = chosen.people.get(("People", 3))
    action: Action = {None: "review", "skip": "skip", "new": "create"}.get(decision, "update")  # type: ignore[assignment, arg-type]
    issue = Issue("person-open", "warning", "People", 3, "", "Ama Mensah")
    rows = (
        RowDraft(2, ("Ama", "4.5.2026"), "create", "Ama Owusu", "", (), ()),
        RowDraft(3, ("Ama", "5.5.2026"), action, "Ama Mensah", "", (issue,) if action == "review" else (), candidates),
        RowDraft(4, ("Esi", "6.5.2026"), "unchanged", "Esi Boateng", "PT-000003", (), ()),
    )
    columns = (
        ColumnDraft(0, "Name", ("Ama",), "last_name", "Surname", 1.0, "", (), is_certain=True),
        ColumnDraft(
            1, "Came", ("4.5.2026",), chosen.columns.get(("People", 1)), "Arrival", 0.6, "", (), is_certain=False
        ),
    )
    asks_order = Issue("column-order-undecided", "warning", "People", column="Came")
    issues = () if chosen.date_orders else (asks_order,)
    sheet = SheetDraft("People", (1,), "en", columns, rows, issues, receipt_of(row.action for row in rows))
    return present(workbook, Draft("people.xlsx", None, (sheet,), ChangeSet("Import", ())), chosen)


def committed(_workspace: object, draft: Draft) -> Imported:
    return Imported(draft.receipt, CHANGE, draft)


class Wizard:
    """The page with what was heard of it."""

    def __init__(self, page: ImportsPage, jobs: FakeJobs, undone: list[UUID]) -> None:
        self.page, self.jobs, self.undone = page, jobs, undone

    def step(self) -> int:
        return self.page.steps.currentIndex()

    def press(self, button: QAbstractButton) -> None:
        """Press a button and give the answers to what it asks."""
        assert button.isEnabled()
        button.click()
        self.jobs.rest()

    def decide(self, key: str) -> None:
        """Press a key on the list of rows."""
        QTest.keyClicks(self.page.checking.table, key)
        self.jobs.rest()


@pytest.fixture
def sheet(tmp_path: Path) -> Path:
    path = tmp_path / "people.xlsx"
    path.write_text("x")
    return path


@pytest.fixture
def wizard(new_desk: NewDesk, show: Show) -> Wizard:
    undone: list[UUID] = []
    desk, jobs = new_desk(
        {asks.changes: (), asks.read_workbook: WORKBOOK, asks.review: reviewed, asks.commit: committed}
    )
    page = ImportsPage(desk, undone.append)
    show(page)
    page.show_place(Place(IMPORTS))
    jobs.rest()
    return Wizard(page, jobs, undone)


def at_check(wizard: Wizard, sheet: Path) -> None:
    wizard.page.choosing.add_files((sheet,))
    wizard.press(wizard.page.next)
    wizard.press(wizard.page.next)
    assert wizard.step() == CHECK


def test_nothing_can_be_read_before_a_file_is_chosen(wizard: Wizard, sheet: Path) -> None:
    assert wizard.step() == CHOOSE
    assert not wizard.page.next.isEnabled()
    wizard.page.choosing.add_files((sheet,))
    assert wizard.page.next.isEnabled()


def test_the_whole_way(wizard: Wizard, sheet: Path) -> None:
    at_check(wizard, sheet)
    assert not wizard.jobs.asked_last(asks.review)[3]
    wizard.decide("1")
    wizard.press(wizard.page.next)
    assert wizard.step() == DONE
    assert wizard.page.done.title.text() == "2 rows imported"
    names = [widget.accessibleName() for widget in wizard.page.done.findChildren(QWidget)]
    assert "3 rows read = 1 new people + 1 updated + 1 already known" in names
    wizard.press(wizard.page.done.undo)
    assert wizard.undone == [CHANGE]
    assert wizard.page.done.title.text() == "The import was undone"


def test_nothing_is_stored_before_the_last_step(wizard: Wizard, sheet: Path) -> None:
    at_check(wizard, sheet)
    wizard.decide("n")
    wizard.press(wizard.page.back)
    wizard.press(wizard.page.cancel)
    assert wizard.step() == CHOOSE
    assert asks.commit.__name__ not in [name for name, _given in wizard.jobs.asked]


@pytest.mark.parametrize(("key", "decision"), [("1", AMA), ("2", KOFI), ("n", "new"), ("l", "skip")])
def test_a_row_in_doubt_is_decided_by_keyboard(wizard: Wizard, sheet: Path, key: str, decision: object) -> None:
    at_check(wizard, sheet)
    checking = wizard.page.checking
    assert [row.number for row in checking.rows] == [3]
    assert checking.panel.isVisible()
    wizard.decide(key)
    assert wizard.jobs.asked_last(asks.review)[3].people == {("People", 3): decision}
    assert len(checking.rows) == 3 or checking.rows[0].action != "review"


def test_a_row_in_doubt_is_decided_by_mouse(wizard: Wizard, sheet: Path) -> None:
    at_check(wizard, sheet)
    leave = [each for each in wizard.page.checking.panel.findChildren(Button) if "(L)" in each.text()]
    QTest.mouseClick(leave[0], Qt.MouseButton.LeftButton)
    wizard.jobs.rest()
    assert wizard.jobs.asked_last(asks.review)[3].people == {("People", 3): "skip"}


def test_rows_are_filtered_by_what_becomes_of_them(wizard: Wizard, sheet: Path) -> None:
    at_check(wizard, sheet)
    checking = wizard.page.checking
    checking.chips["create"].click()
    assert [row.person for row in checking.rows] == ["Ama Owusu"]
    assert not checking.panel.isVisible()
    checking.chips[""].click()
    assert len(checking.rows) == 3
    assert not checking.chips["reject"].isVisible()


def test_a_column_is_given_another_field_and_order(wizard: Wizard, sheet: Path) -> None:
    wizard.page.choosing.add_files((sheet,))
    wizard.press(wizard.page.next)
    assert wizard.step() == MATCH
    choice = wizard.page.matching.findChildren(FieldChoice)[1]
    assert choice.currentIndex() == -1
    place = choice.findData("last_name")
    choice.setCurrentIndex(place)
    choice.activated.emit(place)
    wizard.jobs.rest()
    assert wizard.jobs.asked_last(asks.review)[3].columns == {("People", 1): "last_name"}
    month_first = [each for each in wizard.page.matching.findChildren(Button) if each.text() == "Month first"]
    wizard.press(month_first[0])
    assert wizard.jobs.asked_last(asks.review)[3].date_orders == {("People", 1): "mdy"}


def test_a_file_that_cannot_be_read_says_why_and_stays(new_desk: NewDesk, show: Show, sheet: Path) -> None:
    error = InputError("“people.xlsx” is protected by a password.", "Save it without.")
    desk, jobs = new_desk({asks.changes: (), asks.read_workbook: error})
    page = ImportsPage(desk, lambda _change: None)
    show(page)
    page.choosing.add_files((sheet,))
    page.next.click()
    assert not page.next.isEnabled()
    jobs.rest()
    assert page.message.accessibleName() == "“people.xlsx” is protected by a password. Save it without."
    assert page.steps.currentIndex() == CHOOSE
    assert page.choosing.files == (sheet,)
    assert page.next.isEnabled()


def test_files_wait_for_their_turn(wizard: Wizard, sheet: Path) -> None:
    second = sheet.with_name("second.xlsx")
    second.write_text("y")
    wizard.page.choosing.add_files((sheet, second, sheet))
    assert wizard.page.choosing.files == (sheet, second)
    wizard.press(wizard.page.next)
    wizard.press(wizard.page.next)
    wizard.press(wizard.page.next)
    assert wizard.page.done.next.text() == "Next file (1 waiting)"
    wizard.press(wizard.page.done.next)
    assert wizard.step() == MATCH
    assert wizard.jobs.asked_last(asks.read_workbook) == (second,)
    assert not wizard.page.choosing.files
