"""The line above the pages says how a pilot is open, offers the way out, and goes when it is no longer true."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from filelock import FileLock

from partnertrack.ui import place
from partnertrack.ui.place import Place
from partnertrack.ui.program import Program
from partnertrack.ui.widgets.banner import Banner


def _said(program: Program) -> str:
    """What the banner says, "" while it is hidden."""
    program.settle()
    banner = program.window.banners.banner
    return "" if banner.isHidden() else banner.accessibleName()


@pytest.fixture
def taken(pilot: Path) -> Iterator[FileLock]:
    """Another program has the pilot."""
    with FileLock(f"{pilot}-lock", thread_local=False) as lock:
        yield lock


def test_a_pilot_that_is_in_use_is_read_until_it_is_free(program: Program, pilot: Path, taken: FileLock) -> None:
    program.desk.open_file(pilot)
    assert _said(program).startswith("Open for reading: another program has it open.")
    banner = program.window.findChild(Banner)
    assert banner is not None
    assert not banner.closing.isVisible()
    program.window.pages.go(Place(place.PARTICIPANTS))
    banner.button.click()
    assert "Open for reading" in _said(program)
    taken.release()
    banner.button.click()
    assert _said(program) == ""
    assert "you can change it" in program.window.notices.text


def test_a_pilot_in_a_cloud_folder_is_warned_of_once_a_day_and_copied_here(program: Program, pilot: Path) -> None:
    (pilot.parent / ".dropbox").touch()
    shutil.copy(pilot, pilot.with_name("pilot (conflicted copy 2026-03-01).ptrack"))
    program.desk.open_file(pilot)
    assert "with backups in Dropbox" in _said(program)
    program.window.banners.banner.closing.click()
    assert "second copy" in _said(program)
    program.window.banners.banner.closing.click()
    assert _said(program) == ""
    program.desk.open_file(pilot)
    assert "second copy" in _said(program)
    here = pilot.parent.parent / "here" / "mine.ptrack"
    program.window.banners.copy_to(here)
    assert _said(program) == ""
    assert program.desk.workspace.path == here


def test_a_read_only_pilot_says_so_and_nothing_is_stored(program: Program, pilot: Path) -> None:
    pilot.chmod(0o444)
    program.desk.open_file(pilot)
    assert "read-only" in _said(program)
    program.window.history.undo()
    program.settle()
    assert "open for reading" in program.window.notices.text
    program.desk.close_pilot()
    assert _said(program) == ""
