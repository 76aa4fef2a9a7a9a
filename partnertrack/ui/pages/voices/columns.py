"""The columns of the tables on the page of voices."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from partnertrack.domain.satisfaction import SCALE
from partnertrack.i18n import _, number
from partnertrack.ui import theme
from partnertrack.ui.view_models import grievances, lessons, risks
from partnertrack.ui.view_models.grievances import GrievanceRow
from partnertrack.ui.view_models.lessons import LessonRow
from partnertrack.ui.view_models.risks import RiskRow
from partnertrack.ui.view_models.satisfaction import GroupRow, IssueRow
from partnertrack.ui.widgets import cells, paint
from partnertrack.ui.widgets.table_model import Column

R = TypeVar("R")


def group_columns(title: str) -> tuple[Column[GroupRow], ...]:
    """A group, then its figures; each of them opens its people."""
    answers = tuple((number(score), 52, 3) for score in SCALE)
    heads = ((_("Satisfied"), 168, 0), *answers, (_("Answered"), 108, 2), (_("Due or done"), 108, 1))
    return (
        Column(title, lambda row: row.label, cells.plain(lambda row: row.label, "strong", "text"), width=220),
        *(_figure(head, place, width, gives_way) for place, (head, width, gives_way) in enumerate(heads)),
    )


def issue_columns() -> tuple[Column[IssueRow], ...]:
    """What was told with who told it, then when."""
    return (
        Column(
            _("What was told"),
            lambda row: f"{row.text} – {row.who}",
            cells.two_lines(lambda row: row.text, lambda row: row.who),
            width=420,
            tip=lambda row: row.text,
        ),
        _plain(_("Follow-up"), lambda row: row.after, 120, 2),
        _plain(_("When"), lambda row: row.when, 130, 0),
    )


def grievance_columns() -> tuple[Column[GrievanceRow], ...]:
    """The subject with whom it is about, then when, how far and by when; never what was said."""
    return (
        Column(
            _("Grievance"),
            lambda row: f"{row.subject}, {row.about}",
            cells.two_lines(lambda row: row.subject, lambda row: row.about, "strong"),
            width=260,
        ),
        _plain(_("Received"), lambda row: row.received, 120, 3),
        _chip(_("Status"), lambda row: row.status, lambda row: row.line.status, grievances.TONES, grievances.ICONS),
        _due(lambda row: row.due, lambda row: row.line.is_late),
        _plain(_("Open for"), lambda row: row.age, 96, 4),
        _plain(_("Owner"), lambda row: row.line.owner, 190, 5),
    )


def lesson_columns() -> tuple[Column[LessonRow], ...]:
    """What was observed with what is changed, then by whom and when."""
    return (
        Column(
            _("Observation and change"),
            lambda row: f"{row.lesson.observation} {row.lesson.change}".strip(),
            cells.two_lines(lambda row: row.lesson.observation, lambda row: row.lesson.change, "strong"),
            width=420,
            tip=lambda row: "\n\n".join(filter(None, (row.lesson.observation, row.lesson.change))),
        ),
        _plain(_("Stage"), lambda row: row.stage, 128, 5),
        _plain(_("Owner"), lambda row: row.lesson.owner, 190, 4),
        _due(lambda row: row.due, lambda row: row.is_late),
        _chip(_("Status"), lambda row: row.status, lambda row: row.lesson.status, lessons.TONES, lessons.ICONS),
    )


def risk_columns() -> tuple[Column[RiskRow], ...]:
    """The risk with what is done about it, its score and where that goes, then by whom and when."""
    return (
        Column(
            _("Risk and what is done about it"),
            lambda row: f"{row.number} {row.risk.title}. {row.risk.mitigation}".strip(),
            _risk,
            width=380,
            tip=lambda row: "\n\n".join(filter(None, (row.risk.title, row.risk.description, row.risk.mitigation))),
        ),
        Column(
            _("Score"),
            lambda row: f"{row.score} {row.zone_label}",
            cells.chip(
                lambda row: f"{row.score}  {row.zone_label}", lambda row: risks.ZONE_TONES[row.zone], lambda _r: ""
            ),
            width=128,
        ),
        Column(_("Since the review before"), lambda row: row.move_label, _move, width=168, gives_way=2),
        _plain(_("Owner"), lambda row: row.risk.owner, 180, 4),
        _due(lambda row: row.due, lambda row: row.is_late),
        _chip(
            _("Status"), lambda row: row.status, lambda row: row.risk.status, risks.STATUS_TONES, risks.STATUS_ICONS, 3
        ),
    )


def _figure(title: str, place: int, width: int, gives_way: int) -> Column[GroupRow]:
    def words(row: GroupRow) -> str:
        return row.figures[place].text

    def spoken(row: GroupRow) -> str:
        told = row.figures[place]
        return ", ".join((told.text, _("few answers"))) if told.is_small else told.text or _("none")

    def draw(painter: QPainter, area: QRectF, row: GroupRow) -> None:
        tokens, told = theme.tokens(), row.figures[place]
        upper = told.text or "·"
        colour = tokens.text if told.count and not told.is_small else tokens.muted
        if not told.is_small:
            paint.text(painter, area, upper, "table", colour)
            return
        wide = paint.width(upper, "table") + 8
        paint.text(painter, area, upper, "table", colour)
        rest = QRectF(area.left() + wide, area.top(), max(area.width() - wide, 0), area.height())
        paint.text(painter, paint.visual(painter, area, rest), _("few"), "caption", tokens.muted)

    return Column(title, words, draw, width=width, gives_way=gives_way, spoken=spoken)


def _risk(painter: QPainter, area: QRectF, row: RiskRow) -> None:
    """The number by which the map names it, then the title and what is done."""
    wide = 26 if row.number else 0
    if row.number:
        place = QRectF(area.left(), area.top(), wide, area.height())
        paint.text(painter, paint.visual(painter, area, place), row.number, "control", theme.tokens().muted)
    rest = paint.visual(painter, area, area.adjusted(wide, 0, 0, 0))
    cells.two_lines(_title, _mitigation, "strong")(painter, rest, row)


def _title(row: RiskRow) -> str:
    return row.risk.title


def _mitigation(row: RiskRow) -> str:
    return row.risk.mitigation


def _move(painter: QPainter, area: QRectF, row: RiskRow) -> None:
    """An arrow and a word."""
    colour = theme.tone(risks.MOVE_TONES[row.move]).text
    place = paint.visual(painter, area, QRectF(area.left(), area.top(), 16, area.height()))
    paint.icon(painter, place.center(), risks.MOVE_ICONS[row.move], 15, colour)
    rest = paint.visual(painter, area, area.adjusted(22, 0, 0, 0))
    paint.text(painter, rest, row.move_label, "table", colour)


def _plain(title: str, words: Callable[[R], str], width: int, gives_way: int) -> Column[R]:
    return Column(title, words, cells.plain(words), width=width, gives_way=gives_way)


def _due(words: Callable[[R], str], is_late: Callable[[R], bool]) -> Column[R]:
    """A day, or by how many days it has passed."""

    def draw(painter: QPainter, area: QRectF, row: R) -> None:
        if is_late(row):
            paint.chip(painter, area, words(row), "danger", "triangle-alert")
        else:
            paint.text(painter, area, words(row), "table", theme.tokens().text2)

    return Column(_("Due"), words, draw, width=136)


def _chip(
    title: str,
    words: Callable[[R], str],
    key: Callable[[R], str],
    tones: dict[str, str],
    icons: dict[str, str],
    gives_way: int = 1,
) -> Column[R]:
    draw = cells.chip(words, lambda row: tones.get(key(row), "neutral"), lambda row: icons.get(key(row), ""))
    return Column(title, words, draw, width=132, gives_way=gives_way)
