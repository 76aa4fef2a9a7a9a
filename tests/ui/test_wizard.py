"""The import wizard leads from files to the receipt, and stores nothing before the last step."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QWidget

from partnertrack.errors import InputError, PasswordNeeded
from partnertrack.services.history import Undone
from partnertrack.services.import_workbook import Choices
from partnertrack.services.unfinished import Unfinished
from partnertrack.ui import asks, import_asks
from partnertrack.ui.desk import Desk
from partnertrack.ui.pages.imports.notes import DriftNote, HiddenNote, PartnerNote
from partnertrack.ui.pages.imports.steps import CHECK, CHOOSE, DONE, MATCH
from partnertrack.ui.pages.imports.wizard import ImportsPage
from partnertrack.ui.place import IMPORTS, Place
from partnertrack.ui.view_models.import_review import ReviewView
from partnertrack.ui.view_models.sent_back import SentBackView
from partnertrack.ui.view_models.unfinished import unfinished_lines
from partnertrack.ui.widgets.buttons import Button
from partnertrack.ui.widgets.fields import FieldChoice
from partnertrack.ui.widgets.tick import Tick
from tests.ui.drafts import CAME, CHANGE, SHEET, WORKBOOK, committed, reviewed
from tests.ui.fakes import Answer, FakeJobs

Show = Callable[[QWidget], None]
NewDesk = Callable[[dict[Callable[..., object], Answer]], tuple[Desk, FakeJobs]]

SESAME = "open sesame"
WAITING = Unfinished(UUID(int=5), "april.xlsx", "Kumasi", datetime(2026, 4, 3, tzinfo=UTC), 12)


def taken_up(_workspace: object, _source: UUID, partner: str) -> ReviewView:
    return reviewed(None, WORKBOOK, partner, Choices(trusts_likely=True))


@dataclass
class Wizard:
    """The page with what was heard of it."""

    page: ImportsPage
    jobs: FakeJobs
    undone: list[UUID] = field(default_factory=list)

    def step(self) -> int:
        return self.page.steps.currentIndex()

    def press(self, button: QAbstractButton) -> None:
        """Press a button and give the answers to what it asks."""
        assert button.isEnabled()
        button.click()
        self.jobs.rest()

    def button(self, words: str) -> Button:
        return next(each for each in self.page.findChildren(Button) if each.text() == words and each.isVisible())

    def choices(self) -> Choices:
        """What was decided, as the service was told last."""
        found = self.jobs.asked_last(import_asks.review)[3]
        assert isinstance(found, Choices)
        return found


def standard() -> dict[Callable[..., object], Answer]:
    return {
        asks.changes: (),
        import_asks.partners: ("Kumasi", "Training centre Ho"),
        import_asks.unfinished: unfinished_lines((WAITING,)),
        import_asks.read_pasted: WORKBOOK,
        import_asks.read_workbook: WORKBOOK,
        import_asks.review: reviewed,
        import_asks.commit: committed,
        import_asks.take_up: taken_up,
        import_asks.send_back: lambda _workspace, _workbook, _draft, path, _language: SentBackView(
            path, f"“{path.name}” is written", "3 cells are marked."
        ),
    }


@pytest.fixture
def sheet(tmp_path: Path) -> Path:
    path = tmp_path / "people.xlsx"
    path.write_text("x")
    return path


@pytest.fixture
def wizard(new_desk: NewDesk, show: Show) -> Wizard:
    return opened(new_desk, show, {})


def opened(new_desk: NewDesk, show: Show, answers: dict[Callable[..., object], Answer]) -> Wizard:
    desk, jobs = new_desk({**standard(), **answers})
    undone: list[UUID] = []

    def undo(change: UUID, told: Callable[[Undone], None]) -> None:
        undone.append(change)
        told(Undone("Import", 7, 2))

    page = ImportsPage(desk, undo)
    show(page)
    page.show_place(Place(IMPORTS))
    jobs.rest()
    return Wizard(page, jobs, undone)


def at_match(wizard: Wizard, sheet: Path) -> None:
    wizard.page.choosing.add_files((sheet,))
    wizard.press(wizard.page.next)
    assert wizard.step() == MATCH


def at_check(wizard: Wizard, sheet: Path) -> None:
    at_match(wizard, sheet)
    wizard.press(wizard.page.next)
    assert wizard.step() == CHECK


def test_nothing_can_be_read_before_a_file_is_chosen(wizard: Wizard, sheet: Path) -> None:
    assert wizard.step() == CHOOSE
    assert not wizard.page.next.isEnabled()
    wizard.page.choosing.add_files((sheet,))
    assert wizard.page.next.isEnabled()


def test_the_whole_way(wizard: Wizard, sheet: Path) -> None:
    at_check(wizard, sheet)
    assert wizard.choices() == Choices(trusts_likely=True)
    QTest.keyClicks(wizard.page.checking.grid, "1")
    wizard.jobs.rest()
    wizard.press(wizard.page.next)
    assert wizard.step() == DONE
    assert wizard.page.done.title.text() == "3 rows imported"
    said = wizard.page.done.sentence.text()
    assert said.startswith("1 row of “people.xlsx” was not stored. It waits in the pilot")
    assert "1 value was changed on both sides" in said
    names = [widget.accessibleName() for widget in wizard.page.done.findChildren(QWidget)]
    assert "6 rows read = 1 new person + 2 updated + 2 unchanged + 1 undecided" in names
    wizard.press(wizard.page.done.undo)
    assert wizard.undone == [CHANGE]
    assert wizard.page.done.title.text() == "The import was undone"
    assert wizard.page.done.sentence.text() == (
        "7 records were put back. 2 records were edited since and stay as they are."
    )


def test_nothing_is_stored_before_the_last_step(wizard: Wizard, sheet: Path) -> None:
    at_check(wizard, sheet)
    QTest.keyClicks(wizard.page.checking.grid, "n")
    wizard.jobs.rest()
    wizard.press(wizard.page.back)
    wizard.press(wizard.page.cancel)
    assert wizard.step() == CHOOSE
    assert import_asks.commit.__name__ not in [name for name, _given in wizard.jobs.asked]


def test_the_sender_and_the_modes_are_told_to_the_import(wizard: Wizard, sheet: Path) -> None:
    choosing = wizard.page.choosing
    assert [choosing.partner.itemText(place) for place in range(2)] == ["Kumasi", "Training centre Ho"]
    choosing.partner.write(" Kumasi ")
    choosing.modes.newcomers.choose("skip")
    choosing.modes.known.choose("fill")
    at_match(wizard, sheet)
    assert wizard.jobs.asked_last(import_asks.review)[2] == "Kumasi"
    assert wizard.choices() == Choices(newcomers="skip", known="fill", trusts_likely=True)


def test_a_likely_sender_is_taken_by_a_button(wizard: Wizard, sheet: Path) -> None:
    at_match(wizard, sheet)
    (note,) = wizard.page.matching.findChildren(PartnerNote)
    wizard.press(note.accept)
    assert wizard.jobs.asked_last(import_asks.review)[2] == "Kumasi"
    assert wizard.page.choosing.partner.text() == "Kumasi"


def test_a_column_is_given_another_field_and_order(wizard: Wizard, sheet: Path) -> None:
    at_match(wizard, sheet)
    choice = wizard.page.matching.findChildren(FieldChoice)[1]
    place = choice.findData("last_name")
    choice.setCurrentIndex(place)
    choice.activated.emit(place)
    wizard.jobs.rest()
    assert wizard.choices().columns == {(SHEET, CAME): "last_name"}
    wizard.press(wizard.button("Month first"))
    assert wizard.choices().date_orders == {(SHEET, CAME): "mdy"}


def test_what_differs_from_the_last_file_is_said(wizard: Wizard, sheet: Path) -> None:
    at_match(wizard, sheet)
    (drift,) = wizard.page.matching.findChildren(DriftNote)
    assert not drift.names.isVisible()
    assert drift.unfold.text() == "2 people of last time are not in this file"
    drift.unfold.click()
    assert drift.names.isVisible()
    assert "Efua Sarpong" in drift.names.text()


def test_the_hidden_part_of_a_sheet_can_be_left_out(wizard: Wizard, sheet: Path) -> None:
    at_match(wizard, sheet)
    (note,) = wizard.page.matching.findChildren(HiddenNote)
    (tick,) = note.findChildren(Tick)
    assert tick.isChecked()
    wizard.press(tick)
    assert wizard.choices().hidden == {SHEET: False}


def test_a_file_that_cannot_be_read_says_why_and_stays(new_desk: NewDesk, show: Show, sheet: Path) -> None:
    error = InputError("“people.xlsx” is damaged.", "Ask for it again.")
    wizard = opened(new_desk, show, {import_asks.read_workbook: error})
    page = wizard.page
    page.choosing.add_files((sheet,))
    page.next.click()
    assert not page.next.isEnabled()
    wizard.jobs.rest()
    assert page.message.accessibleName() == "“people.xlsx” is damaged. Ask for it again."
    assert wizard.step() == CHOOSE
    assert page.choosing.files == (sheet,)
    assert page.next.isEnabled()


def locked(_path: Path, password: str) -> object:
    if password == SESAME:
        return WORKBOOK
    return PasswordNeeded("Wrong." if password else "It needs a password.", is_wrong=bool(password))


def test_a_locked_file_asks_for_its_password_until_it_opens(new_desk: NewDesk, show: Show, sheet: Path) -> None:
    wizard = opened(new_desk, show, {import_asks.read_workbook: locked})
    wizard.page.choosing.add_files((sheet,))
    wizard.press(wizard.page.next)
    card = wizard.page.password
    assert card.isVisible()
    assert card.question.text() == "It needs a password."
    assert not wizard.page.next.isEnabled()
    QTest.keyClicks(card.field, "guess")
    QTest.keyClick(card.field, Qt.Key.Key_Return)
    wizard.jobs.rest()
    assert card.question.text() == "Wrong."
    assert card.field.text() == ""
    QTest.keyClicks(card.field, SESAME)
    wizard.press(card.open)
    assert wizard.step() == MATCH
    assert not card.isVisible()


def test_a_locked_file_can_be_skipped(new_desk: NewDesk, show: Show, sheet: Path) -> None:
    wizard = opened(new_desk, show, {import_asks.read_workbook: locked})
    wizard.page.choosing.add_files((sheet,))
    wizard.press(wizard.page.next)
    wizard.press(wizard.page.password.skip)
    assert not wizard.page.password.isVisible()
    assert wizard.page.choosing.files == ()
    assert wizard.step() == CHOOSE


def test_files_wait_for_their_turn(wizard: Wizard, sheet: Path) -> None:
    second = sheet.with_name("second.xlsx")
    second.write_text("y")
    wizard.page.choosing.add_files((sheet, second, sheet))
    assert wizard.page.choosing.files == (sheet, second)
    for _step in range(3):
        wizard.press(wizard.page.next)
    assert wizard.page.done.next.text() == "Next file (1 waiting)"
    wizard.press(wizard.page.done.next)
    assert wizard.step() == MATCH
    assert wizard.jobs.asked_last(import_asks.read_workbook) == (second, "")
    assert not wizard.page.choosing.files


def test_an_import_is_taken_up_where_rows_wait(wizard: Wizard) -> None:
    said = [widget.text() for widget in wizard.page.choosing.earlier.findChildren(QWidget) if hasattr(widget, "text")]
    assert "12 rows wait · Kumasi · 3 Apr 2026" in said
    wizard.press(wizard.button("Take up again"))
    assert wizard.jobs.asked_last(import_asks.take_up)[1:] == (UUID(int=5), "Kumasi")
    assert wizard.step() == CHECK
    model = wizard.page.checking.grid.rows
    rows = [model.row(place) for place in range(len(model.ids))]
    assert {row.action for row in rows if row} == {"review"}


def test_only_the_newest_choices_count(wizard: Wizard, sheet: Path) -> None:
    at_check(wizard, sheet)
    before = len(wizard.jobs.asked)
    grid = wizard.page.checking.grid
    for key in "n1l":
        QTest.keyClicks(grid, key)
    assert not wizard.page.next.isEnabled()
    assert len(wizard.jobs.asked) == before + 1
    wizard.jobs.rest()
    assert len(wizard.jobs.asked) == before + 2
    assert wizard.choices().people == {(SHEET, 3): "skip"}
    assert wizard.page.next.isEnabled()


def test_a_file_to_send_back_is_made_in_the_language_that_is_chosen(wizard: Wizard, sheet: Path) -> None:
    at_check(wizard, sheet)
    wizard.press(wizard.page.next)
    back = wizard.page.done.send_back
    assert back.isVisible()
    back.language.choose("fr")
    path = sheet.with_name("to mend.xlsx")
    back.save_to(path)
    assert not back.make.isEnabled()
    wizard.jobs.rest()
    assert wizard.jobs.asked_last(import_asks.send_back)[3:] == (path, "fr")
    assert back.message.accessibleName() == "“to mend.xlsx” is written 3 cells are marked."
    assert back.make.isEnabled()


def test_what_was_undone_is_not_sent_back(wizard: Wizard, sheet: Path) -> None:
    at_check(wizard, sheet)
    wizard.press(wizard.page.next)
    wizard.press(wizard.page.done.undo)
    assert not wizard.page.done.send_back.isVisible()


@pytest.mark.parametrize(("height", "is_shown"), [(452, False), (700, True)])
def test_a_low_window_is_left_to_the_rows(wizard: Wizard, sheet: Path, *, height: int, is_shown: bool) -> None:
    wizard.page.resize(911, height)
    assert wizard.page.stepper.isVisible()
    at_match(wizard, sheet)
    assert wizard.page.stepper.isVisible() is is_shown
    wizard.press(wizard.page.next)
    assert wizard.page.stepper.isVisible() is is_shown
    wizard.page.resize(911, 700)
    assert wizard.page.stepper.isVisible()


def test_the_keyboard_goes_from_step_to_step(wizard: Wizard, sheet: Path) -> None:
    at_match(wizard, sheet)
    assert wizard.page.next.hasFocus()
    wizard.press(wizard.page.next)
    assert wizard.page.checking.grid.hasFocus()
    wizard.press(wizard.page.next)
    assert wizard.page.done.next.hasFocus()


def test_what_waits_stands_apart_from_what_was_done(wizard: Wizard) -> None:
    earlier = wizard.page.choosing.earlier
    earlier.show_unfinished(())
    assert not earlier.waiting.isVisible()
    earlier.show_unfinished(unfinished_lines((WAITING,)))
    assert earlier.waiting.isVisible()


def test_a_pasted_table_is_reviewed_like_a_file(wizard: Wizard, sheet: Path) -> None:
    page, jobs = wizard.page, wizard.jobs
    page.choosing.add_files((sheet,))
    page.show_place(Place(IMPORTS, pasted="Name\tSex\nAma\tF\n"))
    assert jobs.asked_last(import_asks.read_pasted) == ("Name\tSex\nAma\tF\n",)
    jobs.rest()
    assert wizard.step() == MATCH
    assert page.choosing.files == (sheet,)
    page.show_place(Place(IMPORTS, pasted="Name\tSex\nKofi\tM\n"))
    assert jobs.asked_last(import_asks.read_pasted) == ("Name\tSex\nAma\tF\n",)
    assert page.message.isVisible()
