"""What a row does to the values of the pilot, and whose value holds where both were changed."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from partnertrack.i18n import _
from partnertrack.ui.view_models.import_review import LOOKS, EffectLine, Side
from partnertrack.ui.widgets.buttons import Button
from partnertrack.ui.widgets.flow import FlowLayout
from partnertrack.ui.widgets.labels import Icon, Line, Words, breakable

_LETTERS = 24  # of a long word that stand beside each other in the panel, however narrow it is
SIDE_KEYS: dict[str, Side] = {"o": "ours", "t": "theirs"}


class Effects(QWidget):
    """A line for each value that changes or is kept; a disputed one has two buttons."""

    def __init__(self, effects: Sequence[EffectLine], choose: Callable[[EffectLine, Side], None]) -> None:
        super().__init__()
        self._choose = choose
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(Line(_("What the row changes"), "h3"))
        for effect in effects:
            column.addWidget(self._line(effect))

    def _line(self, effect: EffectLine) -> QWidget:
        tone, icon = LOOKS[effect.kind]
        box = QWidget()
        line = QHBoxLayout(box)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        line.addWidget(Icon(icon or "pencil", 14, tone=tone), 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(Words(breakable(effect.words, _LETTERS), "table"))
        if effect.why:
            words.addWidget(Words(effect.why, "caption", quiet="true"))
        if effect.may_choose:
            words.addLayout(self._sides(effect))
        line.addLayout(words, 1)
        return box

    def _sides(self, effect: EffectLine) -> FlowLayout:
        flow = FlowLayout(6)
        held = effect.side or ("ours" if effect.kind == "kept" else "")
        ways: tuple[tuple[Side, str], ...] = (("ours", _("Keep ours (O)")), ("theirs", _("Take theirs (T)")))
        for side, words in ways:
            button = Button(words, "check" if side == held else "", is_small=True)
            button.setAccessibleName(f"{effect.label}: {words}")
            button.clicked.connect(lambda _checked=False, side=side: self._choose(effect, side))
            flow.addWidget(button)
        return flow
