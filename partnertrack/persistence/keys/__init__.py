"""The keys of encrypted pilots: what opens them, and where that is kept.

The database has one random key, which no passphrase makes and no change of passphrase changes. Beside the pilot
`X.ptrack` lie `X.ptrack-keys` and its copy `X.ptrack-keys2`: JSON with one slot for each passphrase, recovery code
or keyring that opens it (`slots`, `header`). A third copy lies below the settings' folder, by the salt of the database
(`copies`). The salt is the first 16 bytes of the database and of every backup of it: header and database belong
together by it.

What this promises: without one of the secrets nobody gets the key. What it does not: whoever once had a secret, and
kept a copy of a header in which it opened a slot, has the key, as the data keep theirs when a way in is removed. A
new key (`rekey`) ends that. Neither does a role bind whoever takes the program apart: a viewer has the same key.
"""

from __future__ import annotations

from partnertrack.persistence.keys.copies import DRAFT, find, forget, keep, mend, places
from partnertrack.persistence.keys.first_bytes import first_bytes, hold, release
from partnertrack.persistence.keys.header import Header, new_access
from partnertrack.persistence.keys.slots import (
    KEYRING,
    OFFICER,
    PASSPHRASE,
    RECOVERY,
    VIEWER,
    Access,
    Slot,
)

__all__ = [
    "DRAFT",
    "KEYRING",
    "OFFICER",
    "PASSPHRASE",
    "RECOVERY",
    "VIEWER",
    "Access",
    "Header",
    "Slot",
    "find",
    "first_bytes",
    "forget",
    "hold",
    "keep",
    "mend",
    "new_access",
    "places",
    "release",
]
