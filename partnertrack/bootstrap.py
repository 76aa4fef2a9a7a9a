"""Puts the parts of the program together, once."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from partnertrack import i18n, paths, settings, stick, temporary
from partnertrack.cli.commands import COMMANDS


def start(arguments: Sequence[str]) -> int:
    """Run the command that the arguments name, or open the window; the exit status."""
    if getattr(sys, "frozen", False) and arguments:
        from partnertrack.importing import reader, workbook  # noqa: PLC0415 - only a bundle is its own reader process

        if arguments[0] == workbook.FLAG:
            return reader.main()
    stick.prepare()
    temporary.keep_on_stick()
    i18n.install(language())
    if arguments and (arguments[0] in COMMANDS or arguments[0] in ("-h", "--help", "--version")):
        from partnertrack.cli.run import run  # noqa: PLC0415 - the window starts without the services

        _reached()
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
    if _went_back(arguments):
        return 0
    from partnertrack.ui.application import run as open_window  # noqa: PLC0415 - commands work without Qt's libraries

    pilot = chosen.file.resolve() if chosen.file else None
    stick.go_there()
    return open_window(pilot, practice=chosen.practice)


def _reached() -> None:
    """Tell the launcher that this version runs, where it counts the tries of a new one."""
    place = paths.installation(sys.executable)
    if place is not None and (place / paths.TRIAL).exists():
        from partnertrack.updating import trial  # noqa: PLC0415 - only after an update

        trial.reach()


def _went_back(arguments: Sequence[str]) -> bool:
    """Whether a new version failed to start so often that the one before was started in its place."""
    if paths.installation(sys.executable) is None:
        return False
    from partnertrack.updating import starting, trial  # noqa: PLC0415 - only where there is anything to look at

    place = trial.begin()
    if place is None:
        return False
    try:
        starting.start(place, *arguments)
    except OSError:
        return False
    return True


def _draw_pages(pilot: Path, passphrase: str) -> int:
    from partnertrack.ui.application import draw_pages  # noqa: PLC0415 - commands work without Qt's libraries

    return draw_pages(pilot, passphrase=passphrase)


def language() -> str:
    """The language that the user chose, else that of the system."""
    return settings.load().language or settings.system_language()
