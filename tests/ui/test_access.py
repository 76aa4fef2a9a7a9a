"""The page of access shows who may open the pilot, stores what is chosen there, and forgets what was written."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from partnertrack.domain import recovery_code
from partnertrack.errors import LockedError
from partnertrack.services import pilots
from partnertrack.services.access import Strength, Way
from partnertrack.ui import access_asks as asks
from partnertrack.ui.desk import Desk
from partnertrack.ui.pages.access import AccessPage
from partnertrack.ui.pages.access.way_card import WayCard
from partnertrack.ui.place import ACCESS, Place
from partnertrack.ui.program import Program
from partnertrack.ui.view_models.access import AccessView, present_access
from partnertrack.ui.view_models.secret import Secret
from tests.cheap_keys import cheap_keys
from tests.ui.conftest import NewDesk, Show
from tests.ui.fakes import FakeJobs

DAY = date(2026, 11, 28)
WAYS = (
    Way("a1", "passphrase", "Ama", "officer", DAY, is_mine=True),
    Way("b2", "passphrase", "Head office", "viewer", DAY),
    Way("c3", "keyring", "laptop", "officer", DAY, is_here=True),
)
VIEW = present_access(WAYS, is_officer=True, has_keyring=True)
CODE, REMOVED = recovery_code.written(7), object()


@dataclass
class Stage:
    """The page with what it asked for, and what it said."""

    page: AccessPage
    desk: Desk
    jobs: FakeJobs
    said: list[tuple[str, Any]] = field(default_factory=list)

    def card(self, title: str) -> WayCard:
        return next(each for each in self.page.findChildren(WayCard) if each.line.title == title)

    def write(self, passphrase: str, again: str | None = None) -> None:
        """Write a new passphrase by keyboard, and Enter."""
        fresh = self.page.drawer.fresh
        for each, text in ((fresh.passphrase, passphrase), (fresh.again, passphrase if again is None else again)):
            each.setFocus()
            QTest.keyClicks(each, text)
        QTest.keyClick(fresh.again, Qt.Key.Key_Return)
        self.jobs.rest()


@pytest.fixture
def shown() -> AccessView:
    return VIEW


@pytest.fixture
def stage(new_desk: NewDesk, show: Show, shown: AccessView) -> Stage:
    desk, jobs = new_desk(
        {
            asks.ways: shown,
            asks.strength: Strength(1, "Weak."),
            asks.add: None,
            asks.change: None,
            asks.remove: REMOVED,
            asks.put_back: None,
            asks.new_recovery_code: CODE,
            asks.write_sheet: lambda *given: given[-1],
            asks.keep_in_keyring: None,
        }
    )
    page = AccessPage(desk)
    stage = Stage(page, desk, jobs)
    desk.said.connect(lambda text, _button, action: stage.said.append((text, action)))
    show(page)
    page.show_place(Place(ACCESS))
    jobs.rest()
    return stage


def test_each_way_in_says_what_it_is_and_what_may_be_done(stage: Stage) -> None:
    told = [
        (card.accessibleName(), card.change.isVisible(), card.remove.isVisible())
        for card in stage.page.findChildren(WayCard)
    ]
    assert told == [
        ("Ama. You opened the pilot with it. Officer. Made on 28 Nov 2026", True, False),
        ("Head office. Passphrase. Viewer. Made on 28 Nov 2026", True, True),
        ("laptop. Keyring of this computer. Officer. Made on 28 Nov 2026", False, True),
    ]
    assert (
        "nobody can open this pilot again"
        in stage.page.recovery.findChildren(type(stage.page.recovery._words))[0].text()
    )


def test_a_colleague_gets_a_passphrase_by_keyboard(stage: Stage) -> None:
    stage.page.add.click()
    drawer = stage.page.drawer
    assert drawer.focusWidget() is drawer.label
    QTest.keyClicks(drawer.label, "Kofi")
    drawer.viewer.click()
    stage.write("four words of mine", "four words of his")
    assert "differ" in drawer.message.accessibleName()
    drawer.fresh.again.clear()
    drawer.fresh.passphrase.clear()
    stage.write("four words of mine")
    _workspace, secret, label, role = stage.jobs.asked_last(asks.add)
    assert (secret.take(), label, role) == ("four words of mine", "Kofi", "viewer")
    assert "four words" not in repr(secret)
    assert not drawer.isVisible()
    assert all(not each.text() for each in drawer.fresh.findChildren(QLineEdit))
    assert stage.said[-1][0] == "The passphrase was added."


def test_my_own_passphrase_is_changed_by_whoever_knows_it(stage: Stage) -> None:
    stage.card("Ama").change.click()
    stage.write("four words of mine")
    assert "so far" in stage.page.drawer.message.accessibleName()
    stage.page.drawer.current.setText("the old words")
    stage.page.drawer.keep.click()
    stage.jobs.rest()
    _workspace, secret, slot, current = stage.jobs.asked_last(asks.change)
    assert (secret.take(), slot, current.take()) == ("four words of mine", "a1", "the old words")
    stage.card("Head office").change.click()
    stage.write("other words for them")
    _workspace, _secret, slot, current = stage.jobs.asked_last(asks.change)
    assert (slot, current) == ("b2", None)


def test_a_way_in_is_removed_and_brought_back(stage: Stage) -> None:
    stage.card("Head office").remove.click()
    stage.jobs.rest()
    assert stage.jobs.asked_last(asks.remove)[1] == "b2"
    text, undo = stage.said[-1]
    assert "Head office" in text
    undo()
    stage.jobs.rest()
    assert stage.jobs.asked_last(asks.put_back)[1] is REMOVED


def test_a_recovery_code_is_shown_once_and_printed(stage: Stage, tmp_path: Path) -> None:
    stage.page.recovery.button.click()
    stage.jobs.rest()
    assert "-".join(group.text() for group in stage.page.code.groups) == CODE
    stage.page.code.save_to(tmp_path / "sheet.pdf")
    stage.jobs.rest()
    assert stage.jobs.asked_last(asks.write_sheet)[1:] == (
        stage.jobs.asked_last(asks.write_sheet)[1],
        tmp_path / "sheet.pdf",
    )
    assert stage.page.put_away()
    assert {group.text() for group in stage.page.code.groups} == {""}


def test_this_computer_forgets(stage: Stage) -> None:
    stage.page.computer.button.click()
    stage.jobs.rest()
    assert "asks again from now on" in stage.said[-1][0]


def test_strength_and_capitals_are_told_as_one_writes(stage: Stage) -> None:
    stage.page.add.click()
    fresh = stage.page.drawer.fresh
    assert "Inspire Ghana" in fresh.names
    fresh.passphrase.setFocus()
    for modifier, is_locked in ((Qt.KeyboardModifier.ShiftModifier, False), (Qt.KeyboardModifier.NoModifier, True)):
        QApplication.sendEvent(fresh.passphrase, QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_A, modifier, "A"))
        assert fresh.hint.isVisible() is is_locked
    fresh._judge()
    stage.jobs.rest()
    assert "1 of 4" in fresh.meter.accessibleName()
    fresh.passphrase.actions()[0].trigger()
    assert fresh.passphrase.is_shown
    stage.page.drawer.hide()
    assert not fresh.passphrase.is_shown


@pytest.mark.parametrize("shown", [replace(VIEW, may_change=False), AccessView("plain"), AccessView("practice")])
def test_a_viewer_and_a_plain_pilot_are_offered_what_they_can_do(stage: Stage, shown: AccessView) -> None:
    assert not stage.page.add.isVisible()
    assert not stage.page.more.isVisible()
    assert stage.page.encrypt.isVisible() is (shown.protection == "plain")
    assert not stage.page.recovery.isVisible()


def test_a_real_pilot_is_encrypted_from_its_page(program: Program, tmp_path: Path) -> None:
    pilot = tmp_path / "pilot.ptrack"
    pilots.create_pilot(pilot, "inspire_gh").close()
    with cheap_keys():
        program.desk.open_file(pilot)
        program.settle()
        program.desk.encrypt(Secret("four words of mine"))
        program.settle()
        assert program.desk.workspace.access is not None
        program.window.pages.go(Place(ACCESS))
        program.settle()
        page = program.window.pages.page()
        assert isinstance(page, AccessPage)
        assert [card.line.is_mine for card in page.findChildren(WayCard)] == [True]
        program.desk.close_pilot()
        asked: list[object] = []
        program.desk.locked.connect(lambda _path, error: asked.append(error))
        program.desk.open_file(pilot)
        program.settle()
        assert isinstance(asked[0], LockedError)
