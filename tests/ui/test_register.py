"""The attendance register is filled by letters, as a sheet is, and stores what was typed by itself."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from partnertrack.services.register import Choices, Register, Trainee
from partnertrack.ui import register_asks
from partnertrack.ui.pages.register import RegisterPage
from partnertrack.ui.place import REGISTER, Place
from tests.ui.conftest import NewDesk, Show
from tests.ui.fakes import Answer, FakeJobs

AMA, KOFI, ESI = (UUID(int=number) for number in (1, 2, 3))
DAYS = tuple(date(2026, 6, number) for number in range(1, 31))


@pytest.fixture
def opened(new_desk: NewDesk, show: Show) -> tuple[RegisterPage, FakeJobs]:
    """Return the page with three trainees."""
    trainees = tuple(Trainee(who, name, "") for who, name in ((AMA, "Ama"), (KOFI, "Kofi"), (ESI, "Esi")))
    answers: dict[Callable[..., object], Answer] = {
        register_asks.choices: Choices(("2026-A", "2026-B"), (("training", "Technical training"),)),
        register_asks.month: Register("2026-B", "training", trainees, DAYS, {(ESI, DAYS[0]): "late"}, takes_rate=True),
        register_asks.mark: None,
    }
    desk, jobs = new_desk(answers)
    page = RegisterPage(desk, lambda _change: None)
    show(page)
    page.show_place(Place(REGISTER, cohort="2026-B", step="training"))
    jobs.rest()
    return page, jobs


def stored(page: RegisterPage, jobs: FakeJobs) -> dict[tuple[UUID, date], str]:
    """Return the marks that the page stores once the pause is over."""
    page.store()
    return dict(jobs.asked_last(register_asks.mark)[2])


def test_letters_fill_downwards_and_are_stored_as_one_change(opened: tuple[RegisterPage, FakeJobs]) -> None:
    page, jobs = opened
    QTest.keyClicks(page.grid, "pa")
    assert page.model.index(0, 0).data() == "P"
    spoken = page.model.index(1, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Kofi, 1 June 2026: absent"
    assert stored(page, jobs) == {(AMA, DAYS[0]): "present", (KOFI, DAYS[0]): "absent"}
    assert page.model.index(0, 0).data() == "P"


def test_delete_clears_and_ctrl_d_fills_down(opened: tuple[RegisterPage, FakeJobs]) -> None:
    page, jobs = opened
    page.grid.setCurrentIndex(page.model.index(2, 0))
    QTest.keyClick(page.grid, Qt.Key.Key_Delete)
    page.grid.setCurrentIndex(page.model.index(0, 1))
    QTest.keyClicks(page.grid, "e")
    QTest.keyClick(page.grid, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    marks = stored(page, jobs)
    assert marks == {(ESI, DAYS[0]): "", (AMA, DAYS[1]): "excused", (KOFI, DAYS[1]): "excused"}


def test_a_block_goes_to_and_comes_from_a_spreadsheet_program(opened: tuple[RegisterPage, FakeJobs]) -> None:
    page, jobs = opened
    page.grid.paste("P\tA\nL\t?\n")
    assert stored(page, jobs) == {
        (AMA, DAYS[0]): "present",
        (AMA, DAYS[1]): "absent",
        (KOFI, DAYS[0]): "late",
    }
    page.grid.setCurrentIndex(page.model.index(0, 0))
    page.grid.copy()
    assert QGuiApplication.clipboard().text() == "P"
