"""The columns of the list of indicators."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter

from partnertrack.i18n import _, day, pgettext
from partnertrack.ui import theme
from partnertrack.ui.pages.indicators.elsewhere import ELSEWHERE
from partnertrack.ui.theme import Role
from partnertrack.ui.view_models.indicators import DIRECTIONS, IndicatorRow, IndicatorsView, direction_words
from partnertrack.ui.widgets import paint
from partnertrack.ui.widgets.table_model import Column

NAME, VALUE, N, D, CHANGE, PERIOD = range(6)
"""The places of the columns."""

_ID, _INDENT, _LINE = 118, 14, 18
_MARK = 13


def columns(view: IndicatorsView | None) -> tuple[Column[IndicatorRow], ...]:
    """The name with what a careful reader must know, the value, its halves, the change, what fell into the period."""
    change = (
        _("Since {day}").format(day=day(view.before, "medium"))
        if view and view.before
        else pgettext("difference", "Change")
    )
    always = (
        Column(_("Indicator"), _named, _draw_name, 320, tip=lambda row: row.definition, spoken=_spoken),
        Column(_("Value"), lambda row: row.value, _draw_value, 128, tip=lambda row: row.value),
        Column(_("Counted"), lambda row: row.n, _draw_n, 106, tip=_tip_n),
        Column(_("Of"), lambda row: row.d, _draw_d, 110, tip=_tip_d),
        Column(change, _changed, _draw_change, 140, tip=lambda row: row.before, gives_way=2),
    )
    if view is None or view.since is None:
        return always
    since = _("From {day}").format(day=day(view.since, "medium"))
    return (*always, Column(since, lambda row: row.in_period, _draw_period, 130, gives_way=3))


def _named(row: IndicatorRow) -> str:
    return row.heading or row.name


def _spoken(row: IndicatorRow) -> str:
    if row.heading:
        return row.heading
    return f"{row.id} {row.name}, {direction_words(row.direction)}. {row.told}"


def _changed(row: IndicatorRow) -> str:
    return " · ".join(filter(None, (row.change, row.then)))


def _tip_n(row: IndicatorRow) -> str:
    return _("Open those who are counted") if row.opens_n else ""


def _tip_d(row: IndicatorRow) -> str:
    return _("Open those of whom they are counted") if row.opens_d else ""


def _draw_name(painter: QPainter, area: QRectF, row: IndicatorRow) -> None:
    tokens = theme.tokens()
    if row.heading:
        paint.text(painter, area.adjusted(0, 10, 0, 0), row.heading, "strong", tokens.text)
        return
    left = area.left() + (0 if row.is_main else _INDENT)
    key = QRectF(left, area.top(), _ID - (left - area.left()) - 22, area.height())
    paint.text(
        painter, paint.visual(painter, area, key), row.id, "caption", tokens.text2 if row.is_main else tokens.muted
    )
    mark = paint.visual(painter, area, QRectF(area.left() + _ID - 20, area.top(), _MARK, area.height()))
    paint.icon(painter, QPointF(mark.center()), DIRECTIONS[row.direction], _MARK, tokens.muted)
    rest = area.adjusted(_ID, 0, 0, 0)
    middle = area.center().y()
    whole = not row.told
    upper = QRectF(rest.left(), middle - (_LINE / 2 if whole else _LINE - 1), rest.width(), _LINE)
    paint.text(
        painter, paint.visual(painter, area, upper), row.name, "control" if row.is_main else "table", tokens.text
    )
    if not whole:
        lower = QRectF(rest.left(), middle + 1, rest.width(), _LINE - 2)
        paint.text(painter, paint.visual(painter, area, lower), row.told, "caption", tokens.muted)


def _draw_value(painter: QPainter, area: QRectF, row: IndicatorRow) -> None:
    paint.text(painter, area, row.value, "strong", theme.tokens().text)


def _draw_n(painter: QPainter, area: QRectF, row: IndicatorRow) -> None:
    _draw_link(painter, area, row.n, opens=row.opens_n or row.counts in ELSEWHERE)


def _draw_d(painter: QPainter, area: QRectF, row: IndicatorRow) -> None:
    _draw_link(painter, area, row.d, opens=row.opens_d or row.counts in ELSEWHERE)


def _draw_period(painter: QPainter, area: QRectF, row: IndicatorRow) -> None:
    paint.text(painter, area, row.in_period, "table", theme.tokens().text2)


def _draw_change(painter: QPainter, area: QRectF, row: IndicatorRow) -> None:
    tokens = theme.tokens()
    colour = theme.tone(row.tone).text if row.tone != "neutral" else tokens.text2
    role: Role = "control" if row.tone != "neutral" else "table"
    if not row.then:
        paint.text(painter, area, row.change, role, colour)
        return
    middle = area.center().y()
    upper = QRectF(area.left(), middle - _LINE + 1, area.width(), _LINE)
    lower = QRectF(area.left(), middle + 1, area.width(), _LINE - 2)
    paint.text(painter, upper, row.change or "–", role, colour)
    paint.text(painter, lower, row.then, "caption", tokens.muted)


def _draw_link(painter: QPainter, area: QRectF, text: str, *, opens: bool) -> None:
    tokens = theme.tokens()
    paint.text(painter, area, text, "control", tokens.primary_text if opens else tokens.muted)
