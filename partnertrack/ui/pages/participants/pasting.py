"""What is pasted into the list: names or numbers find these people, a table is imported."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication

from partnertrack.i18n import _, number
from partnertrack.ui import list_asks
from partnertrack.ui.desk import Desk
from partnertrack.ui.place import IMPORTS, Place

if TYPE_CHECKING:
    from partnertrack.services.find_listed import Listed
    from partnertrack.services.participants import Search

_MOST, _NAMED = 5_000, 6
"""Entries that are looked up, and those not found that are named."""


class Pasting:
    """Reads the clipboard; a notice says who was not found."""

    def __init__(self, desk: Desk, show: Callable[[Search, str], None], go: Callable[[Place], None]) -> None:
        self._desk, self._show, self._go = desk, show, go

    def paste(self) -> None:
        """Find those whom the clipboard lists, one a line; lead a table to the import, which reviews it."""
        text = QGuiApplication.clipboard().text()
        lines = [line.strip() for line in text.splitlines() if line.strip()]
        if not lines:
            self._desk.say(_("Copy a list of names or numbers first, one below the other."))
        elif any("\t" in line for line in lines):
            work = partial(list_asks.pasted, self._desk.workspace, text)
            self._desk.jobs.read(work, partial(self._on_looked_at, text))
        else:
            entries = tuple(lines[:_MOST])
            self._desk.jobs.read(partial(list_asks.find_listed, self._desk.workspace, entries), self._on_found)

    def _on_looked_at(self, text: str, listed: Listed | None) -> None:
        if listed is None:
            self._go(Place(IMPORTS, pasted=text))
        else:
            self._on_found(listed)

    def _on_found(self, listed: Listed) -> None:
        all_of_them = listed.found + len(listed.missing)
        said = _("{found} of {all} found").format(found=number(listed.found), all=number(all_of_them))
        if listed.ids:
            self._show(list_asks.search_among(listed.ids), said)
        if listed.missing:
            named = ", ".join(listed.missing[:_NAMED]) + (", …" if len(listed.missing) > _NAMED else "")
            self._desk.say(_("{said}; not found: {names}").format(said=said, names=named))
