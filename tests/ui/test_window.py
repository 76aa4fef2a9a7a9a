"""The window on a real pilot: every page, every key, undo, other colours and languages, and a way out."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from datetime import date
from itertools import product
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, qWarning
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QTableView, QWidget
from pytestqt.qtbot import QtBot

from partnertrack import i18n
from partnertrack.domain.participant import Participant
from partnertrack.domain.report import Report
from partnertrack.errors import StoreError, UserError
from partnertrack.log import place_of
from partnertrack.persistence.queries import records
from partnertrack.services.donor_report import Issue, frozen_of, issue
from partnertrack.ui import theme
from partnertrack.ui.application import draw_pages
from partnertrack.ui.crash import Crash
from partnertrack.ui.dialogs.palette import Palette
from partnertrack.ui.dialogs.problem import ProblemDialog
from partnertrack.ui.menus import pilot_menu
from partnertrack.ui.notices import Notices
from partnertrack.ui.pages.participant import ParticipantPage
from partnertrack.ui.pages.participants import ParticipantsPage
from partnertrack.ui.pages.participants.filter_editor import FilterEditor
from partnertrack.ui.pages.welcome import WelcomePage
from partnertrack.ui.program import Program
from partnertrack.ui.ways import result_ways, ways

CONTROL, ALT, NONE = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.NoModifier,
)


@pytest.fixture
def opened(program: Program, pilot: Path) -> Program:
    program.desk.open_file(pilot)
    program.settle()
    return program


def press(program: Program, key: Qt.Key, modifier: Qt.KeyboardModifier = NONE) -> None:
    QTest.keyClick(program.window, key, modifier)
    program.settle()


def test_without_a_pilot_three_ways_begin(program: Program) -> None:
    welcome = program.window.findChildren(WelcomePage)[0]
    names = [card.accessibleName().split(".")[0] for card in welcome.cards if card.isVisible()]
    assert names == ["Try the practice pilot", "Make a pilot", "I have a spreadsheet"]
    assert welcome.open.isVisible()


def test_a_pilot_that_cannot_be_opened_says_why(program: Program, tmp_path: Path) -> None:
    (tmp_path / "broken.ptrack").write_text("This is no pilot.")
    told: list[object] = []
    program.desk.not_opened.connect(told.append)
    program.desk.open_file(tmp_path / "broken.ptrack")
    program.settle()
    assert isinstance(told[0], StoreError)
    assert program.window.beginning.welcome.message.accessibleName() == str(told[0])
    assert not program.desk.is_open


def test_pages_by_keyboard_and_back(opened: Program) -> None:
    seen = []
    for key in (Qt.Key.Key_2, Qt.Key.Key_3, Qt.Key.Key_7, Qt.Key.Key_0):
        press(opened, key, CONTROL)
        page = opened.window.pages.page()
        seen.append(page.key if page else "")
    assert seen == ["overview", "participants", "imports", "reports"]
    press(opened, Qt.Key.Key_Left, ALT)
    press(opened, Qt.Key.Key_Left, ALT)
    page = opened.window.pages.page()
    assert page
    assert page.key == "participants"


def test_from_a_figure_to_a_person_and_back_to_the_same_list(opened: Program) -> None:
    window = opened.window
    overview = window.pages.page()
    assert overview
    card = next(widget for widget in overview.findChildren(QWidget) if widget.accessibleName().startswith("Selected"))
    QTest.mouseClick(card, Qt.MouseButton.LeftButton)
    opened.settle()
    people = window.pages.page()
    assert isinstance(people, ParticipantsPage)
    assert people.picked.text() == "Selected: 30"
    assert len(people.model.ids) == 30
    people.table.selectRow(3)
    QTest.keyClick(people.table, Qt.Key.Key_Return)
    opened.settle()
    person = window.pages.page()
    assert isinstance(person, ParticipantPage)
    assert person.count.text() == "4 of 30"
    press(opened, Qt.Key.Key_Left, ALT)
    assert window.pages.page() is people
    assert people.picked.text() == "Selected: 30"


def test_a_page_that_comes_up_has_the_keyboard_and_no_button_has(opened: Program) -> None:
    window = opened.window
    assert window.focusWidget() is window.pages.page()
    press(opened, Qt.Key.Key_2, CONTROL)
    assert window.focusWidget() is window.pages.page()


def test_the_arrow_down_leads_from_a_page_into_its_list(opened: Program) -> None:
    press(opened, Qt.Key.Key_3, CONTROL)
    people = opened.window.pages.page()
    assert isinstance(people, ParticipantsPage)
    QTest.keyClick(people, Qt.Key.Key_Down)
    assert people.table.hasFocus()
    assert people.table.currentIndex().row() == 0
    QTest.keyClick(people.table, Qt.Key.Key_Down)
    QTest.keyClick(people.table, Qt.Key.Key_Return)
    opened.settle()
    person = opened.window.pages.page()
    assert isinstance(person, ParticipantPage)
    assert person.count.text() == "2 of 30"


def test_undo_and_redo_say_what_they_did(opened: Program) -> None:
    window = opened.window
    assert window.header.undo.toolTip() == "Undo: Import visas.csv (Ctrl+Z)"
    assert not window.header.redo.isEnabled()
    press(opened, Qt.Key.Key_Z, CONTROL)
    assert window.notices.text == "Undone: Import visas.csv"
    assert window.header.undo.toolTip() == "Undo: Import trainees.csv (Ctrl+Z)"
    press(opened, Qt.Key.Key_Z, CONTROL | Qt.KeyboardModifier.ShiftModifier)
    assert window.notices.text == "Done again: Import visas.csv"
    assert not window.header.redo.isEnabled()


def test_the_palette_offers_what_the_buttons_of_the_page_do(opened: Program) -> None:
    press(opened, Qt.Key.Key_3, CONTROL)
    press(opened, Qt.Key.Key_K, CONTROL)
    palette = opened.window.findChildren(Palette)[-1]
    listed = [palette.list.item(row).text() for row in range(palette.list.count())]
    assert listed[0] == "On this page"
    assert "Add participant" in listed[: listed.index("Actions")]
    QTest.keyClicks(palette.field, "add filter")
    QTest.keyClick(palette.field, Qt.Key.Key_Return)
    page = opened.window.pages.page()
    assert page
    assert opened.window.findChild(FilterEditor)


def test_the_palette_finds_people_pages_and_actions(opened: Program, qtbot: QtBot) -> None:
    press(opened, Qt.Key.Key_K, CONTROL)
    palette = opened.window.findChildren(Palette)[0]
    QTest.keyClicks(palette.field, "esi owu")
    qtbot.waitUntil(lambda: palette.list.count() > 2)
    assert palette.list.item(1).text() == "Esi Owusu"
    QTest.keyClick(palette.field, Qt.Key.Key_Return)
    opened.settle()
    assert isinstance(opened.window.pages.page(), ParticipantPage)
    press(opened, Qt.Key.Key_K, CONTROL)
    palette = opened.window.findChildren(Palette)[-1]
    QTest.keyClicks(palette.field, "repor")
    QTest.keyClick(palette.field, Qt.Key.Key_Return)
    opened.settle()
    page = opened.window.pages.page()
    assert page
    assert page.key == "reports"


def test_escape_puts_the_palette_away(opened: Program) -> None:
    press(opened, Qt.Key.Key_K, CONTROL)
    palette = opened.window.findChildren(Palette)[0]
    assert palette.size() == opened.window.size()
    assert palette.list.width() > 400
    assert palette.list.currentItem().text() == "Donor report"
    QTest.keyClick(palette.field, Qt.Key.Key_Escape)
    assert not palette.isVisible()


def test_colours_change_at_once_and_are_kept(opened: Program) -> None:
    opened.window.header.theme.click()
    assert theme.tokens().is_dark
    assert opened.window.header.theme.accessibleName() == "Use light colours"
    opened.window.header.theme.click()
    assert not theme.tokens().is_dark
    assert opened.desk.settings.theme == "light"


def test_the_language_changes_with_the_pilot_open(opened: Program, qtbot: QtBot) -> None:
    before = opened.window
    opened.desk.choose(language="fr")
    qtbot.waitUntil(lambda: opened.window is not before)
    opened.settle()
    assert i18n.current() == "fr"
    assert opened.window.header.undo.isEnabled()
    assert opened.desk.is_open
    page = opened.window.pages.page()
    assert page
    assert page.key == "overview"


def test_the_menu_offers_pilots_and_to_lock_this_one(opened: Program) -> None:
    menu = pilot_menu(opened.window, opened.desk, lambda: None, lambda: None, lambda: None)
    assert [action.text() for action in menu.actions() if action.text()] == [
        "Open…",
        "New pilot…",
        "Practice pilot",
        "Lock now",
        "Close this pilot",
    ]


def test_every_page_is_drawn_without_a_screen(application: QApplication, pilot: Path, tmp_path: Path) -> None:
    del application
    drawn = draw_pages(pilot, tmp_path)
    pictures = {path.stem for path in tmp_path.glob("*.png")}
    assert len(pictures) == drawn
    assert pictures >= {way.key for way in (*ways(), *result_ways())}
    with pytest.raises(UserError):
        draw_pages(tmp_path / "nothing.ptrack")


def test_a_notice_can_be_acted_on_and_goes_away(application: QApplication, qtbot: QtBot) -> None:
    del application
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(700, 500)
    window.show()
    notices = Notices(window)
    done: list[str] = []
    notices.say("12 rows imported", "Undo", lambda: done.append("undone"))
    assert notices.text == "12 rows imported"
    notices.press()
    assert done == ["undone"]
    assert notices.text == ""
    notices.complain(UserError("The file is empty.", "Choose another."))
    assert notices.text == "The file is empty. Choose another."
    window.resize(500, 400)
    notices.say("")
    assert notices.text == ""


def caught() -> ValueError:
    with pytest.raises(ValueError, match="Amina") as raised:
        _fail()
    return raised.value


def _fail() -> None:
    raise ValueError("Amina Diallo, born 4 Feb 2003")


def test_a_bug_is_told_once_and_the_log_holds_no_data(
    application: QApplication, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    del application
    told: list[tuple[str, str]] = []
    crash = Crash(tmp_path, lambda text, trace: told.append((text, trace)))
    try:
        for _time in range(3):
            crash.tell(caught())
    finally:
        crash.close()
    assert [text for text, _trace in told] == ["Something went wrong. Your data was not changed."]
    log = (tmp_path / "log" / "partnertrack.log").read_text("utf-8")
    assert "ValueError" in log
    assert "test_window.py" in log
    assert "Amina" not in log + told[0][1] + caplog.text


def test_a_folder_without_room_for_a_log_is_no_reason_to_stop(application: QApplication, tmp_path: Path) -> None:
    del application
    (tmp_path / "log").write_text("a file where the folder should be")
    crash = Crash(tmp_path)
    crash.close()


def test_the_problem_dialog_shows_details_when_asked(application: QApplication, qtbot: QtBot) -> None:
    del application
    dialog = ProblemDialog("Something went wrong.", place_of(ValueError("x")))
    qtbot.addWidget(dialog)
    dialog.show()
    details = dialog.findChildren(QPlainTextEdit)[0]
    assert not details.isVisible()
    dialog.details.click()
    assert details.isVisible()
    assert details.toPlainText() == "ValueError"


def test_what_qt_says_is_logged(application: QApplication, tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    del application
    crash = Crash(tmp_path)
    try:
        with caplog.at_level(logging.DEBUG):
            qWarning("The plugin does not support propagateSizeHints()")
            qWarning("A layout is odd.")
    finally:
        crash.close()
    assert [record.getMessage() for record in caplog.records] == ["Qt: A layout is odd."]


def test_the_palette_opens_the_list_behind_a_printed_reference(opened: Program, qtbot: QtBot) -> None:
    day = date(2025, 6, 30)
    report = Report(number="7", title="Seventh", template="summary", as_of=day, created_on=day)
    workspace = opened.desk.workspace
    workspace.keep("New report", report)
    done = issue(workspace, Issue(report.id, day))
    frozen = frozen_of(workspace, done.report)
    count = next(each for each in frozen.counts if each.number and each.packed)
    press(opened, Qt.Key.Key_K, CONTROL)
    palette = opened.window.findChildren(Palette)[-1]
    QTest.keyClicks(palette.field, f"7-{count.reference}")
    qtbot.waitUntil(lambda: palette.list.item(0) is not None and palette.list.item(0).text() == "References")
    assert palette.list.item(1).text().startswith(f"7-{count.reference}: {count.label('en')}")
    QTest.keyClick(palette.field, Qt.Key.Key_Return)
    opened.settle()
    page = opened.window.pages.page()
    assert isinstance(page, ParticipantsPage)
    search = page.place().search
    assert search is not None
    assert search.among == frozenset(frozen.who(count) or ())


def test_names_are_hidden_everywhere_and_shown_again(opened: Program) -> None:
    people = [(person.last_name, person.first_name) for person in _people(opened)]
    opened.window.go("participants")
    opened.settle()
    press(opened, Qt.Key.Key_H, CONTROL | Qt.KeyboardModifier.ShiftModifier)
    hidden = {text for widget in opened.window.findChildren(QWidget) for text in _texts(widget)}
    assert not any(name in text for names in people for name in names for text in hidden)
    assert opened.window.header.hidden.isVisible()
    press(opened, Qt.Key.Key_H, CONTROL | Qt.KeyboardModifier.ShiftModifier)
    shown = {text for widget in opened.window.findChildren(QWidget) for text in _texts(widget)}
    assert any(people[0][0] in text for text in shown)


def _people(program: Program) -> list[Participant]:
    with program.desk.workspace.store.reading() as reading:
        return records.all_of(reading, Participant)


def _texts(widget: QWidget) -> Iterator[str]:
    """Yield what a widget, or the list in it, says."""
    yield widget.accessibleName()
    if isinstance(widget, QTableView):
        model = widget.model()
        places = product(range(model.rowCount()), range(model.columnCount()))
        yield from (str(model.index(row, column).data()) for row, column in places)
