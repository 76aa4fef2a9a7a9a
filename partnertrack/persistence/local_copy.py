"""A pilot is copied to another place to go on with it there."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from sqlalchemy import update

from partnertrack.domain.record import new_id
from partnertrack.persistence import faults, keys
from partnertrack.persistence.engine import copy_into, discard, open_engine, writer
from partnertrack.persistence.hold import Hold
from partnertrack.persistence.keys import Access
from partnertrack.persistence.tables import ReplicaTable
from partnertrack.saving import draft_of, put


def copy_to(held: Hold, access: Access | None, target: Path) -> None:
    """Write the open pilot, as it is now, to a file that is not there yet, with the keys that open it.

    The copy is a replica of its own: what is changed in both is told apart. Raises `StoreError`; then nothing is left.
    """
    draft = draft_of(target)
    try:
        _look(target)
        target.parent.mkdir(parents=True, exist_ok=True)
        draft.touch(0o600)
        copy_into(held.file, draft, access, held.manner())
        engine = open_engine(draft, access)
        try:
            with writer(engine).begin() as connection:
                connection.execute(update(ReplicaTable).values(origin=new_id()))
        finally:
            engine.dispose()
        if access is not None:
            _copy_keys(held.path, target)
        put(draft, target)
    except BaseException as error:
        with suppress(OSError):
            discard(draft)
        if isinstance(error, OSError):
            raise faults.unwritable(target) from error
        raise


def _look(target: Path) -> None:
    if target.exists():
        raise faults.exists(target)


def _copy_keys(path: Path, target: Path) -> None:
    """Write the header of the keys beside the copy."""
    header = keys.find(path)
    if header is None:
        raise faults.foreign(path)
    keys.keep(target, header)
