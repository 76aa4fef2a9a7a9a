"""An encrypted pilot is opened by its passphrase, locked when nobody is there, and opened again where it was left."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit
from pytestqt.qtbot import QtBot

from partnertrack.domain.pilot import Pilot
from partnertrack.errors import LockedError
from partnertrack.persistence import keys
from partnertrack.persistence.queries import records
from partnertrack.services import access, pilots
from partnertrack.ui import clipboard
from partnertrack.ui.dialogs.palette import Palette
from partnertrack.ui.dialogs.recovery_offer import RecoveryOffer
from partnertrack.ui.lock import Presence
from partnertrack.ui.pages.participants import ParticipantsPage
from partnertrack.ui.place import PARTICIPANTS, Place
from partnertrack.ui.program import Program
from partnertrack.ui.widgets.unlock_form import UnlockForm
from tests.cheap_keys import cheap_keys

OFFICER, VIEWER = "five green kettles sing", "only looking at figures"


@pytest.fixture(scope="session")
def encrypted_made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("encrypted") / "Kept.ptrack"
    with cheap_keys():
        pilots.create_pilot(path, "generic_dual_track", "Kept pilot", passphrase=OFFICER).close()
        access.add_passphrase(path, access.unlock(path, OFFICER), VIEWER, role=keys.VIEWER)
    return path


@pytest.fixture
def encrypted(encrypted_made: Path, tmp_path: Path) -> Path:
    for each in encrypted_made.parent.iterdir():
        shutil.copy(each, tmp_path)
    return tmp_path / encrypted_made.name


@pytest.fixture
def opened(program: Program, encrypted: Path) -> Iterator[Program]:
    program.desk.open_file(encrypted)
    program.settle()
    give(program, program.window.beginning.unlock.form, OFFICER)
    yield program
    clipboard.take_off()


def give(program: Program, form: UnlockForm, text: str) -> None:
    QTest.keyClicks(form.field, text)
    QTest.keyClick(form.field, Qt.Key.Key_Return)
    program.settle()


def lock(program: Program) -> None:
    QTest.keyClick(program.window, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    program.settle()


def test_a_pilot_is_opened_by_its_passphrase_and_wrong_ones_cost_time(program: Program, encrypted: Path) -> None:
    window, form = program.window, program.window.beginning.unlock.form
    program.desk.open_file(encrypted)
    program.settle()
    assert form.field.hasFocus()
    assert window.beginning.unlock.name.text() == "Kept"
    give(program, form, "NOT THIS")
    assert form.caps.isVisible()
    assert form.message.accessibleName().startswith("This does not open")
    assert form.field.text() == ""
    give(program, form, "nor this")
    give(program, form, "nor that")
    assert form.message.accessibleName() == "Too many wrong passphrases. Try again in 5 seconds."
    QTest.keyClick(form.field, Qt.Key.Key_Escape)
    program.desk.open_file(encrypted)  # which is no way round
    program.settle()
    give(program, form, OFFICER)
    assert not program.desk.is_open
    assert "Try again in" in form.message.accessibleName()
    program.desk.attempts.succeed(encrypted)
    form.field.clear()
    give(program, form, OFFICER)
    assert program.desk.workspace.title == "Kept pilot"


def test_going_back_leaves_the_pilot_that_was_open(program: Program, encrypted: Path, pilot: Path) -> None:
    program.desk.open_file(pilot)
    program.settle()
    program.desk.open_file(encrypted)
    program.settle()
    assert program.window.beginning.unlock.isVisible()
    assert not program.window.pages.isVisible()
    program.window.beginning.unlock.leave.click()
    assert program.window.pages.isVisible()
    assert program.desk.workspace.title == "Small pilot"


def test_the_lock_hides_all_and_gives_back_what_was_typed(opened: Program) -> None:
    window = opened.window
    window.pages.go(Place(PARTICIPANTS))
    opened.settle()
    people = window.pages.page()
    assert isinstance(people, ParticipantsPage)
    dialog = QDialog(window)
    field = QLineEdit("half a sentence", dialog)
    dialog.open()
    window.desk.say("Amina was entered")
    clipboard.put_text("Amina Diallo")
    QTest.keyClick(dialog.windowHandle(), Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    opened.settle()
    assert opened.lock.is_locked
    assert not (dialog.isVisible())
    assert not (people.isVisible())
    assert not (window.sidebar.isVisible())
    assert QGuiApplication.clipboard().text() == ""
    assert window.windowTitle() == "Kept pilot – PartnerTrack"
    give(opened, window.lock_page.form, "not this")
    assert not people.isVisible()
    give(opened, window.lock_page.form, OFFICER)
    assert people.isVisible()
    assert dialog.isVisible()
    assert field.text() == "half a sentence"
    assert window.notices.text == "Amina was entered"
    dialog.close()


def test_no_key_reaches_what_is_locked(opened: Program, caplog: pytest.LogCaptureFixture) -> None:
    del caplog  # what Qt says of menus without a screen
    window, control = opened.window, Qt.KeyboardModifier.ControlModifier
    page = window.pages.page()
    QTest.keyClick(window, Qt.Key.Key_K, control)
    palette = window.findChildren(Palette)[0]
    menu = palette.field.createStandardContextMenu()
    menu.setParent(palette.field, Qt.WindowType.Popup)
    menu.popup(palette.mapToGlobal(palette.rect().center()))
    opened.lock.lock()
    opened.settle()
    assert not menu.isVisible()
    assert not palette.isVisible()
    for key in (Qt.Key.Key_3, Qt.Key.Key_K, Qt.Key.Key_Z, Qt.Key.Key_N, Qt.Key.Key_Escape):
        QTest.keyClick(window, key, control if key != Qt.Key.Key_Escape else Qt.KeyboardModifier.NoModifier)
    assert window.pages.page() is page
    assert window.findChildren(Palette) == [palette]
    assert QApplication.activePopupWidget() is None
    assert opened.lock.is_locked


def test_the_store_forgets_its_key_and_work_waits(opened: Program) -> None:
    lock(opened)
    workspace = opened.desk.workspace
    assert workspace.is_sealed
    with pytest.raises(LockedError), workspace.store.reading():
        pass
    done: list[str] = []
    opened.desk.jobs.read(lambda *, progress: "read", done.append)  # noqa: ARG005 - a job is handed its progress
    opened.settle()
    assert not done
    give(opened, opened.window.lock_page.form, OFFICER)
    assert done == ["read"]
    with workspace.store.reading() as reading:
        assert [each.title for each in records.all_of(reading, Pilot)] == ["Kept pilot"]


def test_what_the_settings_keep_of_an_encrypted_pilot_names_nobody(opened: Program, encrypted: Path) -> None:
    desk = opened.desk
    desk.keep_view("Mensah's people", '{"text": "Mensah"}')
    desk.keep_view("Owusu", '{"text": "Owusu"}')
    desk.keep_view("Owusu", "")
    kept = (opened.window.desk._home / "settings.json").read_text("utf-8")  # type: ignore[operator]
    assert "Mensah" not in kept
    assert "Owusu" not in kept
    assert desk.own_views() == (("Mensah's people", '{"text": "Mensah"}'),)
    in_the_open = desk.settings.with_view(encrypted, "Mensah", '{"text": "Mensah"}')
    desk.close_pilot()
    desk.settings = in_the_open
    desk.open_file(encrypted)
    opened.settle()
    give(opened, opened.window.beginning.unlock.form, OFFICER)
    assert len(desk.own_views()) == 2
    assert "Mensah" not in str(desk.settings.views)


def test_a_viewer_does_not_unlock_what_an_officer_opened(opened: Program) -> None:
    lock(opened)
    form = opened.window.lock_page.form
    give(opened, form, VIEWER)
    assert opened.lock.is_locked
    assert "another role" in form.message.accessibleName()
    opened.window.lock_page.leave.click()
    opened.settle()
    assert not (opened.desk.is_open)
    assert not (opened.lock.is_locked)
    assert opened.window.beginning.welcome.isVisible()


def test_an_officer_who_unlocks_a_viewers_pilot_opens_it_anew(program: Program, encrypted: Path) -> None:
    program.desk.open_file(encrypted)
    program.settle()
    give(program, program.window.beginning.unlock.form, VIEWER)
    before = program.desk.workspace
    assert before.role == keys.VIEWER
    lock(program)
    give(program, program.window.lock_page.form, OFFICER)
    assert not program.lock.is_locked
    assert program.desk.workspace is not before
    assert program.desk.workspace.role == keys.OFFICER


def test_a_new_pilot_is_encrypted_and_its_recovery_sheet_is_offered(program: Program, tmp_path: Path) -> None:
    dialog = program.window.beginning.making.set_up()
    program.settle()
    while dialog.step is not dialog.file:
        (dialog.next if dialog.later.isHidden() else dialog.later).click()
    dialog.file.file.setText(str(tmp_path / "new.ptrack"))
    fields = dialog.file.protection.passphrase
    QTest.keyClicks(fields.passphrase, OFFICER)
    assert not dialog.next.isEnabled()
    QTest.keyClicks(fields.again, OFFICER)
    dialog.next.click()
    dialog.next.click()
    program.settle()
    assert access.unlock(tmp_path / "new.ptrack", OFFICER).is_officer
    offer = program.window.findChildren(RecoveryOffer)[0]
    assert offer.isVisible()
    offer.save_to(tmp_path / "sheet.pdf")
    program.settle()
    assert (tmp_path / "sheet.pdf").read_bytes().startswith(b"%PDF-")
    assert "recovery" in [way.kind for way in access.slots(tmp_path / "new.ptrack")]


def test_a_plain_pilot_says_that_a_lock_would_keep_nobody_out(program: Program, pilot: Path) -> None:
    program.desk.open_file(pilot)
    program.settle()
    program.lock.presence.left.emit()
    assert program.window.notices.text == ""
    lock(program)
    assert program.window.notices.text.startswith("This pilot is not encrypted")
    assert not program.lock.is_locked


def test_nobody_there_for_ten_minutes_or_asleep(qtbot: QtBot) -> None:
    del qtbot
    clock = {"wall": 1_000_000.0, "steady": 50.0}
    presence = Presence(lambda: 10, lambda: clock["wall"], lambda: clock["steady"])
    left: list[str] = []
    presence.left.connect(lambda: left.append("left"))

    def wait(seconds: int, asleep: int = 0) -> int:
        for _look in range(0, seconds, 5):
            clock["wall"] += 5
            clock["steady"] += 5
            presence.look()
        clock["wall"] += asleep
        presence.look()
        return len(left)

    assert wait(595) == 0
    presence.touch()
    assert wait(595) == 0
    assert wait(5) > 0
    presence.touch()
    left.clear()
    assert wait(5, asleep=120) == 1
    assert wait(5) == 1
