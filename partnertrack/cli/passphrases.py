"""Passphrases as commands take them: from a file, from the environment, from whoever sits at the terminal."""

from __future__ import annotations

import getpass
import os
import sys
from collections.abc import Iterable
from pathlib import Path

from partnertrack.cli.output import VARIABLE, say
from partnertrack.errors import InputError, LockedError, RuleError
from partnertrack.i18n import _

FILE_OPTION = "--passphrase-file PATH"
_TRIES = 3


def given(path: Path | None) -> str | None:
    """The passphrase of a file, else of the environment; None where neither is given. Raises `InputError`."""
    if path is None:
        return os.environ.get(VARIABLE) or None
    try:
        lines = (sys.stdin.readline() if str(path) == "-" else path.read_text("utf-8-sig")).splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(
            _("The file with the passphrase, “{file}”, cannot be read.").format(file=path.name),
            _("Check its name; it must be a text file whose first line is the passphrase."),
        ) from error
    if not lines or not lines[0]:
        raise InputError(_("The file with the passphrase, “{file}”, is empty.").format(file=path.name))
    return lines[0]


def is_at_terminal() -> bool:
    """Whether somebody can be asked."""
    return sys.stdin is not None and sys.stdin.isatty()


def ask(question: str, file: Path, option: str = FILE_OPTION) -> str:
    """What somebody types at the terminal, unseen; raises `LockedError` where there is nobody to ask."""
    if not is_at_terminal():
        raise LockedError(
            _("“{file}” needs a passphrase, and there is no terminal to ask at.").format(file=file.name),
            _("Give it by {option} or in {variable}.").format(option=option, variable=VARIABLE)
            if option == FILE_OPTION
            else _("Give it by {option}.").format(option=option),
        )
    try:
        return getpass.getpass(f"{question} ")
    except EOFError:
        raise KeyboardInterrupt from None


def new_passphrase(file: Path, path: Path | None, names: Iterable[str] = (), *, is_first: bool = True) -> str:
    """A passphrase to be set: from a file, else asked for twice; its strength is said.

    The `is_first` one of a pilot may come from the environment. Raises `RuleError` when it is empty.
    """
    from partnertrack.services import access  # noqa: PLC0415 - most commands set no passphrase

    found = given(path) if is_first or path else None
    if found is None:
        found = _asked_twice(file, FILE_OPTION if is_first else "--new-passphrase-file PATH")
    if not found.strip():
        raise RuleError(_("The passphrase is empty."), _("Think of four words or more that have nothing in common."))
    say(access.strength(found, names).words)
    return found


def _asked_twice(file: Path, option: str) -> str:
    for _try in range(_TRIES):
        first = ask(_("New passphrase for “{file}”:").format(file=file.name), file, option)
        if first == ask(_("The same once more:"), file, option):
            return first
        say(_("The two passphrases differ."))
    raise RuleError(_("The two passphrases differ; nothing was done."))
