"""A person's page takes what is to be said: forms in a panel at its side, and notes."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from partnertrack.domain.document import Document
from partnertrack.domain.note import Note
from partnertrack.persistence.check import check
from partnertrack.persistence.queries import participants, records
from partnertrack.services import access, pilots
from partnertrack.ui.dialogs.add_person import open_add
from partnertrack.ui.dialogs.document import DocumentDialog
from partnertrack.ui.dialogs.document_view import DocumentView
from partnertrack.ui.dialogs.person_form import Subject
from partnertrack.ui.dialogs.resume import ResumeDialog
from partnertrack.ui.dialogs.transfer import TransferDialog
from partnertrack.ui.dialogs.unlock import UnlockDialog
from partnertrack.ui.pages.participant import ParticipantPage
from partnertrack.ui.place import PARTICIPANT, Place
from partnertrack.ui.program import Program
from partnertrack.ui.widgets.buttons import Button, IconButton
from partnertrack.ui.widgets.chips import Chip
from partnertrack.ui.widgets.form_line import FormLine
from tests.cheap_keys import cheap_keys

HERONS = "two grey herons wait"


@pytest.fixture
def page(program: Program, pilot: Path) -> ParticipantPage:
    """Return the page of the first of two people."""
    program.desk.open_file(pilot)
    program.settle()
    with program.desk.workspace.store.reading() as reading:
        among = participants.ids(reading, "", "number", is_descending=False, filters=participants.Filters())[:2]
    program.window.pages.go(Place(PARTICIPANT, person=among[0], among=tuple(among)))
    program.settle()
    shown = program.window.pages.page()
    assert isinstance(shown, ParticipantPage)
    return shown


def named(page: QWidget, beginning: str) -> QWidget:
    return next(child for child in page.findChildren(QWidget) if child.accessibleName().startswith(beginning))


def button(page: QWidget, beginning: str) -> Button:
    """Return the button that was made last: those of the person before are deleted a little later."""
    return [each for each in page.findChildren(Button) if each.text().startswith(beginning)][-1]


def line(page: ParticipantPage, key: str) -> FormLine:
    return next(each for each in page.form.lines if each.slot[0] == key)


def edit_profile(program: Program, page: ParticipantPage) -> None:
    button(page, "Edit profile").click()
    program.settle()
    assert page.form.isVisible()


def test_enter_on_a_step_opens_its_form_and_enter_saves_it(program: Program, page: ParticipantPage) -> None:
    QTest.keyClick(named(page, "Selection. 15 Jan 2025"), Qt.Key.Key_Return)
    program.settle()
    chosen = line(page, "selected_on")
    chosen.write("31/2/2025")
    program.settle()
    assert chosen.note.text() == "“31/2/2025” is not a date."
    assert not page.form.store.isEnabled()
    chosen.write("20/1/2025")
    program.settle()
    assert chosen.note.text() == "Read as 20 Jan 2025"
    QTest.keyClick(chosen.field, Qt.Key.Key_Return)
    program.settle()
    assert not page.form.isVisible()
    assert named(page, "Selection. 20 Jan 2025")
    program.window.header.undo.click()
    program.settle()
    assert named(page, "Selection. 15 Jan 2025")


def test_what_was_written_outlasts_another_person(program: Program, page: ParticipantPage) -> None:
    edit_profile(program, page)
    line(page, "region").write("Volta")
    QTest.keyClick(program.window, Qt.Key.Key_Escape)
    assert not page.form.isVisible()
    page.after.click()
    program.settle()
    edit_profile(program, page)
    assert line(page, "region").text() == ""
    page.before.click()
    program.settle()
    edit_profile(program, page)
    assert line(page, "region").text() == "Volta"
    assert page.form.discard.text() == "Discard changes"
    page.form.discard.click()
    edit_profile(program, page)
    assert line(page, "region").text() == ""


def test_a_name_that_is_new_is_said_before_it_is_saved(program: Program, page: ParticipantPage) -> None:
    edit_profile(program, page)
    line(page, "cohort").write("2031-Z")
    program.settle()
    assert page.form.message.accessibleName() == "“2031-Z” is not known yet and will be added."
    page.form.store.click()
    program.settle()
    assert named(page, "Cohort: 2031-Z")


def test_a_note_is_signed_once_written_changed_and_brought_back(program: Program, page: ParticipantPage) -> None:
    notes = page.notes
    notes.add.click()
    notes.field.setPlainText("Called: the contract comes on Monday.")
    notes.save.click()
    assert notes.message.accessibleName().startswith("Write your name")
    notes.author.setText("Moussa Saïdi")
    notes.save.click()
    program.settle()
    assert program.desk.settings.name == "Moussa Saïdi"
    (note,) = kept(program)
    assert (note.text, note.written_by) == ("Called: the contract comes on Monday.", "Moussa Saïdi")
    assert (datetime.now(UTC) - note.written_at).total_seconds() >= 0
    named(page, "Change this note").click()  # type: ignore[attr-defined]  # it is a button
    assert not notes.author.isVisible()
    notes.field.setPlainText("Called: the contract comes on Friday.")
    QTest.keyClick(notes.field, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    program.settle()
    assert kept(program)[0].text.endswith("Friday.")
    named(page, "Delete this note").click()  # type: ignore[attr-defined]  # it is a button
    program.settle()
    assert kept(program) == []
    program.window.header.undo.click()
    program.settle()
    assert len(kept(program)) == 1


def test_a_file_is_kept_as_a_document_and_saved_out_again(
    program: Program, page: ParticipantPage, tmp_path: Path
) -> None:
    scan = tmp_path / "pass.jpg"
    scan.write_bytes(b"a picture")
    page.papers.take((scan,))
    dialog = next(each for each in program.window.findChildren(DocumentDialog) if each.isVisible())
    dialog.type.choose("passport")
    dialog.is_ending.click()
    dialog.ending.show_day(program.desk.as_of - timedelta(days=1))
    dialog.keep.click()
    program.settle()
    assert "Expired" in " ".join(chip.accessibleName() for chip in page.papers.findChildren(Chip))
    with program.desk.workspace.store.reading() as reading:
        (document,) = records.all_of(reading, Document)
    assert (document.type, document.file_name) == ("passport", "pass.jpg")
    page.papers.save_copy(document, tmp_path / "copy.jpg")
    program.settle()
    assert (tmp_path / "copy.jpg").read_bytes() == b"a picture"
    page.papers.remove(document)
    program.settle()
    program.window.header.undo.click()
    program.settle()
    assert named(page, "What to do with “Passport”")
    assert check(program.desk.workspace.store) == []


def test_somebody_is_added_and_shown(program: Program, page: ParticipantPage) -> None:
    dialog = open_add(page, program.desk, program.window.history.undo_change, program.window.pages.go)
    program.settle()
    by_key = {line.slot[0]: line for line in dialog.lines}
    by_key["first_name"].write("Ama")
    by_key["last_name"].write("Mensah")
    program.settle()
    assert dialog.message.accessibleName().startswith("Somebody alike is in the pilot already.")
    dialog.reject()
    assert dialog.isVisible()
    by_key["first_name"].write("Zenobia")
    program.settle()
    QTest.keyClick(by_key["last_name"].field, Qt.Key.Key_Return)
    program.settle()
    assert page.accessibleName() == "Zenobia Mensah"


def test_somebody_is_enrolled_again_and_both_ways_lead_to_each_other(program: Program, page: ParticipantPage) -> None:
    first = page.place().person
    page.relations.add.click()
    page.relations.cohort.setText("2027-C")
    QTest.keyClick(page.relations.cohort, Qt.Key.Key_Return)
    program.settle()
    assert page.place().person != first
    assert named(page, "Cohort: 2027-C")
    button(page, "Also enrolled as").click()
    program.settle()
    assert page.place().person == first
    assert button(page, "Also enrolled as").text().endswith("2027-C")


def kept(program: Program) -> list[Note]:
    with program.desk.workspace.store.reading() as reading:
        return records.all_of(reading, Note)


def test_a_document_is_looked_at_inside_the_pilot_and_leaves_it_only_when_that_is_wanted(
    program: Program, page: ParticipantPage, tmp_path: Path
) -> None:
    picture = QImage(40, 30, QImage.Format.Format_RGB32)
    picture.save(str(tmp_path / "pass.png"))
    (tmp_path / "a.png").write_bytes(b"\x89PNGbroken")
    page.papers.take((tmp_path / "pass.png", tmp_path / "a.png"))
    next(each for each in program.window.findChildren(DocumentDialog) if each.isVisible()).keep.click()
    program.settle()
    look_at = [each for each in page.papers.findChildren(IconButton) if each.accessibleName().startswith("Look at")]
    assert len(look_at) == 2
    for press in look_at:
        press.click()
        program.settle()
    broken, whole = (each for each in program.window.findChildren(DocumentView))
    assert broken.message.accessibleName().startswith("This picture cannot be shown here")
    assert whole.shown.currentWidget() is whole.picture
    whole.elsewhere.click()
    assert "outside the pilot" in whole.message.accessibleName()
    assert whole.elsewhere.text() == "Copy and open"
    QTest.keyClick(whole, Qt.Key.Key_Escape)
    program.window.header.undo.click()
    program.settle()
    with program.desk.workspace.store.reading() as reading:
        assert records.all_of(reading, Document) == []


def test_the_history_of_one_field_is_read_when_it_is_wanted_and_its_value_restored(
    program: Program, page: ParticipantPage
) -> None:
    edit_profile(program, page)
    region = line(page, "region")
    before = region.text()
    region.write("Volta")
    page.form.store.click()
    program.settle()
    page.history.wanted.click()
    program.settle()
    page.history.field.setCurrentIndex(page.history.field.findText("Region"))
    told = [each.accessibleName() for each in page.history.findChildren(QWidget)]
    assert any(each.startswith("“Profile” of PT-") for each in told)
    if before:
        button(page.history, "Restore").click()
        program.settle()
        edit_profile(program, page)
        assert line(page, "region").text() == before


def give(program: Program, secret: str) -> None:
    asking = next(each for each in program.window.findChildren(UnlockDialog) if each.isVisible())
    QTest.keyClicks(asking.form.field, secret)
    QTest.keyClick(asking.form.field, Qt.Key.Key_Return)
    program.settle()


def test_a_person_on_hold_goes_on_and_over_to_another_pilot(
    program: Program, page: ParticipantPage, tmp_path: Path
) -> None:
    person = page.place().person
    assert person is not None
    page.form.open(Subject(person, "on_hold"))
    program.settle()
    line(page, "on_hold_date").write(program.desk.as_of.isoformat())
    program.settle()
    assert "to “On hold”" in page.form.message.accessibleName()
    page.form.store.click()
    program.settle()
    button(page, "Resume").click()
    program.settle()
    resuming = next(each for each in program.window.findChildren(ResumeDialog) if each.isVisible())
    resuming.reason.setText("The family agrees")
    QTest.keyClick(resuming.reason, Qt.Key.Key_Return)
    program.settle()
    assert [note.text.split(": ")[1].split("\n")[0] for note in kept(program)] == ["The family agrees"]
    other = tmp_path / "other.ptrack"
    with cheap_keys():
        pilots.create_pilot(other, "pem_wecco", "Other", passphrase=HERONS).close()
    page.going.transfer_to(person, other)
    program.settle()
    give(program, HERONS)
    dialog = next(each for each in program.window.findChildren(TransferDialog) if each.isVisible())
    assert not dialog.documents.isEnabled()
    dialog.keep.click()
    program.settle()
    there = pilots.open_pilot(other, access=access.unlock(other, HERONS))
    assert len(there.cases()) == 1
    there.close()
    assert "Transferred to “Other”" in kept(program)[-1].text
