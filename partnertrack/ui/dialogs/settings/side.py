"""The groups of the settings, one below the other."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QButtonGroup, QVBoxLayout, QWidget

from partnertrack.ui import theme
from partnertrack.ui.view_models.settings import Group
from partnertrack.ui.widgets import paint
from partnertrack.ui.widgets.emptied import empty_out
from partnertrack.ui.widgets.pressable import Pressable

_WIDTH, _ITEM = 196, QSize(180, 36)


class Side(QWidget):
    """One group is chosen; the arrows walk from one to the next."""

    chosen = Signal(str)
    """The key of the group that is to be seen."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedWidth(_WIDTH)
        self.group = QButtonGroup(self)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(2)
        self.group.idClicked.connect(self._on_pressed)
        self._keys: tuple[str, ...] = ()

    def show_groups(self, groups: Sequence[Group]) -> None:
        """Offer these groups."""
        keys = tuple(group.key for group in groups)
        if keys == self._keys:
            return
        self._keys = keys
        empty_out(self._column)
        for button in self.group.buttons():
            self.group.removeButton(button)
        for place, group in enumerate(groups):
            item = _Item(group.title, group.icon)
            self.group.addButton(item, place)
            self._column.addWidget(item)
        self._column.addStretch(1)

    def mark(self, key: str) -> None:
        """Let that group be the chosen one; "" for none."""
        self.group.setExclusive(bool(key))
        for button, each in zip(self.group.buttons(), self._keys, strict=True):
            button.setChecked(each == key)

    def _on_pressed(self, place: int) -> None:
        self.group.setExclusive(True)
        self.chosen.emit(self._keys[place])


class _Item(Pressable):
    """A group's icon and title."""

    def __init__(self, title: str, icon: str) -> None:
        super().__init__(title, _ITEM)
        self._title, self._icon = title, icon
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def draw(self, painter: QPainter, area: QRectF) -> None:
        """Draw the ground when it is chosen, then icon and title."""
        tokens, is_on = theme.tokens(), self.isChecked()
        if is_on or self.underMouse():
            paint.rounded(painter, area, self.radius, tokens.primary_subtle if is_on else tokens.hover)
        colour = tokens.primary_text if is_on else tokens.text2
        place = paint.visual(painter, area, QRectF(area.left() + 12, area.top(), 18, area.height()))
        paint.icon(painter, place.center(), self._icon, 17, colour)
        words = QRectF(area.left() + 42, area.top(), area.width() - 50, area.height())
        colour = tokens.primary_text if is_on else tokens.text
        paint.text(painter, paint.visual(painter, area, words), self._title, "control", colour)
