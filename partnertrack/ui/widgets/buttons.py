"""Buttons: with words, with an icon alone, and those that choose one of several."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtWidgets import QPushButton, QSizePolicy, QToolButton

from partnertrack.ui import icons, theme

Kind = Literal["", "primary", "ghost", "danger"]

_ICON, _GAP = 16, 5


class Button(QPushButton):
    """A button with words, mostly with an icon before them."""

    def __init__(self, text: str, icon: str = "", kind: Kind = "", *, is_small: bool = False) -> None:
        super().__init__(text)
        self.icon_name, self._kind = icon, kind
        self.setProperty("kind", kind)
        if is_small:
            self.setProperty("slim", "true")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAutoDefault(False)  # in a dialog, Enter presses the button that is made its default, and no other
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        self.setIconSize(QSize(_ICON + _GAP, _ICON))
        self._draw()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.StyleChange:
            self._draw()

    def _draw(self) -> None:
        if not self.icon_name:
            return
        tokens = theme.tokens()
        colours = {"primary": tokens.on_primary, "ghost": tokens.text2, "danger": tokens.tones["danger"].text}
        self.setIcon(icons.icon(self.icon_name, _ICON, colours.get(self._kind, tokens.text), tokens.disabled, gap=_GAP))


class IconButton(QToolButton):
    """A button that shows an icon only; `name` says to everybody what it does."""

    def __init__(self, icon: str, name: str, *, size: int = 18, is_small: bool = False) -> None:
        super().__init__()
        self._icon, self._size = icon, size
        self.setProperty("kind", "ghost")
        if is_small:
            self.setProperty("slim", "true")
        self.setIconSize(QSize(size, size))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.say(name)
        self._draw()

    def say(self, name: str) -> None:
        """Say what the button does, to the eye as a tool tip."""
        self.setToolTip(name)
        self.setAccessibleName(name)

    def show_icon(self, icon: str) -> None:
        """Show another icon."""
        self._icon = icon
        self._draw()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.StyleChange:
            self._draw()

    def _draw(self) -> None:
        tokens = theme.tokens()
        self.setIcon(icons.icon(self._icon, self._size, tokens.text2, tokens.disabled))
