"""The keys that work in the whole window, each with what it does in words."""

from __future__ import annotations

from dataclasses import dataclass

from partnertrack.i18n import _
from partnertrack.ui.ways import ways


@dataclass(frozen=True, slots=True)
class Key:
    """Keys such as "Ctrl+K" with what they do; `act` names it for the window, or is the key of the page to go to.

    With `in_pilot` they work while a pilot is to be seen; else also on the page that welcomes, never behind the lock.
    """

    act: str
    keys: str
    words: str
    in_pilot: bool = True


def page_keys() -> tuple[Key, ...]:
    """The keys that lead to pages."""
    return tuple(Key(way.key, way.keys.replace(" ", "+"), way.text) for way in ways())


def window_keys() -> tuple[Key, ...]:
    """The keys that do the same on every page."""
    return (
        Key(
            "search",
            "Ctrl+K",
            _("Find anybody and anything, and what can be done"),
            in_pilot=False,
        ),
        Key("find", "Ctrl+F", _("Search on this page")),
        Key("guide", "F1", _("The guide, at the page that is shown"), in_pilot=False),
        Key("keys", "Ctrl+F1", _("All keys"), in_pilot=False),
        Key("settings", "Ctrl+,", _("Settings"), in_pilot=False),
        Key("open", "Ctrl+O", _("Open another pilot"), in_pilot=False),
        Key("make", "Ctrl+N", _("New pilot"), in_pilot=False),
        Key("back", "Alt+Left", _("Back to the page before")),
        Key("undo", "Ctrl+Z", _("Take the last change back")),
        Key("redo", "Ctrl+Shift+Z", _("Do it again")),
        Key("redo", "Ctrl+Y", _("Do it again")),
        Key("names", "Ctrl+Shift+H", _("Hide all names, or show them again")),
        Key("lock", "Ctrl+L", _("Lock the pilot")),
        Key("escape", "Escape", _("Close what lies over the page"), in_pilot=False),
    )
