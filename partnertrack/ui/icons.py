"""Icons, drawn once for each name, size, colour and sharpness of screen."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QGuiApplication, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from partnertrack import paths

_STROKE, _OUR_STROKE = 'stroke-width="2"', 'stroke-width="1.75"'


def pixmap(name: str, size: int, colour: str, ratio: float = 0.0) -> QPixmap:
    """The icon of that name in a colour, `size` logical pixels wide; `ratio` 0 stands for the sharpest screen."""
    return _drawn(name, size, colour, ratio or _sharpest())


def icon(name: str, size: int, colour: str, disabled: str = "", *, gap: int = 0) -> QIcon:
    """The icon of that name for a button, paler where the button is disabled; `gap` keeps the words away from it."""
    is_mirrored = QGuiApplication.layoutDirection() is Qt.LayoutDirection.RightToLeft
    room = (gap, 0) if is_mirrored else (0, gap)
    return QIcon(_icon(name, size, colour, disabled, _sharpest(), room))


@lru_cache(1024)
def _icon(name: str, size: int, colour: str, disabled: str, ratio: float, room: tuple[int, int]) -> QIcon:
    made = QIcon(_with_room(_drawn(name, size, colour, ratio), room))
    if disabled:
        made.addPixmap(_with_room(_drawn(name, size, disabled, ratio), room), QIcon.Mode.Disabled)
    return made


def _with_room(picture: QPixmap, room: tuple[int, int]) -> QPixmap:
    """The picture with as many logical pixels of nothing before and after it."""
    before, after = room
    if not any(room):
        return picture
    ratio = picture.devicePixelRatio()
    wider = QPixmap(picture.width() + round((before + after) * ratio), picture.height())
    wider.fill(Qt.GlobalColor.transparent)
    wider.setDevicePixelRatio(ratio)
    painter = QPainter(wider)
    painter.drawPixmap(before, 0, picture)
    painter.end()
    return wider


def application_icon() -> QIcon:
    """The mark of the program for window lists and task bars."""
    made = QIcon()
    for size in (16, 24, 32, 48, 64, 128, 256):
        made.addPixmap(_drawn("app", size, "", 1.0))
    return made


def _sharpest() -> float:
    application = QGuiApplication.instance()
    return application.devicePixelRatio() if isinstance(application, QGuiApplication) else 1.0


@lru_cache(1024)
def _drawn(name: str, size: int, colour: str, ratio: float) -> QPixmap:
    """The picture of an icon; a name that is not among ours gets a plain circle."""
    drawing = _drawing(name)
    if colour:
        drawing = drawing.replace("currentColor", colour).replace(_STROKE, _OUR_STROKE)
    renderer = QSvgRenderer(QByteArray(drawing.encode()))
    picture = QPixmap(round(size * ratio), round(size * ratio))
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    renderer.render(painter, QRectF(0, 0, picture.width(), picture.height()))
    painter.end()
    picture.setDevicePixelRatio(ratio)
    return picture


@lru_cache
def _drawing(name: str) -> str:
    """The SVG text of an icon, that of the circle where there is none."""
    folder = paths.resources() / "icons"
    file = folder / f"{name}.svg"
    return (file if file.is_file() else folder / "circle.svg").read_text("utf-8")
