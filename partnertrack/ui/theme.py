"""The colours, type and palette of the windows, light and dark."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from typing import Literal

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QPalette
from PySide6.QtWidgets import QApplication

from partnertrack.ui.style_sheet import style_sheet
from partnertrack.ui.tokens import DARK, LIGHT, Tokens, Tone

FAMILY = "PartnerTrack Sans"

Role = Literal["display", "title", "h2", "h3", "body", "control", "strong", "table", "caption", "overline"]

_TYPE: dict[Role, tuple[int, QFont.Weight, float]] = {
    "display": (28, QFont.Weight.DemiBold, -0.3),
    "title": (22, QFont.Weight.DemiBold, -0.3),
    "h2": (16, QFont.Weight.DemiBold, 0),
    "h3": (14, QFont.Weight.DemiBold, 0),
    "body": (14, QFont.Weight.Normal, 0),
    "control": (13, QFont.Weight.Medium, 0),
    "strong": (13, QFont.Weight.DemiBold, 0),
    "table": (13, QFont.Weight.Normal, 0),
    "caption": (12, QFont.Weight.Normal, 0),
    "overline": (11, QFont.Weight.DemiBold, 0.5),
}
_in_force = [LIGHT]


def tokens() -> Tokens:
    """The tokens in force."""
    return _in_force[0]


def tone(name: str) -> Tone:
    """The colours of a meaning ("ok", "warn", "mobility" …) in force; the neutral ones for a name nobody knows."""
    return tokens().tones.get(name, tokens().tones["neutral"])


@lru_cache(512)
def colour(code: str) -> QColor:
    """The colour of a code as the tokens write it; callers must not change it."""
    return QColor(code)


@lru_cache
def font(role: Role) -> QFont:
    """The font of a role; callers must not change it."""
    pixels, weight, tracking = _TYPE[role]
    made = QFont(FAMILY)
    made.setPixelSize(pixels)
    made.setWeight(weight)
    made.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    if tracking:
        made.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, tracking)
    return made


def apply(application: QApplication, choice: str) -> None:
    """Put a theme in force for every window: "light", "dark", or else that of the desktop."""
    schemes = {"light": Qt.ColorScheme.Light, "dark": Qt.ColorScheme.Dark}
    wanted = schemes.get(choice, Qt.ColorScheme.Unknown)
    application.styleHints().setColorScheme(wanted)  # so that the desktop's own frames and dialogs follow
    in_force = application.styleHints().colorScheme() if wanted is Qt.ColorScheme.Unknown else wanted
    paint(application, is_dark=in_force is Qt.ColorScheme.Dark)


def paint(application: QApplication, *, is_dark: bool) -> None:
    """Give the application the light or the dark colours, where it has others: every widget is laid out anew by it."""
    _in_force[0] = DARK if is_dark else LIGHT
    sheet = style_sheet(tokens())
    if application.styleSheet() != sheet:
        application.setPalette(_palette(tokens()))
        application.setFont(font("body"))
        application.setStyleSheet(sheet)


@contextmanager
def light() -> Iterator[None]:
    """Draw in the light colours inside the block, as for paper; no window may be painted meanwhile."""
    before, _in_force[0] = _in_force[0], LIGHT
    try:
        yield
    finally:
        _in_force[0] = before


def _palette(chosen: Tokens) -> QPalette:
    """The colours in the words of Qt's own style."""
    role = QPalette.ColorRole
    colours = {
        role.Window: chosen.app,
        role.WindowText: chosen.text,
        role.Base: chosen.card,
        role.AlternateBase: chosen.sunken,
        role.ToolTipBase: chosen.raised,
        role.ToolTipText: chosen.text,
        role.Text: chosen.text,
        role.PlaceholderText: chosen.muted,
        role.Button: chosen.card,
        role.ButtonText: chosen.text,
        role.BrightText: chosen.tones["danger"].text,
        role.Highlight: chosen.primary,
        role.HighlightedText: chosen.on_primary,
        role.Link: chosen.primary,
        role.LinkVisited: chosen.primary,
        role.Accent: chosen.primary,
        role.Light: chosen.card,
        role.Midlight: chosen.border,
        role.Mid: chosen.border_strong,
        role.Dark: chosen.border_strong,
        role.Shadow: chosen.border_strong,
    }
    palette = QPalette()
    for where, code in colours.items():
        palette.setColor(where, QColor(code))
    for where in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, where, QColor(chosen.disabled))
    return palette
