"""An older pilot file is kept as it is before it is brought to today's shape."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from partnertrack.persistence import migrate
from partnertrack.persistence.backup.making import Source, make
from partnertrack.persistence.backup.shelf import Shelf
from partnertrack.persistence.keys import Access

UPGRADE: Final = "upgrade"


def keep_older(path: Path, access: Access | None = None) -> None:
    """Make a backup of a file that opening it would change; nothing where it has today's shape.

    Raises `StoreError` when the file cannot be read, or no backup can be made of it: then it is not to be changed.
    """
    if migrate.schema_of(path, access) == len(migrate.REVISIONS):
        return
    source = Source(path, access)
    found = source.seen()
    if not found.is_practice:
        shelf = Shelf.of(found.pilot)
        shelf.clear()
        make(source, shelf.place(UPGRADE), UPGRADE)
