"""What the page of access shows of a pilot that is not encrypted: why, and what to do."""

from __future__ import annotations

from partnertrack.i18n import _
from partnertrack.ui.widgets.buttons import Button
from partnertrack.ui.widgets.empty import Empty


def plain(encrypt: Button) -> Empty:
    """A pilot of the user's own: whoever finds the file can read it."""
    return Empty(
        "lock-open",
        _("This pilot is not encrypted"),
        _(
            "Whoever finds this computer, or a copy of the file, can read every passport number in it. Encrypted, it "
            "opens with a passphrase only; working with it is as fast as before."
        ),
        encrypt,
    )


def practice() -> Empty:
    """The practice pilot, which needs no lock."""
    return Empty(
        "key-round",
        _("The practice pilot needs no key"),
        _(
            "Its people are invented. A pilot of your own is encrypted when it is made: here you then see everybody’s "
            "passphrases, let colleagues in as officers or viewers, print the recovery code, and see what this "
            "computer remembers."
        ),
    )
