"""The commands `erase` and `access-export`."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any
from uuid import UUID

from partnertrack.cli.opening import open_chosen
from partnertrack.cli.output import NEEDS_A_PERSON, a_day, add_file, add_json, progress, say, show, show_json
from partnertrack.domain.enrolment import pseudonym
from partnertrack.domain.text import LABEL_LANGUAGES
from partnertrack.errors import UserError
from partnertrack.i18n import _, ngettext
from partnertrack.services import backups, erasure, find_listed
from partnertrack.services.erasure import Erased, Exported, Preview
from partnertrack.services.workspace import Workspace


def add_to(commands: Any) -> None:  # noqa: ANN401 - argparse keeps the type of subparsers to itself
    """Add the commands."""
    erase = commands.add_parser("erase", help=_("erase everything about one person for good"))
    _add_person(erase)
    erase.add_argument("--reason", choices=erasure.REASONS, required=True, help=_("why the person is erased"))
    erase.add_argument("--requested-on", type=a_day, metavar="DATE", help=_("the day on which the person asked for it"))
    erase.add_argument("--by", default="", metavar="NAME", help=_("who does it"))
    erase.add_argument("--in-backups", action="store_true", help=_("take away the backups that still hold the person"))
    erase.add_argument("--yes", action="store_true", help=_("do it; without this, only say what would go"))
    add_json(erase)
    erase.set_defaults(run=_erase)

    export = commands.add_parser("access-export", help=_("write everything that is held of one person to a zip file"))
    _add_person(export)
    export.add_argument("--output", type=Path, required=True, metavar="PATH.zip")
    export.add_argument("--language", choices=LABEL_LANGUAGES, default=LABEL_LANGUAGES[0])
    add_json(export)
    export.set_defaults(run=_export)


def _add_person(command: argparse.ArgumentParser) -> None:
    add_file(command)
    command.add_argument("number", metavar="NUMBER", help=_("the person’s number in the pilot, such as PT-000123"))


def _erase(chosen: argparse.Namespace) -> int:
    workspace = open_chosen(chosen)
    try:
        person = _person(workspace, chosen.number)
        if not chosen.yes:
            _show_preview(erasure.preview(workspace, person), is_json=chosen.json)
            return NEEDS_A_PERSON
        done = erasure.erase(workspace, person, chosen.reason, chosen.requested_on, chosen.by, progress())
        gone = erasure.erase_in_backups(workspace, places=_places(workspace)) if chosen.in_backups else 0
    finally:
        workspace.close()
    _show_erased(done, gone, is_json=chosen.json)
    return 0


def _places(workspace: Workspace) -> tuple[Path, ...]:
    """The second place of the backups, where it is there."""
    second = backups.overview(workspace).second
    return (second.folder,) if second and second.is_there else ()


def _export(chosen: argparse.Namespace) -> int:
    workspace = open_chosen(chosen)
    try:
        person = _person(workspace, chosen.number)
        done = erasure.access_export(workspace, person, chosen.output, chosen.language)
    finally:
        workspace.close()
    _show_exported(done, is_json=chosen.json)
    return NEEDS_A_PERSON if done.to_check else 0


def _person(workspace: Workspace, number: str) -> UUID:
    """The participant of that number; raises `UserError` where there is none."""
    wanted = pseudonym(int(number)) if number.isdigit() else number.strip()
    found = find_listed.find_listed(workspace, [wanted]).ids
    if len(found) != 1:
        raise UserError(_("Nobody has the number “{number}”.").format(number=wanted), _("“list” shows the numbers."))
    return erasure.person_of(workspace, next(iter(found)))


def _show_preview(found: Preview, *, is_json: bool) -> None:
    if is_json:
        show_json(
            {
                "would_go": found.goes,
                "would_stay": found.stays,
                "files": found.files,
                "to_check": [each.text for each in found.mentions],
                "hold": found.hold,
                "erased_on": found.erased_on.isoformat() if found.erased_on else None,
            }
        )
        return
    for title, lines in ((_("This goes:"), found.goes), (_("This stays and names nobody:"), found.stays)):
        show(title)
        for line in lines:
            show(f"  {line}")
    for each in found.mentions:
        show(each.text)
    say(found.hold or _("Nothing was erased. With --yes it is, for ever."))


def _show_erased(done: Erased, gone: int, *, is_json: bool) -> None:
    if is_json:
        show_json(
            {
                "change": str(done.change_id),
                "people": done.people,
                "changed": done.changed,
                "removed": done.removed,
                "blackened": done.blackened,
                "files": done.files,
                "backups_removed": gone,
                "is_swept": done.is_swept,
                "to_check": [each.text for each in done.mentions],
                "backups": [str(each.path) for each in done.backups],
            }
        )
        return
    for line in (*done.lines, *(each.text for each in done.mentions)):
        show(line)
    if gone:
        show(ngettext("{n} backup was taken away.", "{n} backups were taken away.", gone).format(n=gone))


def _show_exported(done: Exported, *, is_json: bool) -> None:
    if is_json:
        show_json({"file": str(done.path), "lines": done.parts, "to_check": done.to_check})
        return
    show(_("Wrote {file}.").format(file=done.path.name))
    for line in done.to_check:
        say(_("Look at this before you send it: {line}").format(line=line))
