"""The command `update`: to the version in a file, or back to the one before."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from partnertrack import __version__, settings
from partnertrack.cli.output import add_json, progress, say, show, show_json
from partnertrack.errors import UserError
from partnertrack.i18n import _, day, number
from partnertrack.services import updates
from partnertrack.services.updates import Back, Copies, Done, Offer

_MEGABYTE = 1_000_000


def add_to(commands: Any) -> None:  # noqa: ANN401 - argparse keeps the type of subparsers to itself
    """Add the command."""
    command = commands.add_parser("update", help=_("update PartnerTrack from a signed file, or go back"))
    command.add_argument("file", type=Path, nargs="?", metavar="FILE", help=_("the update (.ptup)"))
    command.add_argument("--check", action="store_true", help=_("verify the file and say what it is, no more"))
    command.add_argument("--back", action="store_true", help=_("let the version before be started from now on"))
    add_json(command)
    command.set_defaults(run=_update)


def _update(chosen: argparse.Namespace) -> int:
    if chosen.back and not (chosen.file or chosen.check):
        return _go_back(as_json=chosen.json)
    if chosen.back or (chosen.check and not chosen.file):
        raise UserError(_("Name a file, or say “--back”, but not both."))
    if not chosen.file:
        return _show_kept(as_json=chosen.json)
    offer = updates.look(chosen.file, progress())
    if chosen.check:
        return _show_offer(offer, as_json=chosen.json)
    if not chosen.json:
        _show_offer(offer, as_json=False)
    copies = updates.copy_pilots(None, settings.load().recent_files(), progress=progress())
    return _show_done(updates.install(chosen.file, copies, progress()), as_json=chosen.json)


def _show_kept(*, as_json: bool) -> int:
    """Where the program keeps things, and which version it is."""
    kept = updates.kept()
    if as_json:
        show_json(
            {
                "version": kept.version,
                "pending": kept.pending or None,
                "home": str(kept.home),
                "program": str(kept.program) if kept.program else None,
                "is_portable": kept.is_portable,
                "is_read_only": kept.is_read_only,
            }
        )
        return 0
    show(f"PartnerTrack {kept.version}")
    if kept.pending:
        show(_("Version {version} is in place, and starts next time.").format(version=kept.pending))
    if kept.is_portable:
        on_stick, in_folder = (
            _("Portable: everything stays on this stick."),
            _("Portable: everything stays in its folder."),
        )
        show(on_stick if kept.is_on_stick else in_folder)
    if kept.is_read_only:
        show(_("This stick is read-only: nothing can be kept on it."))
    if kept.program:
        show(_("Program: {folder}").format(folder=kept.program))
    show(_("Settings, backups, logs: {folder}").format(folder=kept.home))
    return 0


def _show_offer(offer: Offer, *, as_json: bool) -> int:
    if as_json:
        show_json(
            {
                "file": str(offer.path),
                "from": offer.before,
                "to": offer.version,
                "signed_by": offer.signed_by,
                "size": offer.size,
                "file_size": offer.file_size,
                "changes_pilots": offer.changes_pilots,
                "notes": list(offer.notes),
            }
        )
        return 0
    show(_("From version {old} to {new}.").format(old=offer.before, new=offer.version))
    words = _("Signed with the key “{key}” of {day}; every one of its files is as it was signed.")
    show(words.format(key=offer.signed_by, day=day(offer.key_day)))
    show(_("{size} MB on the disk.").format(size=number(offer.size / _MEGABYTE, 1)))
    if offer.changes_pilots:
        show(_("It brings pilot files to a new shape, which version {old} cannot read.").format(old=offer.before))
    for line in offer.notes:
        show(f"  – {line}")
    return 0


def _show_done(done: Done, *, as_json: bool) -> int:
    if as_json:
        show_json({"from": done.before, "to": done.version, "backups": _copies(done.copies)})
        return 0
    for pilot, backup in done.copies.made:
        show(_("“{pilot}” was backed up: {file}").format(pilot=pilot.stem, file=backup))
    for pilot, why in done.copies.left:
        say(_("“{pilot}” was not backed up. {reason}").format(pilot=pilot.stem, reason=why))
    show(_("Version {version} is in place, and starts next time.").format(version=done.version))
    return 0


def _copies(copies: Copies) -> dict[str, object]:
    return {
        "made": [{"pilot": str(pilot), "backup": str(backup)} for pilot, backup in copies.made],
        "left": [{"pilot": str(pilot), "reason": why} for pilot, why in copies.left],
    }


def _go_back(*, as_json: bool) -> int:
    """Go back, and say what the older version cannot read."""
    way = updates.way_back(settings.load().recent_files())
    version = updates.go_back()
    if as_json:
        show_json({"from": __version__, "to": version, "unreadable": _unreadable(way)})
        return 0
    _say_unreadable(way)
    show(_("Version {version} starts next time.").format(version=version))
    return 0


def _unreadable(way: Back) -> Sequence[dict[str, str | None]]:
    return [{"pilot": str(pilot), "backup": str(backup) if backup else None} for pilot, backup in way.unreadable]


def _say_unreadable(way: Back) -> None:
    for pilot, backup in way.unreadable:
        words = _("“{pilot}” was brought to a new shape, which version {version} cannot read.")
        say(words.format(pilot=pilot.stem, version=way.version))
        if backup:
            say(_("Its backup of before: {file}").format(file=backup))
    for pilot in way.unknown:
        say(
            _("“{pilot}” takes a passphrase: whether version {version} can read it is seen when it is opened.").format(
                pilot=pilot.stem, version=way.version
            )
        )
