"""A donor's logframe at the side of a page: what was read, decided by mouse or keyboard, stored once, written again."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any, cast

import pytest
from PySide6.QtWidgets import QWidget

from partnertrack.domain.logframe import LogframeIndicator, ResultNode
from partnertrack.errors import UserError
from partnertrack.importing.logframe.given import Decided, Held, Setting
from partnertrack.importing.logframe.layout import Decisions
from partnertrack.importing.logframe.likeness import Candidate
from partnertrack.importing.logframe.plan import plan
from partnertrack.importing.logframe.read import ReadingContext, read_matrix
from partnertrack.importing.sheet import Sheet, Workbook
from partnertrack.services.logframe_exchange import Accepted, Choices, Draft
from partnertrack.ui import logframe_exchange_asks as asks
from partnertrack.ui.desk import Desk
from partnertrack.ui.dialogs.logframe_exchange import LogframeExchange
from partnertrack.ui.dialogs.logframe_import_lines import LinePart
from partnertrack.ui.view_models.logframe_import import ImportView, present
from tests.ui.fakes import Answer, FakeJobs

Show = Callable[[QWidget], None]
NewDesk = Callable[[dict[Callable[..., object], Answer]], tuple[Desk, FakeJobs]]

NODE = ResultNode(level="outcome", code="O1", statement="People work")
KNOWN = LogframeIndicator(node_id=NODE.id, code="O1-1", label="Satisfaction of trainees", unit="percent")
ROWS = (
    ("Result", "Indicator", "Milestone", "Target 2028", "Whatever"),
    ("Outcome O1: People work", "Satisfaction of the trainees", "50 %", "80 %", "x"),
    (None, "Number of visas lodged in time", "10", "12", "y"),
)
FIGURES = (Candidate("visa_lodged", "count", ("Visa application lodged", "Visas lodged")),)
CHANGE = KNOWN.id


def draft(said: asks.Said) -> Draft:
    workbook = Workbook("donor.xlsx", "0", "xlsx", (Sheet("Logframe", ROWS),))
    choices = Choices(Decisions(said.roles, said.days), Decided(said.meant, said.figures, said.left_out))
    matrix = read_matrix(workbook, ReadingContext(choices.columns))
    setting = Setting(date(2026, 6, 30), "From donor.xlsx", candidates=FIGURES)
    planned = plan(matrix, Held((NODE,), (KNOWN,)), setting, choices.lines)
    return Draft(matrix, planned, choices, {"visa_lodged": "Visa application lodged"})


def reviewed(_workspace: object, _workbook: object, said: asks.Said, _as_of: date) -> ImportView:
    roles = (("Not used", ""), ("Source of verification", "verification"), ("Milestone", "milestone"))
    return present(draft(said), roles)


@pytest.fixture
def opened(new_desk: NewDesk, show: Show) -> tuple[LogframeExchange, FakeJobs, list[str]]:
    desk, jobs = new_desk(
        {
            asks.read_matrix: object(),
            asks.review: reviewed,
            asks.accept: Accepted(CHANGE, 1, 1, 2),
            asks.write: lambda _workspace, path, _as_of, _language: path,
        }
    )
    said: list[str] = []
    desk.said.connect(lambda text, _button, _action: said.append(text))
    page = QWidget()
    exchange = LogframeExchange(page, desk, lambda _change: None)
    show(page)
    exchange.drawer.open_file(Path("donor.xlsx"))
    jobs.rest()
    return exchange, jobs, said


def line(exchange: LogframeExchange, title: str) -> LinePart:
    return next(part for part in exchange.drawer.lines if title in part.line.title)


def last_review(jobs: FakeJobs) -> asks.Said:
    return cast("asks.Said", jobs.asked_last(asks.review)[2])


def test_what_is_open_is_said_and_decided_in_its_place(opened: tuple[LogframeExchange, FakeJobs, list[str]]) -> None:
    exchange, jobs, _said = opened
    open_line = line(exchange, "Satisfaction")
    assert (open_line.line.word, open_line.line.tone) == ("Decide", "danger")
    assert "waits for your decision" in exchange.drawer.message.accessibleName()
    likely = open_line.likely
    assert likely is not None
    assert [likely.itemText(place) for place in range(likely.count())] == [
        "Choose…",
        "The same as O1-1 Satisfaction of trainees",
        "A new indicator",
    ]
    likely.setFocus()
    likely.setCurrentIndex(1)
    jobs.rest()
    assert last_review(jobs).meant == {open_line.line.key: KNOWN.id}
    assert line(exchange, "Satisfaction").line.word == "Changed"
    assert "Indicator: Satisfaction of trainees → Satisfaction of the trainees" in line(exchange, "Satis").line.changes


def test_a_figure_is_proposed_with_how_well_it_fits_and_chosen(
    opened: tuple[LogframeExchange, FakeJobs, list[str]],
) -> None:
    exchange, jobs, _said = opened
    part = line(exchange, "visas lodged")
    assert part.figure is not None
    assert part.figure.currentText() == "Reported by hand"
    assert any("The pilot may count this itself" in note.text for note in part.line.notes)
    part.figure.setFocus()
    part.figure.setCurrentIndex(1)
    jobs.rest()
    again = line(exchange, "visas lodged")
    assert last_review(jobs).figures == {part.line.key: "visa_lodged"}
    assert again.figure is not None
    assert again.figure.currentData() == "visa_lodged"
    assert again.figure.hasFocus()


def test_columns_are_corrected_and_dated_where_they_are_listed(
    opened: tuple[LogframeExchange, FakeJobs, list[str]],
) -> None:
    exchange, jobs, _said = opened
    columns = exchange.drawer.columns
    assert columns.more.isChecked()
    at = ("Logframe", 4)
    columns.choices[at].setCurrentIndex(1)
    jobs.rest()
    assert last_review(jobs).roles == {at: "verification"}
    columns.dated.emit(("Logframe", 2), date(2026, 12, 31))
    jobs.rest()
    assert ("Logframe", 2) not in columns.days
    assert not [note for note in line(exchange, "visas lodged").line.notes if note.tone == "danger"]


def test_a_line_is_left_out_and_taken_after_all(opened: tuple[LogframeExchange, FakeJobs, list[str]]) -> None:
    exchange, jobs, _said = opened
    line(exchange, "visas lodged").toggle.click()
    jobs.rest()
    assert line(exchange, "visas lodged").line.word == "Left out"
    line(exchange, "visas lodged").toggle.click()
    jobs.rest()
    assert line(exchange, "visas lodged").line.word == "New"
    assert last_review(jobs).left_out == frozenset()


def test_it_is_stored_once_and_the_notice_says_what(opened: tuple[LogframeExchange, FakeJobs, list[str]]) -> None:
    exchange, jobs, said = opened
    exchange.drawer.keep.click()
    assert not exchange.drawer.keep.isEnabled()
    jobs.rest()
    assert not exchange.drawer.isVisible()
    assert said[-1] == "Logframe taken in: 1 new, 1 changed, 2 targets."


def test_a_file_that_cannot_be_read_says_why(new_desk: NewDesk, show: Show) -> None:
    desk, jobs = new_desk({asks.read_matrix: UserError("donor.pdf is a PDF document, not a workbook.", "Ask for it.")})
    page = QWidget()
    exchange = LogframeExchange(page, desk, lambda _change: None)
    show(page)
    exchange.drawer.open_file(Path("donor.pdf"))
    jobs.rest()
    assert exchange.drawer.message.accessibleName() == "donor.pdf is a PDF document, not a workbook. Ask for it."
    assert not exchange.drawer.keep.isEnabled()
    assert exchange.put_away()
    assert not exchange.put_away()


def test_the_logframe_is_written_in_the_language_that_was_chosen(
    opened: tuple[LogframeExchange, FakeJobs, list[str]], tmp_path: Path
) -> None:
    exchange, jobs, said = opened
    assert next(action.text() for action in exchange.menu.actions()) == "In English"
    exchange.write(tmp_path / "logframe.docx", "fr")
    jobs.rest()
    given: tuple[Any, ...] = jobs.asked_last(asks.write)
    assert given[1:] == (tmp_path / "logframe.docx", exchange.drawer._desk.as_of, "fr")
    assert said[-1] == "Logframe written to “logframe.docx”."
