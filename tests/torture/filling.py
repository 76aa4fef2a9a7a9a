"""What lies there before a scene begins: no pilot, an empty one, one with a partner's file in it."""

from __future__ import annotations

from functools import cache

from partnertrack import paths
from partnertrack.importing.choices import Choices
from partnertrack.importing.workbook import close_reader
from partnertrack.services import import_workbook, pilots
from partnertrack.services.workspace import Workspace
from tests.torture.stage import SECRET, Stage

FILES = ("1_selection_rabat.xlsx", "4_registre_formation.xlsx", "5_sprachpruefungen.xlsx", "7_visa.csv")


def nothing(_stage: Stage) -> None:
    """Begin with an empty folder."""


@cache
def workbook(name: str) -> import_workbook.Workbook:
    """A partner's file, read once before anything is ended."""
    try:
        return import_workbook.read(paths.resources() / "practice" / name)
    finally:
        close_reader()


def take_in(workspace: Workspace, name: str) -> None:
    """Import a partner's file."""
    draft = import_workbook.draft(workspace, workbook(name), partner="A partner", choices=Choices())
    import_workbook.commit(workspace, draft)


def make(stage: Stage) -> None:
    """Make an encrypted pilot."""
    stage.workspace = pilots.create_pilot(stage.path, "thamm_giz", "Torture", passphrase=SECRET)


def fill(stage: Stage) -> None:
    """Make an encrypted pilot with a file in it."""
    make(stage)
    take_in(stage.pilot, FILES[0])


def fill_plain(stage: Stage) -> None:
    """Make a pilot that anybody can read, with a file in it."""
    stage.workspace = pilots.create_pilot(stage.path, "thamm_giz", "Torture")
    take_in(stage.workspace, FILES[0])
