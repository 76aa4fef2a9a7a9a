"""Works on an encrypted pilot with all that the program has: every page, papers, an error, the lock."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from partnertrack.domain.participant import Participant
from partnertrack.services import access, donor_report, letters
from partnertrack.services.workspace import Workspace
from partnertrack.ui.application import new_application
from partnertrack.ui.place import Place
from partnertrack.ui.program import Program


def watch(pilot: Path, secret: str, people: list[Participant]) -> None:
    """Do all of it."""
    program = Program(new_application())
    program._crash._show = lambda _text, _trace: None
    program.window.show()
    program.desk.open_with(pilot, access.unlock(pilot, secret))
    program.settle()
    for _name, place in program.window.places():
        program.window.pages.go(place)
        program.settle()
    program.window.pages.go(Place("participants"))
    program.settle()
    somebody = people[0]
    QApplication.clipboard().setText(f"{somebody.last_name}\t{somebody.values.get('phone')}")
    program.desk.jobs.read(_broken(somebody), lambda _done: None)
    program.settle()
    program._crash.tell(KeyError(somebody.last_name))
    program.lock.lock()
    QTest.qWait(50)
    program.close()


def write_letters(workspace: Workspace, folder: Path) -> None:
    """Write what the user asked for, where the user asked for it."""
    day = date(2026, 6, 30)
    wanted = letters.Wanted("checklist", letters.people(workspace), day, "en", day)
    letters.write(workspace, wanted, folder / "checklists.pdf")
    saved = donor_report.compose(workspace, donor_report.Options(day, date(2026, 1, 1)), ("en",))
    (folder / "report.pdf").write_bytes(donor_report.rendered(saved.documents["en"], ".pdf"))


def _broken(somebody: Participant):  # type: ignore[no-untyped-def] # noqa: ANN202 - the jobs say what it takes
    def work(*, progress: object) -> None:
        raise ValueError(f"{progress}: {somebody.last_name} {somebody.values}")

    return work
