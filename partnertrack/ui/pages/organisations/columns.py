"""The columns of the list of organisations."""

from __future__ import annotations

from partnertrack.i18n import _, number
from partnertrack.ui.view_models.organisations import OrganisationRow
from partnertrack.ui.widgets import cells
from partnertrack.ui.widgets.table_model import Column


def columns() -> tuple[Column[OrganisationRow], ...]:
    """Name, type, country, people, how far an employer has come, places, contacts, last contact."""
    return (
        Column(
            _("Organisation"),
            lambda row: ", ".join(filter(None, (row.name, row.detail))),
            cells.two_lines(lambda row: row.name, lambda row: row.detail, "strong"),
            width=240,
        ),
        Column(_("Type"), lambda row: row.type_label, cells.plain(lambda row: row.type_label), width=150, gives_way=1),
        Column(_("Country"), lambda row: row.country, cells.plain(lambda row: row.country), width=110, gives_way=4),
        Column(_("People"), lambda row: number(row.people), cells.plain(lambda row: number(row.people)), width=76),
        Column(
            _("Stand"),
            lambda row: row.stand,
            cells.chip(lambda row: row.stand, lambda row: row.tone, lambda row: row.icon),
            width=190,
            gives_way=2,
        ),
        Column(_("Places"), lambda row: row.offers, cells.plain(lambda row: row.offers), width=160, gives_way=5),
        Column(_("Contacts"), lambda row: row.contacts, cells.plain(lambda row: row.contacts), width=86, gives_way=6),
        Column(_("Last contact"), lambda row: row.last, cells.plain(lambda row: row.last), width=120, gives_way=3),
    )
