"""A picture whose spots open what they stand for, by mouse and by keyboard."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetricsF, QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QToolTip

from partnertrack.scene import Drawn, Measure, Palette, Scene, Spot, Weight, magnified
from partnertrack.ui import theme
from partnertrack.ui.widgets import paint
from partnertrack.ui.widgets.scene_view import WEIGHTS, SceneView

SCALE = 1.52
"""How many pixels of the screen a point of the report is: its small type is then as large as a caption."""

Draw = Callable[[float], Drawn]
"""Makes the picture for a width in points."""

_OPENING = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space})
_WALK = {Qt.Key.Key_Right: (1, 0), Qt.Key.Key_Left: (-1, 0), Qt.Key.Key_Down: (0, 1), Qt.Key.Key_Up: (0, -1)}


class SpotView(SceneView):
    """Lights up the spot under the pointer; the arrows walk from spot to spot, Enter opens one."""

    opened = Signal(tuple)
    """The key of a spot was pressed."""

    def __init__(self, draw: Draw, size: QSize) -> None:
        self._draw = draw
        self._known: tuple[float, bool, Drawn] | None = None
        self._spot: tuple[str, ...] = ()
        self._hovered: Spot | None = None
        super().__init__(self.compose, size)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def compose(self, width: float, height: float) -> Scene:
        """The picture in that width, as a copy of it is made; its height is its own."""
        del height
        return self._drawn(width)[0]

    def spots(self) -> tuple[Spot, ...]:
        """The spots as they lie now."""
        return self._drawn(float(self.width()))[1]

    def changeEvent(self, event: QEvent) -> None:
        """Draw anew in another theme."""
        if event.type() is QEvent.Type.StyleChange:
            self._known = None
        super().changeEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Light up what is under the pointer."""
        self._hover(self._at(event.position()))

    def leaveEvent(self, event: QEvent) -> None:
        """Let the light go out."""
        self._hover(None)
        super().leaveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Open what was pressed."""
        spot = self._at(event.position())
        if spot and event.button() is Qt.MouseButton.LeftButton:
            self._spot = spot.key
            self.opened.emit(spot.key)

    def event(self, event: QEvent) -> bool:
        """Tell what the spot under the pointer says."""
        if event.type() is QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            spot = self._at(QPointF(event.pos()))
            QToolTip.showText(event.globalPos(), spot.text if spot else "", self)
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk from spot to spot, and open one."""
        spots = self.spots()
        here = next((spot for spot in spots if spot.key == self._spot), None)
        if here and event.key() in _OPENING:
            self.opened.emit(here.key)
        elif spots and event.key() in _WALK:
            across, down = _WALK[Qt.Key(event.key())]
            if here is None:
                self._choose(spots[0])
            elif found := _next(spots, here, -across if self.isRightToLeft() else across, down):
                self._choose(found)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the picture, then the light and the ring."""
        super().paintEvent(event)
        painter = QPainter(self)
        if self._hovered:
            area = _area(self._hovered)
            painter.setOpacity(0.10)
            paint.rounded(painter, area, 5, theme.tokens().primary)
            painter.setOpacity(1)
        if self.hasFocus():
            here = next((spot for spot in self.spots() if spot.key == self._spot), None)
            paint.focus_ring(painter, _area(here) if here else QRectF(self.rect()), 5)
        painter.end()

    def _drawn(self, width: float) -> Drawn:
        tokens = theme.tokens()
        if self._known is None or self._known[:2] != (width, tokens.is_dark):
            self._known = width, tokens.is_dark, magnified(self._draw(max(width, 240.0) / SCALE), SCALE)
        return self._known[2]

    def _at(self, place: QPointF) -> Spot | None:
        return next((spot for spot in reversed(self.spots()) if spot.holds(place.x(), place.y())), None)

    def _hover(self, spot: Spot | None) -> None:
        if spot != self._hovered:
            self._hovered = spot
            self.setCursor(Qt.CursorShape.PointingHandCursor if spot else Qt.CursorShape.ArrowCursor)
            self.update()

    def _choose(self, spot: Spot) -> None:
        self._spot = spot.key
        self.setAccessibleDescription(spot.text)
        self.update()


def measure(text: str, size: float, weight: Weight) -> float:
    """The width of a text on the screen, in the report's points."""
    return _metrics(weight).horizontalAdvance(text) * size / _MEASURED


_MEASURED = 100
_known_metrics: dict[Weight, QFontMetricsF] = {}


def _metrics(weight: Weight) -> QFontMetricsF:
    found = _known_metrics.get(weight)
    if found is None:
        font = QFont(theme.FAMILY)
        font.setPixelSize(_MEASURED)
        font.setWeight(WEIGHTS[weight])
        font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
        found = _known_metrics[weight] = QFontMetricsF(font)
    return found


def screen_measure() -> Measure:
    """What measures the texts of a picture on the screen."""
    return partial(measure)


def palette() -> Palette:
    """The colours of the report's pictures in the theme in force."""
    tokens = theme.tokens()
    fills = [tokens.tones[name].fill for name in ("placement", "origin", "mobility", "return", "neutral")]
    return Palette(
        ink=tokens.text,
        text=tokens.text2,
        muted=tokens.muted,
        faint=tokens.border,
        track=tokens.sunken,
        surface=tokens.sunken,
        paper=tokens.card,
        accent=tokens.primary_fill,
        accent_dark=tokens.primary_text,
        accent_mid=tokens.primary_pale,
        accent_soft=tokens.primary_subtle,
        attention=tokens.tones["warn"].fill,
        attention_soft=tokens.tones["warn"].subtle,
        ink_on_accent=tokens.on_primary if not tokens.is_dark else tokens.text,
        good=tokens.tones["ok"].fill,
        watch=tokens.tones["warn"].fill,
        bad=tokens.tones["danger"].fill,
        series=(tokens.primary_fill, *fills),
    )


def tones() -> dict[str, tuple[str, str]]:
    """The colours of the stages by kind, full and pale."""
    card = theme.tokens().card
    return {kind: (tone.fill, _mixed(tone.fill, card)) for kind, tone in theme.tokens().tones.items()}


def _mixed(colour: str, ground: str) -> str:
    """A pale form of a colour: three tenths of it on the ground."""
    parts = ((int(colour[place : place + 2], 16), int(ground[place : place + 2], 16)) for place in (1, 3, 5))
    return "#" + "".join(f"{round(0.3 * full + 0.7 * below):02x}" for full, below in parts)


def _area(spot: Spot) -> QRectF:
    return QRectF(spot.x, spot.y, spot.width, spot.height)


def _next(spots: tuple[Spot, ...], here: Spot, across: int, down: int) -> Spot | None:
    """The nearest spot on that side: in the same row, or in the next row the one that lies least aside."""

    def aside(spot: Spot) -> float:
        return spot.x + spot.width / 2 - here.x - here.width / 2

    rows = list(dict.fromkeys(spot.key[0] for spot in spots))
    at = rows.index(here.key[0]) + down
    row = rows[at] if 0 <= at < len(rows) else ""
    found = [spot for spot in spots if spot.key[0] == row and (down or aside(spot) * across > 0)]
    return min(found, key=lambda spot: abs(aside(spot)), default=None)
