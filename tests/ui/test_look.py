"""Colours can be read, icons are there, the theme changes while the window is open."""

from __future__ import annotations

import math
import re
from collections.abc import Callable
from itertools import product
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from partnertrack import paths
from partnertrack.scene import Circle, Close, CurveTo, Line, LineTo, MoveTo, Rect, Scene, Text
from partnertrack.scene import Path as ScenePath
from partnertrack.ui import icons, theme
from partnertrack.ui.style_sheet import style_sheet
from partnertrack.ui.tokens import DARK, LIGHT, Tokens
from partnertrack.ui.widgets.buttons import Button
from partnertrack.ui.widgets.scene_view import paint_scene

Show = Callable[[QWidget], None]
SOURCES = Path(__file__).parents[2] / "partnertrack"
BOTH = pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])


def luminance(code: str) -> float:
    colour = QColor(code)
    red, green, blue = (_linear(part) for part in (colour.redF(), colour.greenF(), colour.blueF()))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.03928 else math.pow((part + 0.055) / 1.055, 2.4)


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@BOTH
def test_text_can_be_read_on_every_ground(tokens: Tokens) -> None:
    grounds = (tokens.app, tokens.card, tokens.sidebar, tokens.raised, tokens.sunken, tokens.hover, tokens.selected)
    pairs = [
        *product((tokens.text, tokens.text2, tokens.muted), grounds),
        (tokens.on_primary, tokens.primary),
        (tokens.primary_text, tokens.primary_subtle),
        *((tone.text, tone.subtle) for tone in tokens.tones.values()),
    ]
    assert [pair for pair in pairs if contrast(*pair) < 4.5] == []


@BOTH
def test_fields_and_fills_stand_out(tokens: Tokens) -> None:
    fills = [tone.fill for name, tone in tokens.tones.items() if name not in ("none", "neutral", "left")]
    pairs = [
        (tokens.field_border, tokens.card),
        (tokens.primary, tokens.card),
        *((fill, tokens.card) for fill in fills),
    ]
    assert [pair for pair in pairs if contrast(*pair) < 3] == []


@BOTH
def test_the_style_sheet_is_filled_in(tokens: Tokens) -> None:
    assert "$" not in style_sheet(tokens)


def test_every_icon_that_is_named_is_there_and_no_other() -> None:
    shipped = {path.stem for path in (paths.resources() / "icons").glob("*.svg")}
    text = "\n".join(path.read_text("utf-8") for path in SOURCES.rglob("*.py"))
    text += (paths.resources() / "docs" / "guide.toml").read_text("utf-8")
    named = {name for name in re.findall(r'"([a-z0-9-]+)"', text) if name in shipped}
    assert shipped - named <= {"app", "circle"}  # these are named with their ending


def test_icons_are_drawn_in_their_colour_and_an_unknown_one_is_a_circle(application: QApplication) -> None:
    del application
    picture = icons.pixmap("check", 32, "#ff0000", 2.0).toImage()
    assert (picture.width(), picture.devicePixelRatio()) == (64, 2.0)
    reds = {
        picture.pixelColor(x, y).red() for x, y in product(range(64), range(64)) if picture.pixelColor(x, y).alpha()
    }
    assert reds == {255}
    assert (
        icons.pixmap("nobody-drew-it", 32, "#ff0000", 1.0).toImage()
        == icons.pixmap("circle", 32, "#ff0000", 1.0).toImage()
    )


def test_an_open_window_follows_the_theme(application: QApplication, show: Show) -> None:
    button = Button("Save", "download")
    show(button)
    light = button.icon().cacheKey()
    theme.apply(application, "dark")
    assert theme.tokens() is DARK
    assert button.icon().cacheKey() != light
    theme.apply(application, "light")
    assert theme.tokens() is LIGHT


def test_a_scene_is_painted_as_it_is_described(application: QApplication) -> None:
    del application
    scene = Scene(
        40,
        40,
        (
            Rect(0, 0, 40, 40, "#ffffff"),
            Rect(2, 2, 10, 10, "#ff0000"),
            Circle(20, 7, 5, "#00ff00"),
            Line(0, 20, 40, 20, "#0000ff", 4, (4, 2)),
            ScenePath(
                (MoveTo(2, 25), LineTo(12, 25), CurveTo(12, 35, 12, 35, 2, 35), Close()), "#ff00ff", "#000000", 1
            ),
            Text(38, 38, "n", 12, "#000000", "bold", "end"),
        ),
    )
    image = QImage(40, 40, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    paint_scene(painter, scene)
    painter.end()
    spots = {(7, 7): "#ff0000", (20, 7): "#00ff00", (1, 20): "#0000ff", (5, 30): "#ff00ff", (38, 2): "#ffffff"}
    assert {spot: image.pixelColor(*spot).name() for spot in spots} == spots
    assert any(image.pixelColor(x, y).lightness() < 90 for x, y in product(range(28, 38), range(28, 39)))


@BOTH
def test_the_keyboard_shows_by_the_ring_alone(
    application: QApplication, show: Show, qtbot: QtBot, tokens: Tokens
) -> None:
    theme.paint(application, is_dark=tokens.is_dark)
    button = Button("Take up again")
    show(button)
    button.resize(160, 36)
    button.setFocus()
    qtbot.waitUntil(button.hasFocus)
    QTest.keyClick(button, Qt.Key.Key_Tab)  # only now Qt's own style would mark what has the keyboard
    picture = button.grab().toImage()
    assert picture.pixelColor(1, 18) == QColor(tokens.primary)
    assert picture.pixelColor(17, 5) == picture.pixelColor(8, 18) == QColor(tokens.card)
