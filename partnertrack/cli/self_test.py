"""The command `self-test`, which proves an installed program."""

from __future__ import annotations

import argparse
import secrets
import shutil
import tempfile
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

from partnertrack.cli.output import show
from partnertrack.errors import UserError
from partnertrack.i18n import _
from partnertrack.services import access, health, pilots, practice

DrawPages = Callable[[Path], int]
"""Draws every page of the window for a pilot, off screen; how many it drew."""


def add_to(commands: Any, draw_pages: DrawPages) -> None:  # noqa: ANN401 - argparse keeps the type of subparsers to itself
    """Add the command; the windows are drawn by `draw_pages`, which this floor does not know."""
    test = commands.add_parser("self-test", help=_("prove that the installed program works"))
    test.set_defaults(run=lambda chosen: _self_test(chosen, draw_pages))


def _self_test(_chosen: argparse.Namespace, draw_pages: DrawPages) -> int:
    with tempfile.TemporaryDirectory(prefix="partnertrack-") as folder:
        made = practice.demonstrate(Path(folder))
        show(_("Pilot made, partners’ files imported."))
        for report in made.reports:
            if report.stat().st_size == 0:
                raise UserError(_("The report {file} is empty.").format(file=report.name))
        show(_("Reports written: {n}.").format(n=len(made.reports)))
        workspace = pilots.open_pilot(made.pilot)
        try:
            findings = health.check(workspace).findings
        finally:
            workspace.close()
        if findings:
            raise UserError(findings[0].text)
        show(_("Pilot file whole."))
        _encrypt(Path(shutil.copy(made.pilot, Path(folder) / "encrypted.ptrack")))
        show(_("Pilot encrypted, its passphrase changed, opened again."))
        show(_("Pages drawn: {n}.").format(n=draw_pages(made.pilot)))
    return 0


def _encrypt(pilot: Path) -> None:
    """Prove that the libraries for encryption work here."""
    first, second = secrets.token_hex(), secrets.token_hex()
    access.change_passphrase(pilot, access.encrypt(pilot, first), second)
    with closing(pilots.open_pilot(pilot, access=access.unlock(pilot, second))) as workspace:
        findings = health.check(workspace).findings
    if findings:
        raise UserError(findings[0].text)
