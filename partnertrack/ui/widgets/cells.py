"""The ways in which a column draws its cell."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from partnertrack.ui import theme
from partnertrack.ui.theme import Role
from partnertrack.ui.widgets import paint

R = TypeVar("R")
Paint = Callable[[QPainter, QRectF, R], None]

_AVATAR, _AVATAR_GAP = 30, 12
_LINE = 18
_PERCENT_ROOM = 42


def plain(words: Callable[[R], str], role: Role = "table", colour: str = "text2") -> Paint[R]:
    """A cell with one line of text; `colour` names a colour of the tokens."""

    def draw(painter: QPainter, area: QRectF, row: R) -> None:
        paint.text(painter, area, words(row), role, str(getattr(theme.tokens(), colour)))

    return draw


def two_lines(upper: Callable[[R], str], lower: Callable[[R], str], upper_role: Role = "table") -> Paint[R]:
    """A cell with a line of text and a quieter one below."""

    def draw(painter: QPainter, area: QRectF, row: R) -> None:
        _two_lines(painter, area, upper(row), lower(row), upper_role)

    return draw


def person(initials: Callable[[R], str], name: Callable[[R], str], label: Callable[[R], str]) -> Paint[R]:
    """A cell with a person's initials in a disc, the name and, below it, the label."""

    def draw(painter: QPainter, area: QRectF, row: R) -> None:
        disc = QRectF(area.left() + 4, area.center().y() - _AVATAR / 2, _AVATAR, _AVATAR)
        paint.avatar(painter, paint.visual(painter, area, disc), initials(row), label(row))
        rest = paint.visual(painter, area, area.adjusted(4 + _AVATAR + _AVATAR_GAP, 0, 0, 0))
        _two_lines(painter, rest, name(row), label(row), "strong")

    return draw


def chip(words: Callable[[R], str], tone: Callable[[R], str], icon: Callable[[R], str]) -> Paint[R]:
    """A cell with a chip."""

    def draw(painter: QPainter, area: QRectF, row: R) -> None:
        if words(row):
            paint.chip(painter, area, words(row), tone(row), icon(row))

    return draw


def progress(share: Callable[[R], float], words: Callable[[R], str]) -> Paint[R]:
    """A cell with a bar and its percentage."""

    def draw(painter: QPainter, area: QRectF, row: R) -> None:
        tokens = theme.tokens()
        track = QRectF(area.left(), area.center().y() - 3, max(area.width() - _PERCENT_ROOM, 20), 6)
        paint.bar(painter, paint.visual(painter, area, track), share(row), tokens.primary_fill, tokens.pressed)
        figure = QRectF(track.right() + 8, area.top(), _PERCENT_ROOM, area.height())
        paint.text(painter, paint.visual(painter, area, figure), words(row), "caption", tokens.text2)

    return draw


def _two_lines(painter: QPainter, area: QRectF, upper: str, lower: str, role: Role) -> None:
    tokens = theme.tokens()
    if not lower:
        paint.text(painter, area, upper, role, tokens.text)
        return
    middle = area.center().y()
    paint.text(painter, QRectF(area.left(), middle - _LINE + 1, area.width(), _LINE), upper, role, tokens.text)
    paint.text(painter, QRectF(area.left(), middle + 1, area.width(), _LINE - 2), lower, "caption", tokens.muted)
