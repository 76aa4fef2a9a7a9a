"""Locks the open pilot and lets it be opened again where it was left."""

from partnertrack.ui.lock.lock import Lock
from partnertrack.ui.lock.memory import forbid_dumps
from partnertrack.ui.lock.presence import Presence

__all__ = ["Lock", "Presence", "forbid_dumps"]
