"""One person's data: all that is held of them, told or erased for good."""

from partnertrack.services.erasure.again import again
from partnertrack.services.erasure.erasing import REASONS, erase, erase_many
from partnertrack.services.erasure.export import access_export
from partnertrack.services.erasure.mentions import Mention
from partnertrack.services.erasure.view import Again, Erased, Exported, Preview, preview

__all__ = [
    "REASONS",
    "Again",
    "Erased",
    "Exported",
    "Mention",
    "Preview",
    "access_export",
    "again",
    "erase",
    "erase_many",
    "preview",
]
