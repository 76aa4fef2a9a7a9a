"""How commands speak: results on standard output, everything else on standard error."""

from __future__ import annotations

import argparse
import json
import sys
from datetime import date
from pathlib import Path
from typing import Final

from partnertrack.i18n import _
from partnertrack.progress import Progress

VARIABLE: Final = "PARTNERTRACK_PASSPHRASE"
"""The variable of the environment that holds the passphrase where no file is named."""

NEEDS_A_PERSON: Final = 3
"""The exit status of a command after which a person has to decide something."""


def say(line: str) -> None:
    """A message for the person at the terminal."""
    sys.stderr.write(f"{line}\n")


def show(line: str = "") -> None:
    """A line of the result."""
    sys.stdout.write(f"{line}\n")


def show_json(document: object) -> None:
    """The result as one JSON document."""
    sys.stdout.write(json.dumps(document, ensure_ascii=False, indent=2) + "\n")


def add_file(command: argparse.ArgumentParser) -> None:
    """The pilot file that the command works on, and what opens it."""
    command.add_argument("file", type=Path, metavar="FILE", help=_("the pilot file (.ptrack)"))
    command.add_argument(
        "--passphrase-file",
        type=Path,
        metavar="PATH",
        help=_("the passphrase is the first line of this file; else that of {variable}").format(variable=VARIABLE),
    )


def add_json(command: argparse.ArgumentParser) -> None:
    """The choice of JSON."""
    command.add_argument("--json", action="store_true", help=_("print one JSON document"))


def add_period(command: argparse.ArgumentParser) -> None:
    """The day of the figures, and the period's first day."""
    command.add_argument("--as-of", type=a_day, required=True, metavar="DATE", help=_("figures as of this day"))
    command.add_argument("--from", type=a_day, dest="since", metavar="DATE", help=_("the first day of the period"))


def a_day(text: str) -> date:
    """A day as YYYY-MM-DD."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(_("“{text}” is not a day as YYYY-MM-DD").format(text=text)) from None


class TerminalProgress:
    """Progress on one line of the terminal; silent where standard error is no terminal."""

    def __init__(self) -> None:
        self._is_shown = sys.stderr.isatty()

    def report(self, done: int, total: int, text: str = "") -> None:
        """Show how far the work has come."""
        if self._is_shown:
            share = f"{100 * done // total:3d} %" if total else ""
            sys.stderr.write(f"\r\x1b[K{share} {text}" if done < total else "\r\x1b[K")
            sys.stderr.flush()


def progress() -> Progress:
    """The progress of a command."""
    return TerminalProgress()
