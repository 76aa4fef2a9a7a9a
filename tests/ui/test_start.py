"""The first start: a language, a way to begin, files dropped on the window, and the guided set-up."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

from PySide6.QtCore import QDate, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from partnertrack.domain.cohort import Cohort
from partnertrack.domain.expectation import Expectation
from partnertrack.domain.logframe import Target
from partnertrack.domain.organisation import Organisation
from partnertrack.persistence.queries import records
from partnertrack.ui.dialogs.set_up import SetUpDialog, WhatNext
from partnertrack.ui.dialogs.set_up.cohorts_step import CohortsStep
from partnertrack.ui.dialogs.set_up.partners_step import PartnersStep
from partnertrack.ui.dialogs.set_up.targets_step import TargetsStep
from partnertrack.ui.pages.imports import ImportsPage
from partnertrack.ui.program import Program
from partnertrack.ui.view_models.dropped import sort_out, unfolded
from tests.ui.conftest import partner_files


def drop(program: Program, *paths: Path) -> str:
    """Hold files over the window, then let them go; what was said while they hung there."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    given = (Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    beginning = program.window.beginning
    QApplication.sendEvent(beginning, QDragEnterEvent(QPoint(40, 40), *given))
    told = beginning.sheet.words
    QApplication.sendEvent(beginning.sheet, QDropEvent(QPointF(40, 40), *given))
    program.settle()
    return told


def step_to(dialog: SetUpDialog, kind: type) -> None:
    while not isinstance(dialog.step, kind):
        (dialog.next if dialog.later.isHidden() else dialog.later).click()


def test_the_very_first_start_asks_for_the_language_and_never_again(
    application: QApplication, qtbot: QtBot, tmp_path: Path
) -> None:
    program = Program(application, tmp_path)
    program.window.show()
    qtbot.waitExposed(program.window)
    welcome = program.window.beginning.welcome
    assert welcome.currentWidget() is welcome.languages
    assert [card.accessibleName() for card in welcome.languages.cards.values() if card.is_first] == [
        "English. Work in English"
    ]
    before = program.window
    welcome.languages.cards["fr"].click()
    program.settle()
    assert program.window is not before
    assert program.window.beginning.welcome.currentIndex() == 0
    assert (program.desk.settings.language, program.desk.settings.is_greeted) == ("fr", True)
    program.window.close()
    program.close()
    program.window.deleteLater()


def test_a_dropped_spreadsheet_becomes_a_pilot_and_its_import_begins(program: Program, tmp_path: Path) -> None:
    sheet, later = partner_files(tmp_path)
    (tmp_path / "photo.png").write_bytes(b"picture")
    assert drop(program, sheet, later, tmp_path / "photo.png").startswith("Let go to make a pilot")
    assert program.window.notices.text == "Left out: photo.png"
    (dialog,) = program.window.findChildren(SetUpDialog)
    assert dialog.short
    assert dialog.short.scheme.currentData() == "inspire_gh"
    assert dialog.short.title_field.text() == "Trainees"
    dialog.short.partner.setText("Centre Kumasi")
    dialog.next.click()
    dialog.file.file.setText(str(tmp_path / "mine"))
    dialog.file.protection.without.click()
    assert not dialog.next.isEnabled()
    dialog.file.protection.known.click()
    dialog.next.click()
    program.settle()
    assert program.desk.workspace.path == tmp_path / "mine.ptrack"
    page = program.window.pages.page()
    assert isinstance(page, ImportsPage)
    assert page.title.text() == "Import spreadsheets"
    assert page.subtitle.text().startswith("trainees.csv")
    assert (page.choosing.files, page.choosing.partner.text()) == ((later,), "Centre Kumasi")
    assert drop(program, later).startswith("Let go to import")
    assert page.message.accessibleName().startswith("Another import is under way.")
    program.window.go("overview")
    drop(program, tmp_path / "photo.png")
    assert program.window.notices.text.startswith("PartnerTrack does not read this file: photo.png")


def test_what_is_dropped_is_one_thing_at_a_time(tmp_path: Path) -> None:
    pilot, backup, sheet, other = (tmp_path / name for name in ("a.ptrack", "b.ptbackup", "c.XLSX", "d.pdf"))
    assert sort_out([sheet, pilot]).kind == "pilot"
    assert sort_out([backup, sheet]).files == (backup,)
    assert sort_out([other, sheet, sheet]).files == (sheet,)
    assert sort_out([other]).kind == "none"
    assert sort_out([other, tmp_path / "e.ptup"]).kind == "update"
    for name in ("2.csv", "1.xlsx", "~$1.xlsx", "notes.pdf"):
        (tmp_path / name).touch()
    assert [path.name for path in unfolded([tmp_path, other])] == ["1.xlsx", "2.csv", "d.pdf"]


def write(field: QWidget, text: str) -> None:
    assert isinstance(field, QLineEdit)
    field.setText(text)


def plan_cohorts(dialog: SetUpDialog) -> None:
    """Name two cohorts alike, then mend it."""
    step_to(dialog, CohortsStep)
    assert isinstance(dialog.step, CohortsStep)
    rows = dialog.step.rows
    for name in ("2026-A", "2026-a"):
        write(rows.rows[-1][0], name)
        rows.add.click()
    dialog.next.click()
    assert dialog.message.accessibleName() == "“2026-a” stands there twice."
    write(rows.rows[1][0], "2026-B")
    dialog.next.click()


def plan_partner(dialog: SetUpDialog) -> None:
    """Write a country that is none, then mend it."""
    assert isinstance(dialog.step, PartnersStep)
    name, _kind, country, _rhythm = dialog.step.rows.rows[0]
    write(name, "Centre Rabat")
    write(country, "Atlantis")
    dialog.next.click()
    assert dialog.message.accessibleName() == "“Atlantis” is no country that PartnerTrack knows."
    write(country, "Maroc")
    dialog.next.click()


def plan_target(dialog: SetUpDialog) -> None:
    """Change what the scheme proposes; going back and on again keeps it."""
    step = dialog.step
    assert isinstance(step, TargetsStep)
    training = step.targets["A3"]
    other = next(each for figure, each in step.targets.items() if figure != "A3")
    assert training.value.text() == "60"
    training.value.setText("90")
    training.due.setDate(QDate(2027, 6, 30))
    step.due.setDate(QDate(2028, 12, 31))  # which is that of all the others
    other.value.setText("12")
    dialog.next.click()
    dialog.back.click()
    assert training.value.text() == "90"
    dialog.next.click()


def make_plain(dialog: SetUpDialog, path: Path) -> None:
    dialog.file.file.setText(str(path))
    dialog.file.protection.without.click()
    dialog.file.protection.known.click()
    dialog.next.click()
    dialog.next.click()


def test_the_guided_set_up_makes_all_of_it_and_says_what_to_do_next(program: Program, tmp_path: Path) -> None:
    dialog = program.window.beginning.making.set_up()
    program.settle()
    assert dialog.scheme
    places = [scheme.id for scheme in dialog.scheme.schemes]
    dialog.scheme.group.button(places.index("palim_ma_be")).click()
    plan_cohorts(dialog)
    plan_partner(dialog)
    program.settle()
    plan_target(dialog)
    make_plain(dialog, tmp_path / "palim.ptrack")
    program.settle()
    with program.desk.workspace.store.reading() as reading:
        assert sorted(each.name for each in records.all_of(reading, Cohort)) == ["2026-A", "2026-B"]
        assert [each.country for each in records.all_of(reading, Organisation)] == ["MA"]
        assert [each.partner for each in records.all_of(reading, Expectation)] == ["Centre Rabat"]
        targets = {each.value: each.due_on for each in records.all_of(reading, Target)}
        assert targets == {Decimal(90): date(2027, 6, 30), Decimal(12): date(2028, 12, 31)}
    (ways,) = program.window.findChildren(WhatNext)
    ways.template.click()
    program.settle()
    page = program.window.pages.page()
    assert page
    assert page.key == "partners"


def test_a_pilot_that_cannot_be_made_keeps_what_was_written(program: Program, tmp_path: Path) -> None:
    dialog = program.window.beginning.making.set_up()
    program.settle()
    while dialog.step is not dialog.file:
        dialog.next.click()
    make_plain(dialog, tmp_path / "nowhere" / "pilot.ptrack")
    assert dialog.message.accessibleName().startswith("There is no folder")
    dialog.file.file.setText(str(tmp_path / "pilot.ptrack"))
    dialog.next.click()
    (tmp_path / "pilot.ptrack").write_text("somebody else was faster")
    dialog.next.click()
    program.settle()
    assert dialog.message.accessibleName().startswith("There is a file “pilot.ptrack” already.")
    dialog.back.click()
    dialog.reject()
    assert program.window.notices.text == "The set-up was closed. Nothing was made."
    program.window.notices.press()
    assert dialog.isVisible()
    assert dialog.file.file.text() == str(tmp_path / "pilot.ptrack")
    assert not program.desk.is_open


def test_a_set_up_that_was_closed_asks_for_its_passphrase_anew(program: Program, tmp_path: Path) -> None:
    dialog = program.window.beginning.making.set_up()
    program.settle()
    while dialog.step is not dialog.file:
        dialog.next.click()
    dialog.file.file.setText(str(tmp_path / "secret.ptrack"))
    for field in (dialog.file.protection.passphrase.passphrase, dialog.file.protection.passphrase.again):
        field.setText("four words nobody guesses")
    dialog.next.click()
    assert dialog.step.short == "Summary"
    dialog.reject()
    program.window.notices.press()
    dialog.next.click()
    program.settle()
    assert dialog.step is dialog.file
    assert not dialog.next.isEnabled()
    assert not list(tmp_path.glob("secret*"))


def test_the_ways_fit_into_the_smallest_laptop(program: Program) -> None:
    program.window.resize(911, 512)
    program.settle()
    welcome = program.window.beginning.welcome
    for widget in (*welcome.cards, welcome.open, welcome.restore, welcome.language):
        at = widget.mapTo(welcome, QPoint(0, 0))
        assert welcome.rect().contains(widget.rect().translated(at))
