"""The four steps of an import, and what the foot of the page says at each of them."""

from __future__ import annotations

from partnertrack.i18n import _, ngettext, number

CHOOSE, MATCH, CHECK, DONE = range(4)


def promise_words(step: int, *, is_checking: bool) -> str:
    """What is under way; else what one can do, and that nothing is lost by it."""
    if is_checking:
        return _("Checking again…")
    if step == CHECK:
        return _("F2 corrects a cell, F8 goes to the next problem. Nothing is saved until the last step.")
    return _("Nothing is saved until the last step. You can undo an import.")


def next_words(step: int, stored: int, files: int) -> str:
    """What the button does that leads on, with so many rows to store and so many files that wait."""
    imported = ngettext("Import {n} row", "Import {n} rows", stored).format(n=number(stored))
    return {
        CHOOSE: ngettext("Read the file", "Read the files", files),
        MATCH: _("Check rows"),
        CHECK: imported if stored else _("Finish"),
    }.get(step, "")
