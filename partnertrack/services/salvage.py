"""What can still be read of a damaged pilot is written to a new file."""

from __future__ import annotations

from pathlib import Path

from partnertrack.persistence import salvaging
from partnertrack.persistence.keys import Access
from partnertrack.persistence.salvaging import Salvaged
from partnertrack.progress import SILENT, Progress

__all__ = ["Salvaged", "salvage"]


def salvage(path: Path, target: Path, access: Access | None = None, progress: Progress = SILENT) -> Salvaged:
    """Write what can be read of a damaged pilot to a new file; raises `StoreError` when that is nothing."""
    return salvaging.salvage(path, target, access, progress)
