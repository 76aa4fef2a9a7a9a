"""From the arguments to a command and its exit status."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from importlib import import_module
from typing import Final, NoReturn

from partnertrack import __version__, log, settings
from partnertrack.cli import self_test
from partnertrack.cli.commands import COMMANDS, MODULES
from partnertrack.cli.output import say
from partnertrack.cli.self_test import DrawPages
from partnertrack.errors import Cancelled, UserError
from partnertrack.i18n import _

DONE: Final = 0
INPUT_AT_FAULT: Final = 1
WRONG_USAGE: Final = 2
STOPPED: Final = 130


class _Parser(argparse.ArgumentParser):
    """A parser whose complaints are one line."""

    def error(self, message: str) -> NoReturn:
        """Say what is wrong with the usage, and leave with 2."""
        self.exit(WRONG_USAGE, f"{self.prog}: {message}\n")


def parser(draw_pages: DrawPages, wanted: str = "") -> argparse.ArgumentParser:
    """The command line: the command that is wanted alone, or the whole of it where that is none of ours.

    What the other commands do is not loaded: it takes as long as most commands themselves.
    """
    top = _Parser(prog="partnertrack", description=_("Follows the people of skills mobility partnerships."))
    top.add_argument("--version", action="version", version=f"PartnerTrack {__version__}")
    commands = top.add_subparsers(dest="command", required=True, metavar=_("COMMAND"))
    for name, added in MODULES.items():
        if wanted in added or wanted not in COMMANDS:
            import_module(f"partnertrack.cli.{name}").add_to(commands)
    self_test.add_to(commands, draw_pages)
    return top


def run(arguments: Sequence[str], draw_pages: DrawPages) -> int:
    """Run one command; the exit status. A traceback never reaches the user."""
    try:
        chosen = parser(draw_pages, *arguments[:1]).parse_args(arguments)
    except SystemExit as left:
        return int(left.code or 0)
    try:
        return int(chosen.run(chosen))
    except UserError as error:
        say(str(error))
        return INPUT_AT_FAULT
    except (Cancelled, KeyboardInterrupt):
        say(_("Stopped. Nothing was changed."))
        return STOPPED
    except BrokenPipeError:
        sys.stderr.close()  # the reader of our output went away
        return DONE
    except Exception as error:  # noqa: BLE001 - the last door: a bug is logged with its place, and said in one line
        _log(error)
        say(_("Something went wrong. Your data was not changed."))
        return INPUT_AT_FAULT


def _log(error: Exception) -> None:
    handler = log.open_log(settings.home())
    if handler is not None:
        log.LOG.error("%s", log.place_of(error))
        log.close_log(handler)
