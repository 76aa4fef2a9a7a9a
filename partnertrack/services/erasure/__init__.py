"""One person's data: all that is held of them, told or erased for good."""

from partnertrack.services.erasure.again import again
from partnertrack.services.erasure.erasing import REASONS, erase, erase_many
from partnertrack.services.erasure.export import access_export
from partnertrack.services.erasure.holdings import person_of
from partnertrack.services.erasure.mentions import Mention
from partnertrack.services.erasure.old_backups import OldBackup, erase_in_backups, old_backups
from partnertrack.services.erasure.view import Again, Erased, Exported, Preview, preview

__all__ = [
    "REASONS",
    "Again",
    "Erased",
    "Exported",
    "Mention",
    "OldBackup",
    "Preview",
    "access_export",
    "again",
    "erase",
    "erase_in_backups",
    "erase_many",
    "old_backups",
    "person_of",
    "preview",
]
