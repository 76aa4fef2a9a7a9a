"""Nothing of what was deleted stays in the file's free space or in its journal of the disk."""

from __future__ import annotations

from partnertrack.errors import StoreError
from partnertrack.persistence.store import Store


def sweep(store: Store) -> bool:
    """Write the file anew without free space and empty what lies beside it; False where that could not be done now.

    What is deleted is overwritten in any case (`secure_delete`); rows that had been moved within the file leave traces
    until it is written anew. Another program that reads, or a full disk, keeps it from being done.
    """
    try:
        return store.compact()
    except StoreError:
        return False
