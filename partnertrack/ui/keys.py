"""The keys that work in the whole window, each with what it does in words."""

from __future__ import annotations

from dataclasses import dataclass

from partnertrack.domain.attendance_words import letters
from partnertrack.i18n import _, pgettext
from partnertrack.ui.ways import ways

GUIDE = "F1"
"""What opens the guide, in the window and over its dialogs."""


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
        Key("guide", GUIDE, _("The guide, at the page that is shown"), in_pilot=False),
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


@dataclass(frozen=True, slots=True)
class KeyGroup:
    """Keys that belong together, each with what it does; several ways to say the same stand one after the other."""

    title: str
    keys: tuple[tuple[tuple[str, ...], str], ...]


def groups() -> tuple[KeyGroup, ...]:
    """Every key of the program, in the order in which the map of keys shows them."""
    said: dict[str, list[str]] = {}
    for key in window_keys():
        said.setdefault(key.words, []).append(key.keys)
    window = tuple((tuple(keys), words) for words, keys in said.items())
    pages = tuple(((key.keys,), key.words) for key in page_keys() if key.keys)
    return (
        KeyGroup(_("Everywhere"), window),
        KeyGroup(_("To a page"), pages),
        *_lists(),
        *_entering(),
        *_reading(),
    )


def _lists() -> tuple[KeyGroup, ...]:
    return (
        KeyGroup(
            _("In every list"),
            (
                (("Down",), _("From the search into the list")),
                (("/",), _("Back to the search")),
                (("Return",), _("Open the line")),
                (("Ctrl+A",), _("Choose all")),
                (("Ctrl+Return",), _("Store what a form asks for")),
                (("Ctrl+PgDown", "Ctrl+PgUp"), _("Next tab of the page, or the one before")),
            ),
        ),
        KeyGroup(
            _("Participants"),
            (
                (("Ctrl+Shift+F",), _("Add a filter")),
                (("Ctrl+Shift+S",), _("Sort the list")),
                (("Shift+Return",), _("Sort by one more column")),
                (("Ctrl+Shift+G",), _("Group the list")),
                (("Ctrl+Left", "Ctrl+Right"), _("Fold all groups, or unfold them")),
                (("Ctrl+Shift+C",), _("Choose the columns")),
                (("Ctrl+Up", "Ctrl+Down"), _("Move a column up or down in their order")),
                (("Ctrl+Shift+V",), _("Choose a view")),
                (("Ctrl+E",), _("Export the list")),
                (("Ctrl+P",), _("Print the list")),
                (("Ctrl+C",), _("Copy those who are chosen")),
                (("Ctrl+V",), _("Paste a table, or find the people of a list")),
            ),
        ),
        KeyGroup(
            _("Today"),
            (
                (("Up", "Down"), _("Walk through the lines")),
                (("Return",), _("Open a line")),
                (("P",), _("Put a line off")),
            ),
        ),
        KeyGroup(
            _("Board"),
            (
                (("Left", "Right"), _("Walk from lane to lane")),
                (("M",), _("Move a card to the next stage")),
                (("Ctrl+Left", "Ctrl+Right"), _("Move a card to the lane beside it")),
                (("Space",), _("Choose a card")),
                (("Return",), _("Open a card")),
            ),
        ),
    )


def _entering() -> tuple[KeyGroup, ...]:
    return (
        KeyGroup(
            _("Import"),
            (
                (("F8", "Shift+F8"), _("Next problem, or the one before")),
                (("F2",), _("Correct a cell")),
                (("Ctrl+Return",), _("Correct all cells that say the same")),
                (("Delete",), _("Take a correction back")),
                (("1", "2", "3"), _("It is this known person")),
                (("N",), _("It is a new person")),
                (("L",), _("Leave the row out")),
                (("O", "T"), _("Keep our value, or take theirs")),
            ),
        ),
        KeyGroup(
            _("Duplicates"),
            (
                (("M",), _("Merge the two entries")),
                (("D",), _("They are different people")),
                (("Right",), _("Next pair")),
            ),
        ),
        KeyGroup(
            _("Attendance"),
            (
                (tuple(letters()), _("Present, late, excused, absent")),
                (("Delete",), _("Clear a cell")),
                (("Ctrl+D",), _("Fill down")),
                (("Ctrl+C", "Ctrl+V"), _("Copy cells, paste cells")),
            ),
        ),
        KeyGroup(
            _("Money, shortages and reports"),
            (
                (("Ctrl+V",), _("Take over lines from a spreadsheet")),
                (("Delete",), _("Delete the draft of a report")),
            ),
        ),
    )


def _reading() -> tuple[KeyGroup, ...]:
    return (
        KeyGroup(
            _("Text of a report"),
            (
                (("Ctrl+B",), _("Bold")),
                (("Ctrl+Shift+8",), _("List")),
                (("Ctrl+Shift+7",), _("Numbered list")),
                (("Ctrl+Alt+1", "Ctrl+Alt+2"), _("Heading, smaller heading")),
                (("Ctrl+Alt+0",), _("Plain text")),
            ),
        ),
        KeyGroup(
            _("Preview and documents"),
            (
                (("PgUp", "PgDown"), _("Page before, next page")),
                (("Left", "Right"), _("Page before, next page of a document")),
                (("Home", "End"), _("First page, last page")),
                (("Ctrl++", "Ctrl+=", "Ctrl+-"), _("Larger, smaller")),
                (("Ctrl+0",), _("In its own size")),
                (("Shift+Return",), _("Find the one before")),
                (("Backspace",), _("Back from a link")),
            ),
        ),
        KeyGroup(
            _("Guide"),
            (
                (("Ctrl+F",), _("Search the guide")),
                (("Alt+Left", "Alt+Right"), _("Back, forward")),
                (("Ctrl+PgUp", "Ctrl+PgDown"), _("Chapter before, next chapter")),
                (("Ctrl++", "Ctrl+=", "Ctrl+-"), _("Larger text, smaller text")),
                (("Ctrl+0",), _("Text in its own size")),
                (("Escape",), _("Empty the search, then close the guide")),
            ),
        ),
    )


def cap(key: str) -> str:
    """What stands on a key of a keyboard: "Return" is "Enter", "Left" an arrow."""
    named = {
        "Return": pgettext("key", "Enter"),
        "Escape": _("Esc"),
        "Delete": _("Del"),
        "Space": _("Space"),
        "PgUp": _("Page up"),
        "PgDown": _("Page down"),
        "Home": pgettext("key", "Home"),
        "End": _("End"),
        "Backspace": _("Backspace"),
        "Left": "←",
        "Right": "→",
        "Up": "↑",
        "Down": "↓",
    }
    return named.get(key, key)


def caps(keys: str) -> tuple[str, ...]:
    """The keys of "Ctrl+K" one by one, as they stand on a keyboard; also of "Ctrl++"."""
    parts = keys[:-1].split("+") if keys.endswith("+") and len(keys) > 1 else keys.split("+")
    named = [part for part in parts if part] + (["+"] if keys.endswith("+") else [])
    return tuple(map(cap, named))
