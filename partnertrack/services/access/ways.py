"""The ways into an encrypted pilot are added, changed and removed."""

from __future__ import annotations

import platform
import secrets
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from partnertrack.domain import recovery_code
from partnertrack.errors import ConflictError, LockedError, RuleError
from partnertrack.i18n import _
from partnertrack.persistence import keys
from partnertrack.persistence.keys import KEYRING, OFFICER, PASSPHRASE, RECOVERY, VIEWER, Access, Header, Slot
from partnertrack.services.access.opening import header_of


@dataclass(frozen=True, slots=True)
class Way:
    """One way in: `kind` is "passphrase", "recovery" or "keyring", `role` "officer" or "viewer".

    `is_mine` tells the one by which the pilot was opened, `is_here` the keyring of a computer with this one's name.
    """

    id: str
    kind: str
    label: str
    role: str
    made_on: date
    is_mine: bool = False
    is_here: bool = False


@dataclass(frozen=True, slots=True)
class Removed:
    """A way in that was taken away; `put_back` brings it back."""

    way: Way
    slot: Slot = field(repr=False)


def slots(path: Path, access: Access | None = None) -> tuple[Way, ...]:
    """The ways into a pilot, in the order in which they were made; raises `StoreError` when there is no header."""
    return tuple(_way(slot, access) for slot in header_of(path, access).slots)


def add_passphrase(path: Path, access: Access, passphrase: str, label: str = "", role: str = OFFICER) -> Way:
    """Let somebody in by a passphrase of their own; raises `RuleError`, also where it opens the pilot already."""
    only_officers(access)
    if role not in (OFFICER, VIEWER):
        raise ValueError(role)

    def change(header: Header) -> Header:
        check_passphrase(header, passphrase)
        return header.with_slot(access, passphrase, PASSPHRASE, label, role)

    return _way(changed(path, access, change).slots[-1], access)


def change_passphrase(
    path: Path, access: Access, passphrase: str, slot_id: str = "", *, current: str | None = None
) -> Way:
    """Give a way in another passphrase, the one by which the pilot was opened where none is named.

    It keeps its role and its label, and the data stay as they are. Where `current` is given, it must be the passphrase
    so far. Raises `LockedError` when it is not, `RuleError` when the new one opens the pilot already, is empty, or a
    viewer would change somebody else's.
    """
    wanted = slot_id or access.slot
    if wanted != access.slot:
        only_officers(access)

    def change(header: Header) -> Header:
        slot = _passphrase_slot(header, wanted)
        if current is not None and slot.opened(current, header.salt) is None:
            raise LockedError(_("The passphrase so far is another one."), _("Enter it again."), is_wrong=True)
        check_passphrase(header, passphrase)
        return header.with_secret(access, wanted, passphrase)

    found = changed(path, access, change).slot(wanted)
    assert found is not None  # noqa: S101 - it has just been changed
    return _way(found, access)


def new_recovery_code(path: Path, access: Access) -> str:
    """A code that opens the pilot as an officer, to be printed; it takes the place of any that was made before."""
    only_officers(access)
    code = recovery_code.written(secrets.randbits(recovery_code.BITS))
    read = recovery_code.read(code)
    assert read is not None  # noqa: S101 - we have just written it

    def change(header: Header) -> Header:
        before = [slot.id for slot in header.slots if slot.kind == RECOVERY]
        return header.without(*before).with_slot(access, read.secret, RECOVERY)

    changed(path, access, change)
    return code


def remove(path: Path, access: Access, slot_id: str) -> Removed:
    """Take a way in away; raises `RuleError` for the last one of an officer, and the one by which we are in.

    Who kept an older copy of the pilot's header can still use it there: only a new key ends that.
    """
    only_officers(access)
    found: list[Slot] = []

    def change(header: Header) -> Header:
        found.append(_slot(header, slot_id))
        if slot_id == access.slot:
            raise RuleError(
                _("You opened the pilot this way yourself, so it stays."),
                _("Open the pilot another way, then remove it."),
            )
        left = header.without(slot_id)
        if not any(slot.role == OFFICER and slot.kind != KEYRING for slot in left.slots):
            raise RuleError(
                _("This is the last way in for an officer that does not depend on a computer, so it stays."),
                _("Add another passphrase or a recovery code first."),
            )
        return left

    changed(path, access, change)
    return Removed(_way(found[0], access), found[0])


def put_back(path: Path, access: Access, removed: Removed) -> None:
    """Let a way in that was taken away open the pilot again, with its secret; nothing where it is there."""
    only_officers(access)

    def change(header: Header) -> Header:
        if header.slot(removed.slot.id):
            return header
        return replace(header, slots=(*header.slots, removed.slot), revision=header.revision + 1)

    changed(path, access, change)


def changed(path: Path, access: Access, change: Callable[[Header], Header]) -> Header:
    """The header after a change, which is kept; raises `ConflictError` when somebody else changed it meanwhile."""
    header = header_of(path, access)
    after = change(header)
    if header_of(path, access) != header:
        raise ConflictError(
            _("Somebody else changed who may open this pilot; nothing was changed."), _("Look again, then repeat it.")
        )
    keys.keep(path, after)
    return after


def _way(slot: Slot, access: Access | None) -> Way:
    is_mine = access is not None and slot.id == access.slot
    is_here = slot.kind == KEYRING and slot.label == platform.node()
    return Way(slot.id, slot.kind, slot.label, slot.role, slot.made_on, is_mine, is_here)


def only_officers(access: Access) -> None:
    """Raise `RuleError` for a viewer."""
    if not access.is_officer:
        raise RuleError(
            _("A viewer’s passphrase does not allow this."), _("Open the pilot with an officer’s passphrase.")
        )


def _slot(header: Header, slot_id: str) -> Slot:
    slot = header.slot(slot_id)
    if slot is None:
        raise ConflictError(_("This way in was removed in the meantime."), _("Look again at who may open the pilot."))
    return slot


def _passphrase_slot(header: Header, slot_id: str) -> Slot:
    slot = _slot(header, slot_id)
    if slot.kind != PASSPHRASE:
        raise RuleError(
            _("Only a passphrase can be changed, and you opened the pilot with none."),
            _("Choose which passphrase to change, or add one."),
        )
    return slot


def check_passphrase(header: Header, passphrase: str) -> None:
    """Raise `RuleError` when a passphrase cannot become a way in."""
    if not passphrase.strip():
        raise RuleError(_("The passphrase is empty."), _("Think of four words or more that have nothing in common."))
    if header.unlock(passphrase, (PASSPHRASE,)):
        raise RuleError(_("This passphrase opens the pilot already."), _("Choose another one."))
