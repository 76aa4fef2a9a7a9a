"""What passphrases are chosen for on the page of access, in words."""

from __future__ import annotations

from partnertrack.i18n import _
from partnertrack.ui.dialogs.passphrase import Wanted
from partnertrack.ui.view_models.access import WayLine


def adding() -> Wanted:
    """A passphrase for somebody else."""
    told = _("Let the colleague write it here, so that nobody else knows it. You can take it away again at any time.")
    return Wanted(_("Add a passphrase"), told, _("Add"), asks_whose=True)


def changing(line: WayLine) -> Wanted:
    """Another passphrase for a way in."""
    if line.is_mine:
        told = _("The data are not written anew: it takes a moment, whatever the size of the pilot.")
        return Wanted(_("Change my passphrase"), told, _("Change it"), asks_current=True)
    told = _("For “{whose}”, who forgot it or should no longer use it. The one before opens nothing any more.")
    return Wanted(_("Change a passphrase"), told.format(whose=line.title), _("Change it"))


def encrypting() -> Wanted:
    """The first passphrase of a plain pilot."""
    told = _(
        "The pilot is closed, written anew under this passphrase, and opened again. Copies and backups that were made "
        "before stay readable: delete them afterwards. Without the passphrase or a recovery code nobody opens it again."
    )
    return Wanted(_("Encrypt this pilot"), told, _("Encrypt"), purpose="encrypt")


def new_key() -> Wanted:
    """The only passphrase of a pilot that gets another key."""
    told = _(
        "After a leak: the pilot is closed, written anew under another key, and opened again. This passphrase is then "
        "the only way in; colleagues, recovery code and keyrings have to be added again. Older copies keep their key."
    )
    return Wanted(_("New key"), told, _("Write anew"), purpose="new-key")
