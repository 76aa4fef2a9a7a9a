"""Backups that nobody has to think of, and the way back from one."""

from partnertrack.persistence.backup.comparing import Told
from partnertrack.persistence.backup.container import SUFFIX
from partnertrack.persistence.backup.restoring import Opener
from partnertrack.persistence.backup.shelf import Backup
from partnertrack.services.backups.carrying import carry
from partnertrack.services.backups.listing import Overview, manifest_of, overview, set_kept, verify
from partnertrack.services.backups.making import Outcome, make, make_before, save_to
from partnertrack.services.backups.restoring import Again, Preview, Restored, Target, preview, restore, restore_as
from partnertrack.services.backups.second_place import SecondPlace, choose, forget
from partnertrack.services.backups.shelves import backups_of_file
from partnertrack.services.backups.whys import UPDATE, WHYS

__all__ = [
    "SUFFIX",
    "UPDATE",
    "WHYS",
    "Again",
    "Backup",
    "Opener",
    "Outcome",
    "Overview",
    "Preview",
    "Restored",
    "SecondPlace",
    "Target",
    "Told",
    "backups_of_file",
    "carry",
    "choose",
    "forget",
    "make",
    "make_before",
    "manifest_of",
    "overview",
    "preview",
    "restore",
    "restore_as",
    "save_to",
    "set_kept",
    "verify",
]
