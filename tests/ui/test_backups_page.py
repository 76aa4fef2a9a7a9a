"""The page of backups says how it stands, makes one, and shows what a restore would change before it is done."""

from __future__ import annotations

from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from partnertrack.domain.change import added
from partnertrack.domain.participant import Participant
from partnertrack.errors import LockedError, StoreError
from partnertrack.persistence.backup.comparing import Comparison, Told
from partnertrack.persistence.backup.manifest import Manifest
from partnertrack.persistence.backup.proof import Seen
from partnertrack.services import backups, pilots
from partnertrack.services.backups import Backup, Overview, Preview, SecondPlace
from partnertrack.services.backups.notes import Failure
from partnertrack.ui import backup_asks as asks
from partnertrack.ui.pages.backups import BackupsPage
from partnertrack.ui.place import BACKUPS, Place
from partnertrack.ui.program import Program
from partnertrack.ui.view_models.backups import Wanted, present_backups, present_restore
from tests.ui.conftest import NewDesk, Show

NOW = datetime(2026, 11, 28, 12, tzinfo=UTC)
COUNTS = {"participant": 97, "event": 1204}


def backup(hours: int, *, is_kept: bool = False) -> Backup:
    made = NOW - timedelta(hours=hours)
    manifest = Manifest(
        UUID(int=hours), UUID(int=1), "Inspire", "inspire.ptrack", made, "import", 6, "1", 5, COUNTS, "", 9, 3,
        is_encrypted=True,
    )  # fmt: skip
    return Backup(Path(f"{hours}.ptbackup"), manifest, 2_400_000, is_kept)


def known(**more: object) -> Overview:
    made = (backup(2), backup(30, is_kept=True))
    told: dict[str, object] = {"backups": made, "current": made[0], **more}
    return Overview(is_practice=False, folder=Path(), **told)  # type: ignore[arg-type]  # each test changes one of them


def change(number: int) -> Told:
    return Told(UUID(int=number), f"Change {number}", NOW, "")


def seen(**more: object) -> Preview:
    then = Seen(UUID(int=1), "Inspire", False, 6, 5, COUNTS)
    now = Seen(UUID(int=1), "Inspire", False, 6, 9, COUNTS | {"participant": 99})
    comparison = Comparison(now, then, tuple(map(change, range(70))), (change(99),))
    told: dict[str, object] = {"comparison": comparison, **more}
    return Preview(Path("2.ptbackup"), backup(2).manifest, **told)  # type: ignore[arg-type]  # each test changes one


@pytest.mark.parametrize(
    ("overview", "tone", "words"),
    [
        (known(), "ok", "Last backup 2 h ago, opened and counted It holds all that is stored now: 97 people, 1,204"),
        (known(current=None), "ok", "something was stored since"),
        (known(backups=(), current=None), "warn", "No backup yet"),
        (known(failure=Failure(NOW, "The disk is full.")), "danger", "could not be made The disk is full. The last"),
    ],
)
def test_the_state_is_said_in_words(overview: Overview, tone: str, words: str) -> None:
    view = present_backups(overview, NOW)
    assert view.tone == tone
    assert words in f"{view.title} {view.text}"


def test_a_second_place_that_is_long_away_is_said() -> None:
    place = SecondPlace("", Path("/media/stick"), "", NOW - timedelta(days=30), NOW - timedelta(days=9))
    view = present_backups(known(second=place), NOW).second
    assert view
    assert (view.words, view.tone) == ("Not there for 9 days.", "warn")


def test_what_a_restore_would_change_is_shown_before_it_is_done(new_desk: NewDesk, show: Show) -> None:
    wanted = Wanted(Path("2.ptbackup"), Path("inspire.ptrack"))
    answers = [LockedError("Encrypted", "Enter the old one."), LockedError("Wrong", is_wrong=True)]
    desk, jobs = new_desk(
        {
            asks.backups: present_backups(known(), NOW),
            asks.preview: lambda _wanted: answers.pop(0) if answers else present_restore(seen(), wanted),
        }
    )
    page = BackupsPage(desk)
    show(page)
    page.show_place(Place(BACKUPS))
    jobs.rest()
    assert page.title.text() == "Backups"
    QTest.keyClick(page.list.table, Qt.Key.Key_Return)
    jobs.rest()
    assert page.drawer.secret.isVisible()
    page.drawer.secret.setText("the old one")
    page.drawer.keep.click()
    jobs.rest()
    assert page.drawer.secret.isVisible()
    page.drawer.secret.setText("the older one")
    page.drawer.keep.click()
    jobs.rest()
    assert not page.drawer.secret.isVisible()
    asked: list[Wanted] = []
    desk.restoring.connect(asked.append)
    page.drawer.keep.click()
    assert asked == [wanted]
    assert not page.drawer.isVisible()


def test_a_backup_that_fails_is_told_and_another_can_be_tried(new_desk: NewDesk, show: Show) -> None:
    error = StoreError("There is no room.", "Free some.")
    desk, jobs = new_desk({asks.backups: present_backups(known(), NOW), asks.make: error})
    page = BackupsPage(desk)
    show(page)
    page.show_place(Place(BACKUPS))
    jobs.rest()
    page.make.click()
    assert not page.make.isEnabled()
    jobs.rest()
    assert "There is no room." in page.message.accessibleName()
    assert page.make.isEnabled()


def test_a_pilot_is_backed_up_when_it_is_closed_and_comes_back_by_undo(program: Program, tmp_path: Path) -> None:
    path = tmp_path / "pilot.ptrack"
    pilots.create_pilot(path, "generic_dual_track", "Test").close()
    program.desk.open_file(path)
    program.settle()
    program.desk.workspace.commit("Enter", [added(Participant(last_name="Mensah"))])
    pilot = program.desk.workspace.pilot.id
    program.desk.close_pilot()
    program.settle()
    with closing(pilots.open_pilot(path)) as workspace:
        workspace.home = program.desk.home
        made = backups.overview(workspace).last
        assert made
        assert (made.manifest.pilot, made.manifest.why, made.manifest.counts["participant"]) == (pilot, "close", 1)
        workspace.commit("Enter", [added(Participant(last_name="Owusu"))])
    program.desk.open_file(path)
    program.settle()
    program.window.pages.go(Place(BACKUPS))
    program.settle()
    page = program.window.pages.page()
    assert isinstance(page, BackupsPage)
    page.restore(made.path)
    program.settle()
    page.drawer.keep.click()
    program.settle()
    assert people(program) == 1
    assert "The backup was restored." in program.window.notices.text
    program.window.notices.press()
    program.settle()
    assert people(program) == 2


def test_a_damaged_pilot_comes_back_from_the_first_screen(program: Program, tmp_path: Path) -> None:
    path = tmp_path / "pilot.ptrack"
    with closing(pilots.create_pilot(path, "generic_dual_track", "Test")) as workspace:
        workspace.home = program.desk.home
        backups.make(workspace)
    path.write_bytes(path.read_bytes()[:8192] + b"?" * 400_000)
    program.desk.open_file(path)
    program.settle()
    welcome = program.window.beginning.welcome
    assert welcome.rescue.isVisible()
    welcome.rescue.click()
    program.settle()
    program.window.beginning.rescue.drawer.keep.click()
    program.settle()
    assert program.desk.workspace.title == "Test"
    assert "kept as" in program.window.notices.text


def people(program: Program) -> int:
    with program.desk.workspace.store.reading() as reading:
        return int(reading.connection.exec_driver_sql("SELECT count(*) FROM participant").scalar_one())
