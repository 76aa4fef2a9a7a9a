"""A plain pilot is encrypted, an encrypted one gets a new key, or a copy that every program can read."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from partnertrack.domain.export import Export
from partnertrack.errors import RuleError
from partnertrack.i18n import _
from partnertrack.persistence import engine, faults, keys, rekey
from partnertrack.persistence.keys import PASSPHRASE, Access, Header
from partnertrack.persistence.queries import counts
from partnertrack.progress import SILENT, Progress
from partnertrack.services.access.opening import header_of
from partnertrack.services.access.ways import check_passphrase, only_officers
from partnertrack.services.workspace import Workspace


def encrypt(path: Path, passphrase: str, label: str = "", progress: Progress = SILENT) -> Access:
    """Encrypt a plain pilot, which nobody may have open; what opens it from now on.

    Copies and backups that were made of it before stay as they are: readable. Raises `StoreError`, `Cancelled`.
    """
    if not engine.is_plain(path):
        raise RuleError(_("The pilot is encrypted already."), _("Change the passphrase, or give it a new key."))
    return _rekeyed(path, None, (passphrase, label), progress)


def new_key(path: Path, access: Access, passphrase: str, label: str = "", progress: Progress = SILENT) -> Access:
    """Write the pilot, which nobody may have open, anew under another key, which one passphrase opens.

    All other ways in are gone, as their secrets are not known here; whoever kept a key or an old header gets into older
    copies only. Raises `RuleError` for a viewer, `StoreError`, `Cancelled`.
    """
    only_officers(access)
    header_of(path)
    return _rekeyed(path, access, (passphrase, label), progress)


def write_plain_copy(workspace: Workspace, target: Path, progress: Progress = SILENT) -> None:
    """Write a copy of an encrypted pilot without encryption to a new file, and note that in the export log.

    Raises `RuleError` for a viewer and for a plain pilot, `StoreError`, `Cancelled`.
    """
    if workspace.access is None:
        raise RuleError(_("This pilot is not encrypted, or it is locked."), _("Copy its file, or unlock it first."))
    only_officers(workspace.access)
    with workspace.store.reading() as reading:
        people = counts.summary(reading).people
    copy = Export("backup", _("The whole pilot, without encryption"), target.suffix.lstrip("."), people)
    with workspace.leaving(copy):
        rekey.plain_copy(workspace.path, workspace.access, target, progress)


def _rekeyed(path: Path, before: Access | None, first: tuple[str, str], progress: Progress) -> Access:
    passphrase, label = first
    fresh = keys.new_access()
    check_passphrase(Header(fresh.salt), passphrase)
    header = Header(fresh.salt).with_slot(fresh, passphrase, PASSPHRASE, label)
    if not path.is_file():
        raise faults.missing(path)
    rekey.rekey(path, before, fresh, header, progress)
    return replace(fresh, slot=header.slots[0].id)
