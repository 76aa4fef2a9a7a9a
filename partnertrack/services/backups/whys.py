"""Why backups are made."""

from __future__ import annotations

from typing import Final

from partnertrack.persistence.backup.upgrading import UPGRADE

BY_HAND, IMPORT, RESTORE, CLOSE, WORK, UPDATE = "by-hand", "import", "restore", "close", "work", "update"

WHYS: Final = (BY_HAND, IMPORT, UPGRADE, RESTORE, CLOSE, WORK, UPDATE)
"""By hand; before an import, an upgrade, a restore; when the pilot was closed; after half an hour of work; before the
program was updated."""
