"""Puts the parts of the program together, once."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from partnertrack import i18n, settings
from partnertrack.cli.commands import COMMANDS


def start(arguments: Sequence[str]) -> int:
    """Run the command that the arguments name, or open the window; the exit status."""
    if getattr(sys, "frozen", False) and arguments:
        from partnertrack.importing import reader, workbook  # noqa: PLC0415 - only a bundle is its own reader process

        if arguments[0] == workbook.FLAG:
            return reader.main()
    i18n.install(language())
    if arguments and (arguments[0] in COMMANDS or arguments[0] in ("-h", "--help", "--version")):
        from partnertrack.cli.run import run  # noqa: PLC0415 - the window starts without the services

        return run(arguments, _draw_pages)
    return _open_window(arguments)


def _open_window(arguments: Sequence[str]) -> int:
    """The window, with the pilot or the practice pilot that the arguments name."""
    wanted = argparse.ArgumentParser(prog="partnertrack", usage="partnertrack [FILE | --practice | COMMAND …]")
    wanted.add_argument("file", type=Path, nargs="?")
    wanted.add_argument("--practice", action="store_true")
    try:
        chosen = wanted.parse_args(arguments)
    except SystemExit as left:
        return int(left.code or 0)
    from partnertrack.ui.application import run as open_window  # noqa: PLC0415 - commands work without Qt's libraries

    return open_window(chosen.file, practice=chosen.practice)


def _draw_pages(pilot: Path, passphrase: str) -> int:
    from partnertrack.ui.application import draw_pages  # noqa: PLC0415 - commands work without Qt's libraries

    return draw_pages(pilot, passphrase=passphrase)


def language() -> str:
    """The language that the user chose, else that of the system."""
    return settings.load().language or settings.system_language()
