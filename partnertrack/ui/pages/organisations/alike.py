"""Two names that may be one organisation, with a button that makes them one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHBoxLayout, QWidget

from partnertrack.i18n import _, ngettext, number
from partnertrack.ui import theme
from partnertrack.ui.widgets.buttons import Button
from partnertrack.ui.widgets.labels import Icon, Words

if TYPE_CHECKING:
    from partnertrack.services.organisations import Pair


class Alike(QWidget):
    """The likeliest pair on a quiet ground; the next one leads past it."""

    def __init__(self) -> None:
        super().__init__()
        self._pairs: tuple[Pair, ...] = ()
        self._place = 0
        self.words = Words("", "control")
        self.merge = Button(_("Merge"), "git-merge", is_small=True)
        self.next = Button(_("Next"), "chevron-right", "ghost", is_small=True)
        self.next.clicked.connect(self._turn)
        line = QHBoxLayout(self)
        line.setContentsMargins(16, 8, 16, 8)
        line.setSpacing(12)
        line.addWidget(Icon("sparkles", 16, tone="info"), 0, Qt.AlignmentFlag.AlignVCenter)
        line.addWidget(self.words, 1)
        line.addWidget(self.next)
        line.addWidget(self.merge)
        self.hide()

    def pair(self) -> Pair | None:
        """The pair that is shown."""
        return self._pairs[self._place] if self._pairs else None

    def show_pairs(self, pairs: Sequence[Pair]) -> None:
        """Show the first of these pairs, or nothing."""
        before = self.pair()
        self._pairs = tuple(pairs)
        self._place = self._pairs.index(before) if before in self._pairs else 0
        self._say()

    def paintEvent(self, _event: object) -> None:
        """Draw the ground."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.colour(theme.tone("info").subtle))

    def _turn(self) -> None:
        self._place = (self._place + 1) % len(self._pairs)
        self._say()

    def _say(self) -> None:
        pair = self.pair()
        self.setVisible(pair is not None)
        self.next.setVisible(len(self._pairs) > 1)
        if pair:
            words = _("“{one}” and “{other}” may be one organisation.").format(one=pair.names[0], other=pair.names[1])
            rest = len(self._pairs) - 1
            more = ngettext("{n} more pair", "{n} more pairs", rest).format(n=number(rest)) if rest else ""
            self.words.setText("  ".join(filter(None, (words, more))))
