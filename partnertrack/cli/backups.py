"""The commands `backup`, `backups` and `restore`."""

from __future__ import annotations

import argparse
from collections.abc import Mapping, Sequence
from contextlib import closing
from functools import partial
from pathlib import Path
from typing import Any

from partnertrack.cli.opening import access_to, open_chosen
from partnertrack.cli.output import add_file, add_json, progress, say, show, show_json
from partnertrack.errors import LockedError, StoreError
from partnertrack.i18n import _, ngettext, number
from partnertrack.services import backups, erasure, pilots
from partnertrack.services.access import Access
from partnertrack.services.backups import Backup, Preview, Restored, Target, Told
from partnertrack.services.workspace import Workspace


def add_to(commands: Any) -> None:  # noqa: ANN401 - argparse keeps the type of subparsers to itself
    """Add the commands."""
    made = commands.add_parser("backup", help=_("make a backup that is opened and counted"))
    add_file(made)
    made.add_argument("--to", type=Path, metavar="PATH", help=_("the file to write, in place of the usual folder"))
    add_json(made)
    made.set_defaults(run=_backup)

    listed = commands.add_parser("backups", help=_("list the backups of a pilot"))
    add_file(listed)
    add_json(listed)
    listed.set_defaults(run=_backups)

    restored = commands.add_parser("restore", help=_("put a backup in a pilot’s place; what it replaces is kept"))
    add_file(restored)
    restored.add_argument("backup", type=Path, metavar="BACKUP", help=_("the backup (.ptbackup)"))
    restored.add_argument("--as", type=Path, dest="new", metavar="NEWFILE", help=_("make a new pilot file of it"))
    restored.add_argument(
        "--backup-passphrase-file",
        type=Path,
        metavar="PATH",
        help=_("the passphrase that the pilot had when the backup was made, where it is another one now"),
    )
    restored.add_argument("--dry-run", action="store_true", help=_("only say what would change"))
    add_json(restored)
    restored.set_defaults(run=_restore)


def told_before(workspace: Workspace, why: str) -> None:
    """Make the backup before something that may go wrong, and say it where that failed: the work goes on."""
    outcome = backups.make_before(workspace, why)
    if outcome.error is not None:
        say(_("No backup could be made: {reason}").format(reason=outcome.error))


def last_of(workspace: Workspace) -> dict[str, object] | None:
    """The last backup of a pilot for JSON; None where there is none."""
    last = backups.overview(workspace).last
    return None if last is None else _json(last)


def remark(workspace: Workspace) -> str:
    """When the last backup was made, for people."""
    known = backups.overview(workspace)
    if known.is_practice:
        return _("A practice pilot is not backed up: it can be made again.")
    if known.last is None:
        return _("There is no backup of it yet: make one with “backup”.")
    return _("The last backup was made on {day}, opened and counted.").format(day=_day(known.last))


def _backup(chosen: argparse.Namespace) -> int:
    with closing(open_chosen(chosen)) as workspace:
        if chosen.to:
            made = backups.save_to(workspace, chosen.to, progress())
        else:
            made = backups.make(workspace, progress=progress())
            place = backups.carry(workspace)
            if place and place.problem:
                say(place.problem)
    if chosen.json:
        show_json(_json(made))
    else:
        show(_("Opened and counted: {counts}.").format(counts=_counted(made.manifest.counts)))
        show(str(made.path))
    return 0


def _backups(chosen: argparse.Namespace) -> int:
    with closing(open_chosen(chosen)) as workspace:
        known = backups.overview(workspace)
    if chosen.json:
        second = known.second
        show_json(
            {
                "folder": str(known.folder),
                "holds_all": known.current is not None,
                "second_place": str(second.folder) if second else None,
                "backups": [_json(each) for each in known.backups],
                "failure": known.failure.text if known.failure else None,
            }
        )
        return 0
    for each in known.backups:
        kept = "  " + _("kept for good") if each.is_kept else ""
        show(f"{_day(each)}  {each.manifest.why:8}  {_counted(each.manifest.counts)}  {each.path.name}{kept}")
    for path in known.unreadable:
        say(_("“{file}” is damaged and is no backup any more.").format(file=path.name))
    if not known.backups:
        show(_("There is no backup yet."))
    return 0


def _restore(chosen: argparse.Namespace) -> int:
    opener = partial(access_to, passphrase_file=chosen.backup_passphrase_file or chosen.passphrase_file)
    target = Target(chosen.new) if chosen.new else Target(chosen.file, _access_to_live(chosen))
    if chosen.dry_run:
        _show_preview(backups.preview(chosen.backup, target, opener), chosen)
        return 0
    if chosen.new:
        done = backups.restore_as(chosen.backup, chosen.new, opener, _erase_again)
    else:
        done = backups.restore(chosen.backup, target, opener, again=_erase_again, progress=progress())
    _show_restored(done, chosen)
    return 0


def _access_to_live(chosen: argparse.Namespace) -> Access | None:
    """What opens the file that is to be replaced; None for one that is missing or cannot be opened by anything."""
    try:
        return access_to(chosen.file, chosen.passphrase_file)
    except LockedError:
        raise
    except StoreError:
        return None


def _erase_again(place: Path, access: Access | None, registries: Sequence[Path]) -> None:
    """Erase once more whom these registries name."""
    with closing(pilots.open_pilot(place, access=access)) as workspace:
        for registry in registries:
            text = erasure.again(workspace, registry).text
            if text:
                say(text)


def _show_preview(seen: Preview, chosen: argparse.Namespace) -> None:
    now, then = seen.comparison.now, seen.comparison.then
    if chosen.json:
        show_json(
            {
                "backup": seen.manifest.id.hex,
                "is_other_pilot": seen.is_other_pilot,
                "trouble": seen.trouble or None,
                "now": dict(now.counts) if now else None,
                "then": dict(then.counts),
                "gone": [_told(each) for each in seen.comparison.gone],
                "back": [_told(each) for each in seen.comparison.back],
            }
        )
        return
    if seen.trouble:
        show(seen.trouble)
    show(_("Now: {counts}.").format(counts=_counted(now.counts) if now else _("nothing that can be read")))
    show(_("Then: {counts}.").format(counts=_counted(then.counts)))
    for words, changes in ((_("would be gone"), seen.comparison.gone), (_("would be back"), seen.comparison.back)):
        for each in changes:
            show(f"  {words}: {each.at:%Y-%m-%d %H:%M}  {each.title}")


def _show_restored(done: Restored, chosen: argparse.Namespace) -> None:
    if chosen.json:
        show_json(
            {
                "file": str(done.path),
                "backup": done.manifest.id.hex,
                "kept": str(done.kept.path) if done.kept else None,
                "aside": str(done.aside) if done.aside else None,
            }
        )
        return
    show(_("Restored: {counts}.").format(counts=_counted(done.manifest.counts)))
    if done.kept:
        show(_("What was there is kept: {file}").format(file=done.kept.path))
    if done.aside:
        show(_("The file that could not be read is kept: {file}").format(file=done.aside))


def _told(change: Told) -> dict[str, str]:
    return {"title": change.title, "at": change.at.isoformat()}


def _json(backup: Backup) -> dict[str, object]:
    manifest = backup.manifest
    return {
        "id": manifest.id.hex,
        "path": str(backup.path),
        "made_at": manifest.made_at.isoformat(),
        "why": manifest.why,
        "size": backup.size,
        "pages_checked": manifest.pages,
        "is_encrypted": manifest.is_encrypted,
        "is_kept": backup.is_kept,
        "schema": manifest.schema,
        "counts": dict(manifest.counts),
    }


def _counted(counts: Mapping[str, int]) -> str:
    people, events = counts.get("participant", 0), counts.get("event", 0)
    return ", ".join(
        (
            ngettext("{n} person", "{n} people", people).format(n=number(people)),
            ngettext("{n} event", "{n} events", events).format(n=number(events)),
        )
    )


def _day(backup: Backup) -> str:
    return f"{backup.manifest.made_at.astimezone():%Y-%m-%d %H:%M}"
