"""Erasing asks for the number of the person, and the paper for the person says what is to be looked at."""

from __future__ import annotations

import zipfile
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from partnertrack.persistence.queries import people
from partnertrack.services import notes
from partnertrack.ui.pages.participant import ParticipantPage
from partnertrack.ui.place import PARTICIPANT, Place
from partnertrack.ui.program import Program
from partnertrack.ui.widgets.labels import Words
from partnertrack.ui.widgets.message import Message


def test_a_person_is_told_everything_and_erased_by_their_number(program: Program, pilot: Path, tmp_path: Path) -> None:
    program.desk.open_file(pilot)
    program.settle()
    workspace = program.desk.workspace
    with workspace.store.reading() as reading:
        person, other = people.known(reading)[:2]
    notes.write(workspace, person.enrolment_id, f"Came with {other.identity.name}", "")
    program.window.pages.go(Place(PARTICIPANT, person=person.enrolment_id))
    program.settle()
    page = program.window.pages.page()
    assert isinstance(page, ParticipantPage)

    page.telling.open(person.enrolment_id, person.label)
    page.telling.language.choose("nl")
    page.telling.save_to(tmp_path / "all.zip")
    program.settle()
    assert any(other.identity.name in each.accessibleName() for each in page.telling.findChildren(Message))
    with zipfile.ZipFile(tmp_path / "all.zip") as files:
        assert {"data.pdf", "data.xlsx", "data.json"} <= {*files.namelist()}
        assert person.identity.last_name in files.read("data.json").decode()

    page.erasing.open(person.enrolment_id)
    program.settle()
    page.erasing.number.setText("PT-999999")
    assert not page.erasing.keep.isEnabled()
    page.erasing.number.setText(person.label.lower())
    QTest.keyClick(page.erasing.number, Qt.Key.Key_Return)
    program.settle()
    assert page.erasing.isVisible()
    assert any("history" in each.text() for each in page.erasing.findChildren(Words))
    with workspace.store.reading() as reading:
        assert person.participant_id not in {each.participant_id for each in people.known(reading)}
