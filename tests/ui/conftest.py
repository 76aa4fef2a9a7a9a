"""Gives window tests the application in its own clothes, and a real pilot to work on."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import cast
from uuid import UUID

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from partnertrack import i18n, settings
from partnertrack.domain.change import added
from partnertrack.domain.enrolment import Enrolment
from partnertrack.domain.record import new_id
from partnertrack.persistence.queries import dossiers, records
from partnertrack.services import import_workbook, pilots
from partnertrack.services.workspace import Workspace
from partnertrack.settings import Settings
from partnertrack.ui import asks, theme
from partnertrack.ui.application import load_fonts
from partnertrack.ui.desk import Desk
from partnertrack.ui.program import Program
from tests.ui.fakes import Answer, FakeJobs, FakeWorkspace
from tests.ui.flashes import Flashes

FIRST_NAMES = ("Ama", "Kofi", "Esi", "Yaw", "Abena", "Kojo")
LAST_NAMES = ("Mensah", "Owusu", "Boateng", "Asante", "Quartey")

Show = Callable[[QWidget], None]
NewDesk = Callable[[dict[Callable[..., object], Answer]], tuple[Desk, FakeJobs]]


@pytest.fixture(scope="session")
def dressed(qapp: QApplication) -> QApplication:
    """Return the application with the program's style and fonts."""
    qapp.setStyle("Fusion")
    load_fonts()
    return qapp


@pytest.fixture
def application(dressed: QApplication) -> Iterator[QApplication]:
    """Return the application in light colours and English, whatever the test before did."""
    if theme.tokens().is_dark or not dressed.styleSheet():
        theme.paint(dressed, is_dark=False)
    i18n.install("en")
    flashes = Flashes()
    dressed.installEventFilter(flashes)
    yield dressed
    dressed.removeEventFilter(flashes)
    i18n.install("en")
    dressed.sendPostedEvents(None, QEvent.Type.DeferredDelete)  # no loop runs that would: closed windows would add up
    assert not flashes.seen, "shown as windows of their own for a moment"


@pytest.fixture
def show(application: QApplication, qtbot: QtBot) -> Show:
    """Return a way to show a widget until the test ends."""
    del application

    def shown(widget: QWidget) -> None:
        qtbot.addWidget(widget)
        widget.resize(1200, 820)
        widget.show()
        qtbot.waitExposed(widget)

    return shown


@pytest.fixture
def new_desk(application: QApplication, tmp_path: Path) -> NewDesk:
    """Return a way to lay a pilot on a desk whose asks are answered by hand."""
    del application

    def laid(answers: dict[Callable[..., object], Answer]) -> tuple[Desk, FakeJobs]:
        workspace = cast("Workspace", FakeWorkspace())
        jobs = FakeJobs({asks.open_pilot: asks.Opened(workspace, date(2026, 6, 30)), **answers})
        desk = Desk(jobs, Settings(), tmp_path)
        desk.open_file(Path("inspire.ptrack"))
        jobs.rest()
        return desk, jobs

    return laid


def partner_files(folder: Path) -> tuple[Path, ...]:
    """Write a list of 30 trainees, and one of their visas, as partners send them."""
    people = [(first, last) for last in LAST_NAMES for first in FIRST_NAMES]
    trainees = ["Reference no.;Surname;First name;Sex;Date of birth;Cohort;Selected on"]
    visas = ["Reference no.;Surname;First name;Visa application date;Visa decision date;Visa decision"]
    for number, (first, last) in enumerate(people, 1):
        sex = "F" if first in ("Ama", "Esi", "Abena") else "M"
        born = f"{number % 28 + 1:02d}/{number % 12 + 1:02d}/200{number % 5}"
        trainees.append(f"GH-{number:03d};{last};{first};{sex};{born};2025-{'AB'[number % 2]};15/01/2025")
        visas.append(f"GH-{number:03d};{last};{first};20/03/2025;{number % 28 + 1:02d}/04/2025;granted")
    written = []
    for name, lines in (("trainees.csv", trainees), ("visas.csv", visas[:19])):
        path = folder / name
        path.write_text("\n".join(lines), "utf-8")
        written.append(path)
    return tuple(written)


@pytest.fixture(scope="session")
def pilot_made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a pilot file that was filled from two partners' files; copy it before writing to it."""
    path = tmp_path_factory.mktemp("pilot") / "small.ptrack"
    workspace = pilots.create_pilot(path, "generic_dual_track", "Small pilot")
    for sheet in partner_files(path.parent):
        workbook = import_workbook.read(sheet)
        choices = import_workbook.Choices(trusts_likely=True)
        import_workbook.commit(workspace, import_workbook.draft(workspace, workbook, choices=choices))
    workspace.close()
    return path


@pytest.fixture
def pilot(pilot_made: Path, tmp_path: Path) -> Path:
    """Return a pilot file of one's own."""
    path = tmp_path / "pilot.ptrack"
    path.write_bytes(pilot_made.read_bytes())
    return path


def enter_twice(workspace: Workspace) -> tuple[UUID, UUID]:
    """Enter the person of the lowest number once more, one letter off, and return both enrolments."""
    with workspace.store.reading() as reading:
        first = min(records.all_of(reading, Enrolment), key=lambda enrolment: enrolment.number)
        dossier = dossiers.dossiers(reading, [first.id])[first.id]
    person = replace(dossier.participant, id=new_id(), version=0, first_name="Amma", region="Volta")
    again = Enrolment(participant_id=person.id, number=900, cohort_id=first.cohort_id, reference="GH-900")
    event = replace(dossier.events[0], id=new_id(), version=0, enrolment_id=again.id, done_on=date(2025, 1, 16))
    workspace.commit("Enter by hand", map(added, (person, again, event)))
    return first.id, again.id


@pytest.fixture
def program(application: QApplication, qtbot: QtBot, tmp_path: Path) -> Iterator[Program]:
    """Return the whole program with its window open and no pilot."""
    settings.save(Settings(is_greeted=True), tmp_path / "home")
    started = Program(application, tmp_path / "home")
    started.window.resize(1366, 768)
    started.window.show()
    qtbot.waitExposed(started.window)
    yield started
    started.window.close()
    started.close()
    started.window.deleteLater()
