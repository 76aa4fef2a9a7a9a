"""The columns that the list of participants can have."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from partnertrack.i18n import _
from partnertrack.ui.view_models.people import PersonLine
from partnertrack.ui.widgets import cells
from partnertrack.ui.widgets.table_model import Column


def own_columns() -> Mapping[str, Column[PersonLine]]:
    """The columns that are made for this list, by key."""
    return {
        "name": Column(
            _("Name"),
            lambda line: f"{line.name}, {line.label}",
            cells.person(lambda line: line.initials, lambda line: line.name, lambda line: line.label),
            order="name",
            width=240,
        ),
        "cohort": Column(
            _("Cohort"),
            lambda line: line.cohort,
            cells.two_lines(lambda line: line.cohort, lambda line: line.track),
            order="cohort",
            width=150,
            gives_way=1,
        ),
        "region": Column(
            _("Region"),
            lambda line: line.region,
            cells.plain(lambda line: line.region),
            order="region",
            width=130,
            gives_way=3,
        ),
        "stage": Column(
            _("Stage"),
            lambda line: line.standing.text,
            cells.chip(
                lambda line: line.standing.text, lambda line: line.standing.tone, lambda line: line.standing.icon
            ),
            order="stage",
            width=200,
        ),
        "step": Column(
            _("Last step"),
            lambda line: line.step,
            cells.plain(lambda line: line.step),
            width=160,
            gives_way=2,
        ),
        "progress": Column(
            _("Progress"),
            lambda line: line.percent,
            cells.progress(lambda line: line.progress, lambda line: line.percent),
            width=130,
            gives_way=4,
        ),
        "updated_on": Column(
            _("Updated"),
            lambda line: line.updated,
            cells.plain(lambda line: line.updated),
            order="updated_on",
            width=116,
            gives_way=5,
        ),
    }


def columns(keys: Sequence[str]) -> tuple[Column[PersonLine], ...]:
    """The columns of these keys, in this order."""
    own = own_columns()
    return tuple(own[key] for key in keys if key in own)
