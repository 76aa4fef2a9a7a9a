"""The columns of the list of organisations, and the orders in which it can be read."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from typing import Any

from partnertrack.domain.engagement import FUNNEL, LOST
from partnertrack.domain.names import fold
from partnertrack.i18n import _, number
from partnertrack.ui.view_models.organisations import OrganisationRow
from partnertrack.ui.widgets import cells
from partnertrack.ui.widgets.table_model import Column

_STAGES = ("", LOST, *FUNNEL)
_ORDERS: dict[str, Callable[[OrganisationRow], Any]] = {
    "name": lambda row: fold(row.name),
    "type": lambda row: fold(row.type_label),
    "country": lambda row: fold(row.country),
    "people": lambda row: row.people,
    "stand": lambda row: _STAGES.index(row.at[0]) if row.at else -1,
    "places": lambda row: (row.free, row.places),
    "contacts": lambda row: len(row.contacts),
    "last": lambda row: row.last_on or date.min,
}


def in_order(rows: Iterable[OrganisationRow], order: str, *, is_descending: bool) -> list[OrganisationRow]:
    """The rows by a column; those that are equal by name."""
    by_name = sorted(rows, key=_ORDERS["name"])
    return sorted(by_name, key=_ORDERS[order], reverse=is_descending)


def columns() -> tuple[Column[OrganisationRow], ...]:
    """Name, type, country, people, how far an employer has come, places, contacts, last contact."""
    return (
        Column(
            _("Organisation"),
            lambda row: ", ".join(filter(None, (row.name, row.detail))),
            cells.two_lines(lambda row: row.name, lambda row: row.detail, "strong"),
            width=240,
            order="name",
        ),
        _plain(_("Type"), lambda row: row.type_label, "type", 150, 2),
        _plain(_("Country"), lambda row: row.country, "country", 110, 4),
        _plain(_("People"), lambda row: number(row.people) if row.people else "", "people", 76, 0),
        Column(
            _("Stand"),
            lambda row: row.stand,
            cells.chip(lambda row: row.stand, lambda row: row.tone, lambda row: row.icon),
            width=210,
            order="stand",
            gives_way=1,
        ),
        _plain(_("Places"), lambda row: row.offers, "places", 160, 5),
        _plain(_("Contacts"), lambda row: number(len(row.contacts)) if row.contacts else "", "contacts", 90, 6),
        _plain(_("Last contact"), lambda row: row.last, "last", 120, 3),
    )


def _plain(
    title: str, words: Callable[[OrganisationRow], str], order: str, width: int, gives_way: int
) -> Column[OrganisationRow]:
    return Column(title, words, cells.plain(words), width=width, order=order, gives_way=gives_way)
