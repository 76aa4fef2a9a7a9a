"""The window is updated from a file, goes back, and says what it keeps on a stick."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from partnertrack import paths
from partnertrack.persistence import places
from partnertrack.persistence.places import Place
from partnertrack.services import updates
from partnertrack.ui import update_asks
from partnertrack.ui.dialogs.go_back import GoBackDialog
from partnertrack.ui.dialogs.update import UpdateDialog
from partnertrack.ui.dialogs.update_news import UpdateNews
from partnertrack.ui.program import Program
from partnertrack.ui.widgets.labels import Words
from partnertrack.ui.widgets.portable_note import PortableNote
from tests.updates import installed, new_signer, update


def _texts(dialog: UpdateDialog | GoBackDialog | UpdateNews) -> str:
    return "\n".join(words.text() for words in dialog.findChildren(Words) if not words.isHidden())


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An update for the installation beside it, whose program runs."""
    if hasattr(os, "sync"):
        monkeypatch.setattr(os, "sync", lambda: None)
    signer = new_signer()
    installed(tmp_path / "PartnerTrack", monkeypatch, signer)
    return update(tmp_path / "made", signer)


def test_the_window_verifies_an_update_backs_up_and_puts_it_in_place(
    program: Program, pilot: Path, file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ends: list[int] = []
    monkeypatch.setattr(QApplication, "exit", ends.append)
    program.desk.open_file(pilot)
    program.settle()
    program.window.help.show_update()
    dialog = program.window.findChild(UpdateDialog)
    assert dialog is not None
    dialog.open_file(pilot)
    program.settle()
    assert "is no update of PartnerTrack" in _texts(dialog)
    dialog.open_file(file)
    program.settle()
    assert dialog.title.text() == "From version 0.1.0 to 0.2.0"
    assert "Letters in Arabic." in _texts(dialog)
    assert f"Backed up first: “{pilot.stem}”." in _texts(dialog)
    dialog.act.click()
    program.settle()
    assert dialog.title.text() == "Version 0.2.0 is in place"
    assert (tmp_path / "PartnerTrack" / "current").read_text() == "app-0.2.0\n"
    assert len([*(program.desk.home or tmp_path).rglob("*-update.ptbackup")]) == 1
    dialog.act.click()
    assert ends == [update_asks.RESTART]


def test_a_new_version_tells_what_is_new_once_and_leads_back(
    program: Program, file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = tmp_path / "PartnerTrack"
    updates.install(file, updates.Copies())
    monkeypatch.setattr(sys, "executable", str(place / "app-0.2.0" / "partnertrack"))
    monkeypatch.setattr("partnertrack.updating.trial.confirm.__defaults__", ("0.2.0",))
    program.tell_news()
    program.settle()
    news = program.window.findChild(UpdateNews)
    assert news is not None
    assert "Letters in Arabic." in _texts(news)
    news.aside.click()
    program.settle()
    back = program.window.findChild(GoBackDialog)
    assert back is not None
    back.act.click()
    program.settle()
    assert back.title.text() == "Version 0.1.0 is back"
    assert (place / "current").read_text() == "app-0.1.0\n"
    back.reject()

    monkeypatch.setattr(sys, "executable", str(place / "app-0.1.0" / "partnertrack"))
    program.window.help.show_update()
    program.settle()
    dialog = program.window.findChild(UpdateDialog)
    assert dialog is not None
    assert dialog.aside.text() == "Use version 0.2.0 again…"
    updates.go_back()
    assert (place / "current").read_text() == "app-0.2.0\n"
    assert (place / "trial").exists()
    dialog.reject()


def test_a_program_that_is_updated_otherwise_says_how(program: Program) -> None:
    program.window.help.show_update()
    program.settle()
    dialog = program.window.findChild(UpdateDialog)
    assert dialog is not None
    assert "runs from its sources" in _texts(dialog)
    assert dialog.act.isHidden()
    dialog.reject()


def test_who_closes_a_pilot_on_a_stick_is_told_when_it_may_be_pulled_out(
    program: Program, pilot: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(places, "place_of", lambda _path: Place(places.REMOVABLE))
    program.desk.open_file(pilot)
    program.settle()
    program.desk.close_pilot()
    program.settle()
    assert program.window.notices.text == "The pilot is closed: you can pull the stick out now."


def test_a_portable_program_says_where_it_keeps_everything(
    application: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert application
    assert PortableNote().isHidden()
    monkeypatch.setattr(paths, "portable_data", lambda: tmp_path / "data")
    assert f"everything stays in the folder “{tmp_path}”" in PortableNote().accessibleName()
    (tmp_path / "data").rmdir()
    (tmp_path / "data").write_text("in the way")
    assert "This stick is read-only" in PortableNote().accessibleName()
