"""The command `passphrase`: who may open a pilot."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

from partnertrack.cli import passphrases
from partnertrack.cli.opening import access_to, open_chosen
from partnertrack.cli.output import add_file, add_json, progress, say, show, show_json
from partnertrack.errors import RuleError
from partnertrack.i18n import _, day
from partnertrack.services import access
from partnertrack.services.access import Access, Way


def add_to(commands: Any) -> None:  # noqa: ANN401 - argparse keeps the type of subparsers to itself
    """Add the command with what it can do."""
    command = commands.add_parser("passphrase", help=_("who may open a pilot: passphrases, recovery code, keyring"))
    add_file(command)
    actions = command.add_subparsers(dest="action", required=True, metavar=_("ACTION"))

    def add(name: str, run: Callable[[argparse.Namespace], int], told: str) -> argparse.ArgumentParser:
        action: argparse.ArgumentParser = actions.add_parser(name, help=told)
        action.add_argument("--passphrase-file", type=Path, metavar="PATH", default=argparse.SUPPRESS)
        action.set_defaults(run=run)
        return action

    add_json(add("list", _list, _("list the ways in")))
    added = add("add", _add, _("let somebody in by a passphrase of their own"))
    added.add_argument("--label", default="", help=_("whose it is, for the list"))
    added.add_argument("--role", choices=(access.OFFICER, access.VIEWER), default=access.OFFICER)
    change = add("change", _change, _("change a passphrase; the data are not written anew"))
    change.add_argument("--way", default="", metavar="ID", help=_("which one, see “list”; else the one you give"))
    remove = add("remove", _remove, _("take a way in away"))
    remove.add_argument("way", metavar="ID", help=_("which one, see “list”"))
    recovery = add("recovery", _recovery, _("make a recovery code, in place of the one before"))
    recovery.add_argument("--sheet", type=Path, metavar="PATH.pdf", help=_("write it to a sheet to print"))
    keyring = add("keyring", _keyring, _("open the pilot without asking on this computer"))
    keyring.add_argument("--forget", action="store_true", help=_("ask again from now on"))
    encrypt = add("encrypt", _encrypt, _("encrypt a plain pilot"))
    fresh = add("new-key", _new_key, _("write the pilot anew under another key, as after a leak"))
    plain = add("plain-copy", _plain_copy, _("write a copy without encryption"))
    plain.add_argument("--output", type=Path, required=True, metavar="PATH")
    for action in (added, change, encrypt, fresh):
        action.add_argument(
            "--new-passphrase-file",
            type=Path,
            metavar="PATH",
            help=_("the new passphrase is the first line of this file"),
        )


def _list(chosen: argparse.Namespace) -> int:
    ways = access.slots(chosen.file) if access.is_encrypted(chosen.file) else ()
    if chosen.json:
        show_json({"is_encrypted": bool(ways), "ways": [_way_json(way) for way in ways]})
        return 0
    for way in ways:
        show(f"{way.id}  {way.kind:10}  {way.role:7}  {day(way.made_on, 'short'):10}  {way.label}".rstrip())
    if not ways:
        say(_("This pilot is not encrypted: whoever has the file can read it."))
    return 0


def _way_json(way: Way) -> dict[str, object]:
    return {
        "id": way.id,
        "kind": way.kind,
        "role": way.role,
        "label": way.label,
        "made_on": way.made_on.isoformat(),
    }


def _add(chosen: argparse.Namespace) -> int:
    mine = _mine(chosen)
    way = access.add_passphrase(chosen.file, mine, _new(chosen), chosen.label, chosen.role)
    say(_("Added a passphrase: {id}.").format(id=way.id))
    return 0


def _change(chosen: argparse.Namespace) -> int:
    mine = _mine(chosen)
    way = access.change_passphrase(chosen.file, mine, _new(chosen), chosen.way)
    say(_("The passphrase was changed: {id}.").format(id=way.id))
    return 0


def _remove(chosen: argparse.Namespace) -> int:
    mine = _mine(chosen)
    if chosen.way not in (way.id for way in access.slots(chosen.file, mine)):
        raise RuleError(_("There is no way in “{id}”.").format(id=chosen.way), _("“list” shows the ids."))
    access.remove(chosen.file, mine, chosen.way)
    say(_("Removed. Whoever kept an older copy of the key file can still use it there; “new-key” ends that too."))
    return 0


def _recovery(chosen: argparse.Namespace) -> int:
    workspace = open_chosen(chosen)
    workspace.close()
    if workspace.access is None:
        raise _plain()
    code = access.new_recovery_code(chosen.file, workspace.access)
    if chosen.sheet:
        access.write_recovery_sheet(chosen.sheet, code, workspace.title, chosen.file)
        say(_("Recovery sheet: {file}. Print it, put it into a safe, and delete the file.").format(file=chosen.sheet))
    else:
        show(code)
        say(_("Write it down and put it into a safe: it is shown this once."))
    return 0


def _keyring(chosen: argparse.Namespace) -> int:
    mine = _mine(chosen)
    if chosen.forget:
        access.forget_in_keyring(chosen.file, mine)
        say(_("This computer asks for the passphrase again."))
    else:
        access.remember_in_keyring(chosen.file, mine)
        say(_("This computer opens the pilot by its keyring from now on."))
    return 0


def _encrypt(chosen: argparse.Namespace) -> int:
    if access.is_encrypted(chosen.file):
        raise RuleError(_("The pilot is encrypted already."), _("Change the passphrase, or give it a new key."))
    passphrase = passphrases.new_passphrase(
        chosen.file, chosen.new_passphrase_file or chosen.passphrase_file, (chosen.file.stem,)
    )
    access.encrypt(chosen.file, passphrase, progress=progress())
    say(_("The pilot is encrypted. Copies and backups that were made before can still be read: delete them."))
    return 0


def _new_key(chosen: argparse.Namespace) -> int:
    access.new_key(chosen.file, _mine(chosen), _new(chosen), progress=progress())
    say(_("The pilot has another key, and one way in. Copies that were made before keep theirs: delete them."))
    return 0


def _plain_copy(chosen: argparse.Namespace) -> int:
    with closing(open_chosen(chosen)) as workspace:
        access.write_plain_copy(workspace, chosen.output, progress())
    say(_("Wrote {file}. Whoever has it can read it.").format(file=chosen.output))
    return 0


def _mine(chosen: argparse.Namespace) -> Access:
    """The access that the command was given; raises `RuleError` for a plain pilot."""
    found = access_to(chosen.file, chosen.passphrase_file)
    if found is None:
        raise _plain()
    return found


def _plain() -> RuleError:
    return RuleError(_("This pilot is not encrypted."), _("“encrypt” encrypts it."))


def _new(chosen: argparse.Namespace) -> str:
    """The passphrase to be set: from its own file, never from the variable that holds the one so far."""
    return passphrases.new_passphrase(chosen.file, chosen.new_passphrase_file, (chosen.file.stem,), is_first=False)
