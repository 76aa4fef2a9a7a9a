"""The settings are found by words, count at once, and are taken back by one press."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPushButton

from partnertrack.services import pilots
from partnertrack.settings import LOCK_AFTER, Settings
from partnertrack.ui.dialogs.settings import SettingsDialog
from partnertrack.ui.dialogs.settings.row import Row
from partnertrack.ui.place import ACCESS
from partnertrack.ui.program import Program
from partnertrack.ui.view_models.settings import Around, KnownPilot, found, groups, marks
from partnertrack.ui.widgets.fields import Choice

PILOT = KnownPilot("Title", "Donor", "Office", "640", "Scheme", "Encrypted", "/mnt/stick", None)
EVERY = groups(Around(Settings(theme="dark"), "1.0", (), is_portable=True, pilot=PILOT))


@pytest.mark.parametrize(
    ("words", "first"),
    [
        ("keyring", "access"),
        ("DÄRK", "theme"),
        ("nederlands", "language"),
        ("usb", "second"),
        ("gdpr", "privacy"),
        ("stick", "second"),
        ("mot clef", ""),
    ],
)
def test_a_setting_is_found_by_any_word_for_it(words: str, first: str) -> None:
    shown = found(EVERY, words)
    assert (shown[0].settings[0].key if shown else "") == first


def test_what_is_sought_is_marked_whatever_its_accents() -> None:
    assert marks("Où est l’Évaluation ?", "evalu") == ((9, 14),)
    assert marks("Straße", "strasse") == ((0, 6),)


def test_nothing_of_a_pilot_is_offered_while_none_is_open() -> None:
    shown = groups(Around(Settings(), "1.0", (), is_portable=False))
    assert [group.key for group in shown] == ["general", "safety", "keys", "program", "reset"]


@pytest.fixture
def window(program: Program) -> Callable[[str], SettingsDialog]:
    """Return a way to the settings, at one of them."""

    def at(key: str) -> SettingsDialog:
        program.window.help.show_settings(key)
        program.settle()
        dialog = program.window.findChild(SettingsDialog)
        assert dialog
        return dialog

    return at


def choose(row: Row, value: object) -> None:
    assert isinstance(row.field, Choice)
    row.field.choose(value)
    row.field.activated.emit(row.field.currentIndex())


def test_a_choice_counts_at_once_and_is_as_usual_again(
    program: Program, window: Callable[[str], SettingsDialog]
) -> None:
    dialog = window("lock_after")
    choose(dialog.rows["lock_after"], LOCK_AFTER[0])
    program.settle()
    assert program.desk.settings.lock_after == LOCK_AFTER[0]
    assert dialog.rows["lock_after"].usual.isVisible()
    dialog.rows["lock_after"].usual.click()
    program.settle()
    assert program.desk.settings.lock_after == Settings().lock_after
    dialog.saying.undo.click()
    assert program.desk.settings.lock_after == LOCK_AFTER[0]


def test_another_language_speaks_at_once_and_the_settings_stay_open(
    program: Program, window: Callable[[str], SettingsDialog]
) -> None:
    choose(window("language").rows["language"], "fr")
    program.settle()
    dialog = program.window.findChild(SettingsDialog)
    assert dialog
    assert dialog.shown == "general"
    assert dialog.rows["language"].setting.value == "fr"
    dialog.search.setText("idle")
    assert list(dialog.rows) == ["lock_after"]
    assert "idle" in dialog.rows["lock_after"].setting.also


def test_everything_begins_anew_and_comes_back(program: Program, window: Callable[[str], SettingsDialog]) -> None:
    program.desk.choose(name="Ama", theme="dark", is_greeted=True, recent=("/a.ptrack",))
    before = program.desk.settings
    dialog = window("all")
    (press,) = (each for each in dialog.rows["all"].findChildren(QPushButton) if each.text() == "Reset all")
    press.click()
    assert program.desk.settings == Settings(is_greeted=True, recent=("/a.ptrack",))
    dialog.saying.undo.click()
    assert program.desk.settings == before


@pytest.fixture
def opened(program: Program, tmp_path: Path) -> Program:
    """Return the program with a pilot of its own open."""
    pilots.create_pilot(tmp_path / "p.ptrack", "inspire_gh", "Before").close()
    program.desk.open_file(tmp_path / "p.ptrack")
    program.settle()
    return program


def write(dialog: SettingsDialog, key: str, text: str) -> None:
    field = dialog.rows[key].field
    assert isinstance(field, QLineEdit)
    field.setText(text)
    QTest.keyClick(field, Qt.Key.Key_Return)


def test_the_title_of_a_pilot_is_changed_undoably(opened: Program, window: Callable[[str], SettingsDialog]) -> None:
    dialog = window("pilot.title")
    write(dialog, "pilot.title", "  After  all ")
    opened.settle()
    assert opened.desk.workspace.title == "After all"
    assert opened.window.windowTitle() == "After all – PartnerTrack"
    dialog.saying.undo.click()
    opened.settle()
    assert opened.window.windowTitle() == "Before – PartnerTrack"


def test_what_is_wrong_is_said_and_what_is_right_is_stored_though_the_window_is_closed(
    opened: Program, window: Callable[[str], SettingsDialog]
) -> None:
    dialog = window("pilot.applicants")
    write(dialog, "pilot.applicants", "many")
    opened.settle()
    assert "not a number" in dialog.saying.words.text()
    write(dialog, "pilot.applicants", "12")
    dialog.done(0)
    opened.settle()
    assert opened.desk.workspace.pilot.applicants == 12
    window("access").rows["access"].pressed.emit()
    opened.settle()
    page = opened.window.pages.page()
    assert page
    assert page.key == ACCESS
