"""The columns of the list of vacancies, and of those who suit one."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from partnertrack.domain.names import fold
from partnertrack.i18n import _, number
from partnertrack.ui import theme
from partnertrack.ui.view_models.reasons import Mark
from partnertrack.ui.view_models.vacancies import (
    FORWARD,
    ICONS,
    TONES,
    PersonMark,
    VacancyRow,
    candidate_statuses,
)
from partnertrack.ui.widgets import cells, paint
from partnertrack.ui.widgets.table_model import Column

_GAP, _LEAST = 6, 96
_BAR, _FIGURE = 6, 34
_COUNT = 88


def in_order(rows: Iterable[VacancyRow], order: str, *, is_descending: bool) -> list[VacancyRow]:
    """The rows by a column; those that are equal as they came."""
    by: dict[str, Callable[[VacancyRow], Any]] = {
        "title": lambda row: fold(row.title),
        "starts_on": lambda row: row.starts_on or date.max,
        "share": lambda row: row.share,
        "status": lambda row: list(TONES).index(row.status),
    }
    key = by.get(order) or (lambda row: row.counts[order])
    return sorted(rows, key=key, reverse=is_descending)


def vacancy_columns() -> tuple[Column[VacancyRow], ...]:
    """The vacancy with its employer, its first day, places and status, then how many candidates stand where."""
    titles = {**{key: candidate_statuses()[key] for key in FORWARD}, "contract": _("Contract"), "out": _("Not taken")}
    return (
        Column(
            _("Vacancy"),
            lambda row: ", ".join(filter(None, (row.title, row.employer))),
            cells.two_lines(lambda row: row.title, lambda row: row.employer, "strong"),
            width=240,
            order="title",
        ),
        Column(
            _("First day"),
            lambda row: row.begins,
            cells.plain(lambda row: row.begins),
            width=122,
            order="starts_on",
            gives_way=4,
        ),
        Column(
            _("Places taken"),
            lambda row: row.places,
            cells.progress(lambda row: row.share, lambda row: row.places),
            width=122,
            order="share",
            gives_way=5,
        ),
        Column(
            _("Status"),
            lambda row: row.status_label,
            cells.chip(lambda row: row.status_label, lambda row: TONES[row.status], lambda row: ICONS[row.status]),
            width=128,
            order="status",
        ),
        *(_count(key, title) for key, title in titles.items()),
    )


def person_columns() -> tuple[Column[PersonMark], ...]:
    """Who, how well, and why."""
    return (
        Column(
            _("Person"),
            lambda row: f"{row.name}, {row.label}",
            cells.person(lambda row: row.initials, lambda row: row.name, lambda row: row.label),
            width=250,
        ),
        Column(
            _("Suits"),
            lambda row: _("{score} of 100").format(score=row.score) if row.score else _("not known"),
            _score,
            width=130,
        ),
        Column(_("Why"), _told, lambda painter, area, row: chips(painter, area, row.marks), width=620, tip=_listed),
    )


def chips(painter: QPainter, area: QRectF, marks: Sequence[Mark]) -> None:
    """As many chips beside each other as there is room for, then how many more there are."""
    left = area.left()
    for place, mark in enumerate(marks):
        rest = len(marks) - place
        kept = paint.chip_width(_more(rest - 1)) + _GAP if rest > 1 else 0
        room = area.right() - left - kept
        wide = paint.chip_width(mark.text, mark.icon)
        if wide > room:
            if room >= _LEAST:
                _chip(painter, QRectF(left, area.top(), room, area.height()), area, mark)
                left, rest = left + room + _GAP, rest - 1
            if rest:
                more = QRectF(left, area.top(), area.right() - left, area.height())
                _chip(painter, more, area, Mark(_more(rest), "neutral", ""))
            return
        _chip(painter, QRectF(left, area.top(), wide, area.height()), area, mark)
        left += wide + _GAP


def _more(count: int) -> str:
    return _("{n} more").format(n=number(count))


def _chip(painter: QPainter, place: QRectF, area: QRectF, mark: Mark) -> None:
    paint.chip(painter, paint.visual(painter, area, place), mark.text, mark.tone, mark.icon)


def _count(key: str, title: str) -> Column[VacancyRow]:
    def words(row: VacancyRow) -> str:
        return number(row.counts[key]) if row.counts[key] else ""

    def spoken(row: VacancyRow) -> str:
        return number(row.counts[key])

    rank = 3 if key == "out" else 1
    return Column(title, words, _figure(words), width=_COUNT, gives_way=rank, spoken=spoken, order=key)


def _figure(words: Callable[[VacancyRow], str]) -> Callable[[QPainter, QRectF, VacancyRow], None]:
    """A figure, or a quiet dot where there is nobody."""

    def draw(painter: QPainter, area: QRectF, row: VacancyRow) -> None:
        tokens = theme.tokens()
        told = words(row)
        paint.text(painter, area, told or "·", "strong" if told else "table", tokens.text if told else tokens.disabled)

    return draw


def _score(painter: QPainter, area: QRectF, row: PersonMark) -> None:
    """A calm bar with the score behind it."""
    tokens = theme.tokens()
    if not row.score:
        paint.text(painter, area, _("not known"), "caption", tokens.muted)
        return
    track = QRectF(area.left(), area.center().y() - _BAR / 2, area.width() - _FIGURE, _BAR)
    paint.bar(painter, paint.visual(painter, area, track), row.share, tokens.primary_fill, tokens.pressed)
    figure = QRectF(track.right() + 8, area.top(), _FIGURE, area.height())
    paint.text(painter, paint.visual(painter, area, figure), row.score, "control", tokens.text2)


def _told(row: PersonMark) -> str:
    return "; ".join(mark.text for mark in row.marks)


def _listed(row: PersonMark) -> str:
    return "\n".join(mark.text for mark in row.marks)
