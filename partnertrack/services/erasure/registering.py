"""The registry of erasures lies beside the pilot, so that no restored backup brings anybody back."""

from __future__ import annotations

from partnertrack.errors import StoreError
from partnertrack.persistence import erased
from partnertrack.services.workspace import Workspace


def register(workspace: Workspace) -> bool:
    """Write the registry beside the pilot; False where the place takes no file."""
    content = sealed(workspace)
    try:
        if content is not None:
            erased.write(erased.place(workspace.path), content)
    except StoreError:
        return False
    return True


def sealed(workspace: Workspace) -> bytes | None:
    """The registry as a file holds it, for each place that keeps backups; None where nobody was erased."""
    with workspace.store.reading() as reading:
        known = erased.registry(reading)
        return erased.seal(reading, known) if known else None
