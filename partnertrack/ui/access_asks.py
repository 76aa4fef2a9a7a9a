"""What the windows ask about passphrases and other ways in; as in `asks`, a service is loaded when it is asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from partnertrack.progress import Progress

if TYPE_CHECKING:
    from partnertrack.services.access import Strength


def strength(passphrase: str, names: tuple[str, ...], *, progress: Progress) -> Strength:
    """How strong a passphrase is; names are tried first by whoever guesses."""
    from partnertrack.services import access

    progress.report(0, 1)
    return access.strength(passphrase, names)
