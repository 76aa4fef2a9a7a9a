"""A text in which the words that are sought stand out."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import QEvent, Qt

from partnertrack.ui import theme
from partnertrack.ui.theme import Role
from partnertrack.ui.view_models.settings import marks
from partnertrack.ui.widgets.labels import Quiet, Words


class Marked(Words):
    """Wraps, and lays a ground behind what is sought."""

    def __init__(self, text: str, role: Role, sought: str, *, quiet: Quiet = "") -> None:
        super().__init__(text, role, quiet=quiet)
        self._plain, self._sought = text, sought
        self._mark()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.StyleChange:
            self._mark()

    def _mark(self) -> None:
        spans = marks(self._plain, self._sought)
        if not spans:
            return
        ground, letters = theme.tone("warn").subtle, theme.tone("warn").text
        parts, at = [], 0
        for first, end in spans:
            hit = escape(self._plain[first:end])
            parts.append(escape(self._plain[at:first]))
            parts.append(f'<span style="background-color:{ground}; color:{letters}; font-weight:600">{hit}</span>')
            at = end
        self.setTextFormat(Qt.TextFormat.RichText)
        text = "".join((*parts, escape(self._plain[at:])))
        if self.text() != text:
            self.setText(text)
        self.setAccessibleName(self._plain)
