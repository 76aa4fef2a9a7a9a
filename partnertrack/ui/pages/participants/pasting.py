"""A list of names or numbers that was copied elsewhere and is pasted to find these people."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication

from partnertrack.i18n import _, number
from partnertrack.ui import list_asks
from partnertrack.ui.desk import Desk

if TYPE_CHECKING:
    from partnertrack.services.find_listed import Listed
    from partnertrack.services.participants import Search

_MOST, _NAMED = 5_000, 6
"""Entries that are looked up, and those not found that are named."""


class Pasting:
    """Reads the clipboard; a notice says who was not found."""

    def __init__(self, desk: Desk, show: Callable[[Search, str], None]) -> None:
        self._desk, self._show = desk, show

    def paste(self) -> None:
        """Find those whom the clipboard lists, one a line."""
        lines = [line.strip() for line in QGuiApplication.clipboard().text().splitlines() if line.strip()]
        if not lines:
            self._desk.say(_("Copy a list of names or numbers first, one below the other."))
        elif any("\t" in line for line in lines):
            self._desk.say(_("This is a table. Save it as a file and import it, so that it is checked like any other."))
        else:
            entries = tuple(lines[:_MOST])
            self._desk.jobs.read(partial(list_asks.find_listed, self._desk.workspace, entries), self._on_found)

    def _on_found(self, listed: Listed) -> None:
        all_of_them = listed.found + len(listed.missing)
        said = _("{found} of {all} found").format(found=number(listed.found), all=number(all_of_them))
        if listed.ids:
            self._show(list_asks.search_among(listed.ids), said)
        if listed.missing:
            named = ", ".join(listed.missing[:_NAMED]) + (", …" if len(listed.missing) > _NAMED else "")
            self._desk.say(_("{said}; not found: {names}").format(said=said, names=named))
