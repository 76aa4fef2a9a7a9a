"""Every value on a person's page tells where it comes from, and can be corrected and restored there."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from partnertrack.domain.change import added, change_set
from partnertrack.domain.source import Source
from partnertrack.domain.statement import Said, Statement, pack
from partnertrack.persistence.archive import File
from partnertrack.persistence.queries import participants
from partnertrack.ui.dialogs.correct_value import CorrectDialog
from partnertrack.ui.dialogs.origins import OriginDrawer
from partnertrack.ui.pages.participant import ParticipantPage
from partnertrack.ui.place import PARTICIPANT, Place
from partnertrack.ui.program import Program


@pytest.fixture
def page(program: Program, pilot: Path) -> ParticipantPage:
    """Return the page of the first person by name."""
    program.desk.open_file(pilot)
    program.settle()
    with program.desk.workspace.store.reading() as reading:
        person = participants.ids(reading, "", "number", is_descending=False, filters=participants.Filters())[0]
    program.window.pages.go(Place(PARTICIPANT, person=person, among=(person,)))
    program.settle()
    shown = program.window.pages.page()
    assert isinstance(shown, ParticipantPage)
    return shown


def line(page: QWidget, beginning: str) -> QWidget:
    return next(child for child in page.findChildren(QWidget) if child.accessibleName().startswith(beginning))


def look(program: Program, page: ParticipantPage, beginning: str) -> OriginDrawer:
    QTest.keyClick(line(page, beginning), Qt.Key.Key_Return)
    program.settle()
    assert page.origins.isVisible()
    return page.origins


def dialog(program: Program) -> CorrectDialog:
    return next(each for each in program.window.findChildren(CorrectDialog) if each.isVisible())


def write(program: Program, text: str) -> CorrectDialog:
    asking = dialog(program)
    asking.field.setText(text)
    program.settle()
    return asking


def test_enter_on_a_detail_tells_where_it_comes_from(program: Program, page: ParticipantPage) -> None:
    origins = look(program, page, "Date of birth")
    (section,) = origins.sections
    assert section.view.label == "Date of birth"
    assert [edit.title for edit in section.view.edits] == ["Import trainees.csv"]
    QTest.keyClick(program.window, Qt.Key.Key_Escape)
    assert not origins.isVisible()


def test_a_step_tells_it_field_by_field(program: Program, page: ParticipantPage) -> None:
    QTest.keyClick(line(page, "Selection. 15 Jan 2025"), Qt.Key.Key_Return)
    program.settle()
    page.form.origin.click()
    program.settle()
    origins = page.origins
    by_label = {section.view.label: section for section in origins.sections}
    assert by_label["Selected on"].view.text == "15 Jan 2025"
    (telling,) = by_label["Selected on"].view.tellings
    assert telling.file == "trainees.csv"
    assert by_label["Reason not selected"].correct.text() == "Add…"


def test_a_refused_value_is_explained_while_one_writes(program: Program, page: ParticipantPage) -> None:
    origins = look(program, page, "Date of birth")
    origins.sections[0].correct.click()
    asking = write(program, "31/02/2025")
    assert asking.message.accessibleName() == "“31/02/2025” is not a date."
    assert not asking.store.isEnabled()
    write(program, "4/12/1999")
    assert asking.message.accessibleName() == "Read as 4 Dec 1999"
    asking.store.click()
    program.settle()
    assert origins.sections[0].view.text == "4 Dec 1999"
    assert line(page, "Date of birth: 4 Dec 1999")


def test_an_earlier_value_is_restored_and_that_can_be_undone(program: Program, page: ParticipantPage) -> None:
    origins = look(program, page, "Surname: Mensah")
    origins.sections[0].correct.click()
    write(program, "Mensa").store.click()
    program.settle()
    assert origins.sections[0].view.text == "Mensa"
    (restore,) = origins.sections[0].restores
    assert restore.text() == "Restore “Mensah”"
    restore.click()
    program.settle()
    assert origins.sections[0].view.text == "Mensah"
    program.window.notices.press()
    program.settle()
    assert origins.sections[0].view.text == "Mensa"


def test_a_value_is_taken_out_by_a_blank(program: Program, page: ParticipantPage) -> None:
    origins = look(program, page, "Sex")
    origins.sections[0].correct.click()
    asking = write(program, "")
    assert asking.message.accessibleName() == "The value will be taken out."
    asking.store.click()
    program.settle()
    assert origins.sections[0].view.text == ""


def test_the_archived_file_is_saved_as_it_came(program: Program, page: ParticipantPage, tmp_path: Path) -> None:
    person = page.place().person
    assert person
    file = File(b"Sex;Name")
    source = Source(file_name="kept.csv", sha256=file.sha256, imported_at=datetime(2025, 6, 1, tzinfo=UTC))
    said = pack({("sex", None): Said("Femme", "female")})
    statement = Statement(source_id=source.id, enrolment_id=person, sheet="Selected", row=7, said=said)
    program.desk.workspace.apply(change_set("Import kept.csv", map(added, (source, statement))), files=[file])
    origins = look(program, page, "Sex")
    telling, earlier = origins.sections[0].view.tellings
    assert (earlier.place, earlier.file) == ("trainees!D2", "trainees.csv")
    assert (telling.place, telling.file, telling.is_in_force) == ("Selected!7", "kept.csv", True)
    assert telling.said == "“Femme”, read as Female (“Femme” in the dictionary (fr))"
    assert origins.sections[0].files[0].accessibleName() == "Open the archived file “kept.csv”…"
    origins.save_file(telling.source_id, tmp_path / "copy.csv")
    program.settle()
    assert (tmp_path / "copy.csv").read_bytes() == b"Sex;Name"
    assert program.window.notices.text == "Saved: copy.csv"


def test_another_person_puts_the_panel_away(program: Program, page: ParticipantPage) -> None:
    origins = look(program, page, "Sex")
    page.show_place(Place(PARTICIPANT))
    assert not origins.isVisible()
