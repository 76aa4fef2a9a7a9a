"""Whether a pilot that was cut off in the middle of its work holds what it promised."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path
from uuid import UUID

from sqlalchemy import select

from partnertrack.domain.participant import Participant
from partnertrack.errors import LockedError, UserError
from partnertrack.persistence import erased, keys
from partnertrack.persistence.queries import records
from partnertrack.persistence.tables import JournalTable
from partnertrack.services import access, backups, health, pilots
from partnertrack.services.workspace import Workspace
from tests.torture.promises import HALF_DONE, LEFT_OVER, LOST, UNOPENABLE, Fault, Told

PILOT, HOME = "pilot.ptrack", "home"
_SALT = 16
"""Bytes at the beginning of an encrypted database that its header belongs to."""


def faults(folder: Path, told: Told) -> Iterator[Fault]:
    """Open what was left and say what is wrong with it."""
    yield from _files(folder, told)
    path = folder / PILOT
    if not path.exists():
        if told.promise.tip:
            yield LOST, "there is no pilot"
        else:  # try again
            pilots.create_pilot(path, "thamm_giz", "Again", passphrase="another try").close()  # noqa: S106 - made up
            yield from _leftovers(folder, told)
        return
    workspace = None
    try:
        workspace = _opened(path, told)
        yield from _contents(workspace, told)
        if (folder / HOME / "backups").exists():
            backups.make(workspace)  # as at the end of a day; it clears away what was left of others
        yield from _erased(workspace, told)
        yield from _backup(folder, told)
    except UserError as error:
        yield UNOPENABLE, f"{error.message} ({type(error).__name__})"
    finally:
        if workspace:
            workspace.close()
    yield from _leftovers(folder, told)


def _opened(path: Path, told: Told) -> Workspace:
    """The pilot, opened with a passphrase that has to open it."""
    if not access.is_encrypted(path):
        return pilots.open_pilot(path)
    secrets = list(filter(None, (told.promise.secret, told.may.get("secret"))))
    for secret in secrets:
        try:
            return pilots.open_pilot(path, access=unlocked(path, secret))
        except LockedError:
            continue
    raise UserError(f"none of {len(secrets)} passphrases opens it")


def _contents(workspace: Workspace, told: Told) -> Iterator[Fault]:
    found = health.check(workspace)
    if found.findings:
        yield HALF_DONE, "; ".join(finding.text for finding in found.findings)
    yield from _journal(workspace, told)
    path, promise = workspace.path, told.promise
    if promise.is_encrypted and not access.is_encrypted(path) and not told.may.get("may_be_open"):
        yield HALF_DONE, "the pilot lies open"
    for secret in promise.shut:
        if _opens(path, secret) and secret != told.may.get("secret"):
            yield HALF_DONE, "a passphrase that was changed opens the pilot"


def _journal(workspace: Workspace, told: Told) -> Iterator[Fault]:
    """All that was acknowledged is in the journal, and at most the one change more that it was at."""
    found = hashes(workspace)
    tips = [told.promise.tip, *(tuple(tip) for tip in told.may.get("tips", ()))]
    more = int(bool(told.at_work))
    if not any(tip is None or (tip[1] in found and tip[0] <= len(found) <= tip[0] + more) for tip in tips):
        wanted = told.promise.tip[0] if told.promise.tip else 0
        yield LOST, f"{len(found)} entries in place of {wanted}, while at {told.at_work or 'nothing'}"


def hashes(workspace: Workspace) -> list[str]:
    """The journal, oldest first."""
    with workspace.store.reading() as reading:
        rows = reading.rows(select(JournalTable.clock, JournalTable.hash).order_by(JournalTable.clock))
        return [bytes(hashed).hex() for _clock, hashed in rows]


def _files(folder: Path, told: Told) -> Iterator[Fault]:
    for name, sha256 in told.promise.files.items():
        good = {sha256, told.may.get("files", {}).get(name)}
        place = folder / name
        if not place.exists():
            yield LOST, f"{name} is gone"
        elif hashlib.sha256(place.read_bytes()).hexdigest() not in good:
            yield HALF_DONE, f"{name} is neither old nor new"


def _backup(folder: Path, told: Told) -> Iterator[Fault]:
    """The newest backup is there, opens, is whole, and holds what was stored when it was made."""
    if told.promise.backup is None:
        return
    name, wanted = told.promise.backup
    if not (folder / name).exists():
        yield LOST, "a backup is gone"
        return
    place = folder / HOME / "looked-at.ptrack"
    backups.restore_as(folder / name, place, lambda path: unlocked(path, told.promise.secret))
    workspace = pilots.open_pilot(place, access=unlocked(place, told.promise.secret))
    try:
        if health.check(workspace).findings:
            yield HALF_DONE, "a backup is damaged"
        if hashes(workspace)[-1:] != [wanted[1]]:
            yield LOST, "a backup does not hold what was stored"
    finally:
        workspace.close()
        for beside in (place, *keys.places(place)):
            beside.unlink()


def _erased(workspace: Workspace, told: Told) -> Iterator[Fault]:
    """Who was erased has no name any more."""
    with workspace.store.reading() as reading:
        found = records.fetch(reading, Participant, [UUID(key) for key, _name in told.promise.erased])
    if any(found[UUID(key)].last_name == name for key, name in told.promise.erased if UUID(key) in found):
        yield LOST, "somebody who was erased has a name"


def _leftovers(folder: Path, told: Told) -> Iterator[Fault]:
    """What lies there after the next start and ending and belongs to nothing."""
    path = folder / PILOT
    wanted = {
        path,
        *keys.places(path),
        erased.place(path),
        *(folder / name for name in {**told.promise.files, **told.may.get("files", {})}),
    }
    for place in sorted(set(folder.rglob("*")) - wanted):
        is_ours = (place.is_dir() and place.name[0] != ".") or (folder / HOME in place.parents and place.name[0] != ".")
        if not is_ours:
            yield LEFT_OVER, f"{_general(place.name)} while at {told.at_work or 'nothing'}"


def _general(name: str) -> str:
    """A name with its random part taken out, so that like faults are counted together."""
    return "".join("#" if letter in "0123456789abcdef" and len(name) > len(PILOT) + 6 else letter for letter in name)


def _opens(path: Path, secret: str) -> bool:
    try:
        unlocked(path, secret)
    except LockedError:
        return False
    return True


def unlocked(path: Path, secret: str) -> access.Access:
    """What the passphrase gives; a header that was seen before is not worked through again."""
    copies = tuple(place.read_bytes() if place.exists() else b"" for place in keys.places(path))
    known = (secret, copies, path.read_bytes()[:_SALT])
    if known not in _UNLOCKED:
        _UNLOCKED[known] = access.unlock(path, secret)
    return _UNLOCKED[known]


_UNLOCKED: dict[tuple[str, tuple[bytes, ...], bytes], access.Access] = {}
