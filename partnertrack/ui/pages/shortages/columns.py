"""The columns of the list of shortage occupations."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from partnertrack.domain.names import fold
from partnertrack.i18n import _
from partnertrack.ui.view_models.shortages import STANDING_ICONS, STANDING_TONES, LineRow, supply_names
from partnertrack.ui.widgets import cells
from partnertrack.ui.widgets.table_model import Column


def in_order(rows: Iterable[LineRow], order: str, *, is_descending: bool) -> list[LineRow]:
    """The rows by a column; those that are equal as they came."""
    by: dict[str, Callable[[LineRow], Any]] = {
        "title": lambda row: fold(row.title),
        "standing": lambda row: list(STANDING_TONES).index(row.line.standing),
        "demand": lambda row: row.line.wanted or 0,
        "origin": lambda row: row.line.spare or 0,
        "placed": lambda row: len(row.line.supply.placed),
        "certified": lambda row: len(row.line.supply.certified),
        "training": lambda row: len(row.line.supply.training),
        "gap": lambda row: row.line.gap or 0,
    }
    return sorted(rows, key=by[order], reverse=is_descending)


def shortage_columns() -> tuple[Column[LineRow], ...]:
    """The occupation with its code, what the lists say, the demand, the supply by kind, and the gap."""
    placed, certified, training = supply_names()
    return (
        Column(
            _("Occupation"),
            lambda row: row.title,
            cells.two_lines(lambda row: row.title, lambda row: row.below, "strong"),
            260,
            "title",
            tip=lambda row: f"{row.title}\n{row.below}",
            spoken=lambda row: f"{row.title}, {row.below}",
        ),
        Column(
            _("The lists"),
            lambda row: row.standing,
            cells.chip(
                lambda row: row.standing,
                lambda row: STANDING_TONES[row.line.standing],
                lambda row: STANDING_ICONS[row.line.standing],
            ),
            170,
            "standing",
        ),
        _plain(_("Destination lacks"), lambda row: row.demand, 140, "demand"),
        _plain(_("Origin"), lambda row: row.origin, 110, "origin", gives_way=2),
        _plain(placed, lambda row: row.supply[0], 84, "placed", gives_way=3),
        _plain(certified, lambda row: row.supply[1], 90, "certified", gives_way=4),
        _plain(training, lambda row: row.supply[2], 100, "training", gives_way=5),
        _plain(_("Gap"), lambda row: row.gap, 100, "gap", gives_way=1),
    )


def _plain(
    title: str, words: Callable[[LineRow], str], width: int, order: str, *, gives_way: int = 0
) -> Column[LineRow]:
    return Column(title, words, cells.plain(words, colour="text"), width, order, gives_way=gives_way)
