"""Says that the program is portable, where it keeps everything, and what it does not leave on the computer."""

from __future__ import annotations

from partnertrack import stick
from partnertrack.i18n import _
from partnertrack.ui.widgets.message import Message


def portable_words() -> str:
    """Where a portable program keeps everything; "" where the program is not portable."""
    program = stick.folder()
    if program is None:
        return ""
    words = _("Portable: everything stays in the folder “{folder}”. Nothing is sent anywhere.")
    if stick.is_medium():
        words = _("Portable: everything stays on this stick, in “{folder}”. Nothing is sent anywhere.")
    return words.format(folder=program)


class PortableNote(Message):
    """Hidden where the program is not portable; warns where its stick cannot be written to."""

    def __init__(self) -> None:
        super().__init__()
        words = portable_words()
        if not words:
            return
        if stick.is_read_only():
            told = _(
                "This stick is read-only: settings and changes cannot be kept, and pilots are open for reading only."
            )
            hint = _("Is there a small switch on its side? Else copy the folder “{folder}” to another stick.")
            self.say(told, hint.format(folder=stick.folder()), "warn")
            return
        told = _("Settings, pilots, backups and logs lie in its folder “data”, and nowhere else on this computer.")
        self.say(words, told)
