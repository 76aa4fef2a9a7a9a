"""Files that somebody dropped on the window, sorted by what can be done with them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from partnertrack.i18n import _, ngettext

SPREADSHEETS = (".xlsx", ".xlsm", ".xls", ".xlsb", ".ods", ".csv", ".tsv", ".txt")
"""The endings of files that are read as tables."""
PILOT, BACKUP, UPDATE = ".ptrack", ".ptbackup", ".ptup"

Kind = Literal["pilot", "backup", "sheets", "update", "none"]


@dataclass(frozen=True, slots=True)
class Dropped:
    """What is done with them.

    A pilot is opened, else a backup restored, else spreadsheets are imported, else the program is updated. `files` are
    those with which it is done, `others` those that are left.
    """

    kind: Kind
    files: tuple[Path, ...]
    others: tuple[Path, ...]


def unfolded(paths: Iterable[Path]) -> tuple[Path, ...]:
    """The files; in place of a folder the spreadsheets in it, but for those that a program put there for itself."""
    found: list[Path] = []
    for path in paths:
        if path.is_dir():
            inside = _ending(sorted(path.iterdir()), SPREADSHEETS)
            found += [each for each in inside if each.is_file() and not each.name.startswith((".", "~"))] or [path]
        else:
            found.append(path)
    return tuple(found)


def sort_out(paths: Iterable[Path]) -> Dropped:
    """One thing is done with all that was dropped at once."""
    every = tuple(dict.fromkeys(paths))
    pilots, backups = _ending(every, (PILOT,)), _ending(every, (BACKUP,))
    sheets, updates = _ending(every, SPREADSHEETS), _ending(every, (UPDATE,))
    if pilots:
        return _with("pilot", pilots[:1], every)
    if backups:
        return _with("backup", backups[:1], every)
    if updates and not sheets:
        return _with("update", updates[:1], every)
    return _with("sheets" if sheets else "none", sheets, every)


def welcome_words(dropped: Dropped, *, is_open: bool) -> tuple[str, str]:
    """What happens when the files are let go, and with which."""
    names = ", ".join(each.name for each in dropped.files or dropped.others)
    if dropped.kind == "pilot":
        return _("Let go to open the pilot"), names
    if dropped.kind == "backup":
        return _("Let go to restore the backup"), names
    if dropped.kind == "update":
        return _("Let go to update PartnerTrack"), names
    count = len(dropped.files)
    if dropped.kind == "none":
        return refusal(dropped)
    if is_open:
        return ngettext("Let go to import the file", "Let go to import the {n} files", count).format(n=count), names
    return _("Let go to make a pilot for it"), names


def refusal(dropped: Dropped) -> tuple[str, str]:
    """Why nothing can be done with files, and what could be."""
    count, names = len(dropped.others), ", ".join(each.name for each in dropped.others)
    told = ngettext("PartnerTrack does not read this file: {names}", "PartnerTrack reads none of them: {names}", count)
    return told.format(names=names), _("It takes spreadsheets (Excel, LibreOffice, CSV), pilots and their backups.")


def left_words(dropped: Dropped) -> str:
    """Which files were left, "" for none."""
    names = ", ".join(each.name for each in dropped.others)
    return _("Left out: {names}").format(names=names) if names else ""


def _ending(paths: Iterable[Path], endings: tuple[str, ...]) -> tuple[Path, ...]:
    return tuple(path for path in paths if path.suffix.lower() in endings)


def _with(kind: Kind, files: tuple[Path, ...], every: tuple[Path, ...]) -> Dropped:
    return Dropped(kind, files, tuple(path for path in every if path not in files))
