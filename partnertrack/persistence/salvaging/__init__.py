"""What can still be read of a damaged pilot file is written to a new one."""

from __future__ import annotations

from partnertrack.persistence.salvaging.salvage import Salvaged, salvage

__all__ = ["Salvaged", "salvage"]
