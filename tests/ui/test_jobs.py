"""Work runs in other threads and is reported in the window's, once and whole."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from functools import partial

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from partnertrack.errors import Cancelled, UserError
from partnertrack.progress import Progress
from partnertrack.ui.jobs import Jobs


@pytest.fixture
def jobs(application: QApplication) -> Iterator[Jobs]:
    del application
    made = Jobs()
    yield made
    made.close()


def test_work_runs_elsewhere_and_its_value_comes_back_here(jobs: Jobs, qtbot: QtBot) -> None:
    threads: list[int] = []
    values: list[str] = []

    def work(*, progress: Progress) -> str:
        del progress
        threads.append(threading.get_ident())
        return "value"

    with qtbot.waitSignal(jobs.rested):
        jobs.read(work, lambda value: values.append(f"{value} {threading.get_ident()}"))
    assert values == [f"value {threading.get_ident()}"]
    assert threads != [threading.get_ident()]
    assert not jobs.is_busy()


def giving(value: str, *, progress: Progress) -> str:
    del progress
    return value


def failing(error: Exception, *, progress: Progress) -> str:
    progress.report(0, 1)
    raise error


def test_an_error_of_the_user_goes_to_the_one_who_asked(jobs: Jobs, qtbot: QtBot) -> None:
    told: list[object] = []
    with qtbot.waitSignal(jobs.rested):
        jobs.read(partial(failing, UserError("The file is empty.", "Choose another.")), told.append, failed=told.append)
    assert [str(error) for error in told] == ["The file is empty. Choose another."]


def test_an_error_that_nobody_takes_goes_to_everybody(jobs: Jobs, qtbot: QtBot) -> None:
    with qtbot.waitSignal(jobs.complained) as heard:
        jobs.read(partial(failing, UserError("The file is empty.")), lambda _value: None)
    assert str(heard.args and heard.args[0]) == "The file is empty."


def test_a_bug_is_told_to_the_window_and_ends_the_waiting(jobs: Jobs, qtbot: QtBot) -> None:
    told: list[UserError] = []
    with qtbot.waitSignal(jobs.broke) as heard:
        jobs.read(partial(failing, ZeroDivisionError()), lambda _value: None, failed=told.append)
    assert isinstance(heard.args and heard.args[0], ZeroDivisionError)
    qtbot.waitUntil(lambda: not jobs.is_busy())
    assert [error.message for error in told] == ["Something went wrong. Your data was not changed."]


def test_stop_is_heard_by_the_work_and_nothing_else_is_reported(jobs: Jobs, qtbot: QtBot) -> None:
    has_begun, may_go_on = threading.Event(), threading.Event()
    told: list[str] = []

    def work(*, progress: Progress) -> str:
        has_begun.set()
        may_go_on.wait(10)
        progress.report(1, 2)
        return "done"

    job = jobs.read(work, told.append, stopped=lambda: told.append("stopped"))
    assert has_begun.wait(10)
    job.stop()
    with qtbot.waitSignal(jobs.rested):
        may_go_on.set()
    assert told == ["stopped"]


def test_a_write_tells_every_page_and_comes_back_even_when_stop_was_too_late(jobs: Jobs, qtbot: QtBot) -> None:
    told: list[str] = []
    jobs.changed.connect(lambda: told.append("changed"))
    job = jobs.write(lambda *, progress: "stored", told.append)  # noqa: ARG005 - no progress in so small a work
    qtbot.waitUntil(lambda: bool(told))
    job.stop()
    assert told == ["changed", "stored"]


def test_writes_keep_their_order(jobs: Jobs, qtbot: QtBot) -> None:
    done: list[int] = []

    def written(number: int, *, progress: Progress) -> int:
        del progress
        return number

    with qtbot.waitSignal(jobs.rested):
        for number in range(20):
            jobs.write(partial(written, number), done.append)
    assert done == list(range(20))


def test_progress_is_reported_seldom_and_at_the_end(jobs: Jobs, qtbot: QtBot) -> None:
    seen: list[tuple[int, int, str]] = []

    def work(*, progress: Progress) -> None:
        for number in range(1, 10_001):
            progress.report(number, 10_000, "Reading")

    with qtbot.waitSignal(jobs.rested):
        jobs.read(work, lambda _value: None, progressed=lambda *step: seen.append(step))
    assert seen[-1] == (10_000, 10_000, "Reading")
    assert len(seen) < 1000


def test_closing_stops_what_runs_and_drops_what_waits(jobs: Jobs) -> None:
    ended: list[str] = []

    def work(*, progress: Progress) -> str:
        try:
            while True:
                progress.report(0, 1)
        except Cancelled:
            ended.append("stopped")
            raise

    for _number in range(8):
        jobs.read(work, ended.append)
    jobs.close()
    assert set(ended) <= {"stopped"}
    assert not jobs.is_busy()


def test_what_is_being_stored_ends_well_when_the_program_is_closed(application: QApplication) -> None:
    del application
    begun, stored = threading.Event(), threading.Event()

    def store(*, progress: Progress) -> None:
        begun.set()
        for _step in range(3):
            threading.Event().wait(0.05)
            progress.report(0, 1)
        stored.set()

    jobs = Jobs()
    jobs.write(store, lambda _value: None)
    begun.wait(5)
    jobs.close()
    assert stored.is_set()


class Asker(QWidget):
    """A dialog that waits for an answer."""

    def __init__(self) -> None:
        super().__init__()
        self.words = QLabel(self)

    def show_answer(self, value: str) -> None:
        self.words.setText(value)

    def complain(self, error: UserError) -> None:
        self.words.setText(str(error))


def test_nobody_is_told_who_ended_while_the_work_was_under_way(jobs: Jobs, qtbot: QtBot) -> None:
    told: list[object] = []
    jobs.complained.connect(told.append)
    asker, failing_read, failing_write = Asker(), UserError("The file is empty."), UserError("The disk is full.")
    with qtbot.waitSignal(jobs.rested), qtbot.capture_exceptions() as raised:
        jobs.read(partial(giving, "value"), asker.show_answer)
        jobs.read(partial(failing, failing_read), asker.show_answer, failed=asker.complain)
        jobs.write(partial(failing, failing_write), asker.show_answer, failed=asker.complain)
        delete(asker)
    assert not raised
    assert told == [failing_write]  # what was not stored is said, whoever asked for it


def test_what_was_asked_of_a_pilot_that_is_put_away_is_told_to_nobody(jobs: Jobs, qtbot: QtBot) -> None:
    told: list[object] = []
    jobs.changed.connect(lambda: told.append("changed"))
    jobs.complained.connect(lambda error: told.append(str(error)))
    with qtbot.waitSignal(jobs.rested):
        jobs.read(partial(giving, "read"), told.append, stopped=lambda: told.append("stopped"))
        jobs.read(partial(giving, "opened"), told.append, outlasts=True)
        jobs.write(partial(giving, "stored"), told.append)
        jobs.write(partial(failing, UserError("The disk is full.")), told.append, failed=told.append)
        jobs.leave()
    assert sorted(map(str, told)) == ["The disk is full.", "changed", "opened"]
