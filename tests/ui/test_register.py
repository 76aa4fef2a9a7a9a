"""The attendance register is filled by letters, as a sheet is, and stores what was typed by itself."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from partnertrack.services.register import Choices, Register, Trainee
from partnertrack.services.results import Cell, Sheets
from partnertrack.ui import register_asks
from partnertrack.ui.pages.register import RegisterPage
from partnertrack.ui.pages.register.results import ResultsSheet
from partnertrack.ui.place import REGISTER, Place
from partnertrack.ui.register_asks import ResultCell, ResultHead, ResultSheet, Written
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


DAY, RESULT, SCORE = ("exam_date", None), ("exam_result", None), ("exam_score", None)
HEADS = (
    ResultHead(DAY, "Exam date", "date"),
    ResultHead(RESULT, "Exam result", "code", ("passed", "failed"), is_open=False),
    ResultHead(SCORE, "Exam score", "text"),
)


@pytest.fixture
def results(new_desk: NewDesk, show: Show) -> tuple[ResultsSheet, FakeJobs]:
    """Return the sheet of results of three people, who have taken no test yet but for one."""
    people = ((AMA, "Ama"), (KOFI, "Kofi"), (ESI, "Esi"))
    cells: dict[Cell, ResultCell] = {(ESI, DAY): ResultCell("2026-03-02", "2 Mar 2026")}

    def write(_workspace: object, typed: dict[Cell, str]) -> Written:
        return Written(None, {cell: "This is no day." for cell, text in typed.items() if text == "soon"})

    desk, jobs = new_desk(
        {
            register_asks.choices: Choices(("2026-B",), (("training", "Technical training"),)),
            register_asks.month: Register("2026-B", "training", (), DAYS, {}, takes_rate=True),
            register_asks.sheets: Sheets(("2026-A", "2026-B"), (("language_test", "Language test"),)),
            register_asks.results: ResultSheet("2026-B", "language_test", HEADS, people, cells),
            register_asks.write_results: write,
        }
    )
    page = RegisterPage(desk, lambda _change: None)
    show(page)
    page.show_place(Place(REGISTER, cohort="2026-B"))
    jobs.rest()
    page.sheets.setCurrentIndex(1)
    jobs.rest()
    page.results.grid.setFocus()
    return page.results, jobs


def typed(sheet: ResultsSheet, jobs: FakeJobs) -> dict[Cell, str]:
    """Return what is stored once the pause is over."""
    sheet.store()
    return dict(jobs.asked_last(register_asks.write_results)[1])


def test_results_are_typed_downwards_and_stored_as_one_change(results: tuple[ResultsSheet, FakeJobs]) -> None:
    sheet, jobs = results
    assert sheet.model.index(2, 0).data() == "2 Mar 2026"
    for text in ("1/2/2026", "3/2/2026"):
        QTest.keyClicks(sheet.grid, text[0])
        editor = sheet.grid.findChildren(QLineEdit)[-1]
        QTest.keyClicks(editor, text[1:])
        QTest.keyClick(editor, Qt.Key.Key_Return)
    assert sheet.grid.currentIndex().row() == 2
    assert typed(sheet, jobs) == {(AMA, DAY): "1/2/2026", (KOFI, DAY): "3/2/2026"}


def test_a_block_from_a_spreadsheet_is_pasted_filled_down_and_what_is_wrong_is_marked(
    results: tuple[ResultsSheet, FakeJobs],
) -> None:
    sheet, jobs = results
    grid, model = sheet.grid, sheet.model
    grid.setCurrentIndex(model.index(0, 0))
    grid.paste("2/2/2026\tpassed\r\nsoon\tfailed\r\n")
    grid.setCurrentIndex(model.index(2, 1))
    QTest.keyClick(grid, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    grid.setCurrentIndex(model.index(2, 0))
    QTest.keyClick(grid, Qt.Key.Key_Delete)
    stored = typed(sheet, jobs)
    assert stored == {
        (AMA, DAY): "2/2/2026",
        (AMA, RESULT): "passed",
        (KOFI, DAY): "soon",
        (KOFI, RESULT): "failed",
        (ESI, RESULT): "failed",
        (ESI, DAY): "",
    }
    jobs.rest()
    wrong = model.index(1, 0)
    assert wrong.data(Qt.ItemDataRole.AccessibleTextRole) == "Kofi, Exam date: soon – This is no day."
    assert model.wrong == 1
    sheet.show_sheet("2026-B", "language_test")
    jobs.rest()
    assert (wrong.data(), model.refusal(wrong)) == ("soon", "This is no day.")
    model.write(wrong, "4/2/2026")
    assert not model.refusal(wrong)
    grid.selectAll()
    grid.copy()
    assert QGuiApplication.clipboard().text().splitlines()[1] == "4/2/2026\t\t"
