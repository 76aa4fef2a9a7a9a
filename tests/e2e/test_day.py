"""An officer's day, by keyboard alone, in the program as its own process on a screen."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2 as sqlite3

from partnertrack.domain.attendance import Attendance
from partnertrack.domain.note import Note
from partnertrack.domain.participant import Participant
from partnertrack.domain.reminder import Reminder
from partnertrack.persistence.check import check
from partnertrack.persistence.queries import records
from partnertrack.services import history, pilots
from tests.e2e.screen import CAN_RUN, Seat, seat

pytestmark = [
    pytest.mark.e2e,
    pytest.mark.skipif(not CAN_RUN, reason="Xvfb and xdotool are not installed: sudo apt-get install xvfb xdotool"),
]


class Day:
    """The officer, and the pilot's file, of which one sees from outside how often something was stored."""

    def __init__(self, officer: Seat, home: Path) -> None:
        self.officer, self._home = officer, home

    @property
    def pilot(self) -> Path:
        (found,) = self._home.rglob("practice.ptrack")
        return found

    def changes(self) -> int:
        with closing(sqlite3.connect(f"file:{self.pilot}?mode=ro", uri=True)) as file:
            (count,) = file.execute("SELECT count(*) FROM journal").fetchone()
        return int(count)

    def stores(self, *keys: str) -> None:
        before = self.changes()
        self.officer.press(*keys)
        self.officer.until(lambda: self.changes() > before)

    def palette(self, words: str) -> None:
        self.officer.press("ctrl+k")
        self.officer.type(words)
        self.officer.press("Return")

    def today(self) -> None:
        """Put the first line off with a reason, open the next one's list, and a person; note something there."""
        self.officer.press("ctrl+1", "Down", "p")
        self.officer.type("The employer answers in July")
        self.stores("Return")
        self.officer.press("Down", "Return", "Down", "Return")
        self.palette("add note")
        self.officer.type("Called: comes on Monday.")
        self.officer.press("Tab")
        self.officer.type("Meike")
        self.stores("ctrl+Return")

    def board(self) -> None:
        """Move the first card to the next lane, and take it back."""
        self.officer.press("ctrl+4", "Down", "m")
        self.stores("Return")
        self.stores("ctrl+z")

    def people(self) -> None:
        """Add somebody, then say that the first of a cohort was present."""
        self.officer.press("ctrl+3")
        self.palette("add participant")
        self.officer.type("Zora")
        self.officer.press("Tab")
        self.officer.type("Zidane")
        self.stores("Return")
        self.palette("attendance")
        self.officer.press("Down", "Right")
        self.stores("p")


def test_a_whole_day_by_keyboard(tmp_path: Path) -> None:
    with seat(tmp_path, (1366, 768), ["--practice"]) as officer:
        officer.find("invented people")
        day = Day(officer, tmp_path)
        day.today()
        day.board()
        day.people()
        pilot = day.pilot
    workspace = pilots.open_pilot(pilot)
    with workspace.store.reading() as reading:
        reasons = {each.reason for each in records.all_of(reading, Reminder)}
        notes = [(note.text, note.written_by) for note in records.all_of(reading, Note)]
        people = [each.name for each in records.all_of(reading, Participant)]
        attended = records.all_of(reading, Attendance)
    undone = [line.title for line in history.entries(workspace) if line.is_undone]
    faults = check(workspace.store)
    workspace.close()
    assert reasons == {"The employer answers in July"}
    assert notes == [("Called: comes on Monday.", "Meike")]
    assert "Zora Zidane" in people
    assert len(attended) == 1
    assert len(undone) == 1
    assert faults == []
