"""The columns that the list of participants can have."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from partnertrack.i18n import _, current
from partnertrack.ui.view_models.people import PersonLine
from partnertrack.ui.widgets import cells
from partnertrack.ui.widgets.table_model import Column

if TYPE_CHECKING:
    from partnertrack.domain.scheme import Scheme

_KEPT = frozenset({"participant", "enrolment", "event"})
_TOLD = frozenset({"name", "status", "cohort"})
"""Slots that other columns tell."""


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
            order="step",
            width=160,
            gives_way=2,
        ),
        "progress": Column(
            _("Progress"),
            lambda line: line.percent,
            cells.progress(lambda line: line.progress, lambda line: line.percent),
            order="progress",
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
        "organisation": _plain(_("Organisation"), lambda line: line.organisation, "organisation", 170),
        "due": Column(
            _("Next deadline"),
            lambda line: " ".join(filter(None, (line.due, line.due_on))),
            cells.two_lines(lambda line: line.due, lambda line: line.due_on),
            order="due",
            width=200,
        ),
        "missing": _plain(_("Missing values"), lambda line: line.missing, "missing", 130),
    }


def _plain(title: str, words: Callable[[PersonLine], str], order: str, width: int) -> Column[PersonLine]:
    return Column(title, words, cells.plain(words), order=order, width=width)


def columns(scheme: Scheme, keys: Sequence[str], widths: Mapping[str, int]) -> tuple[Column[PersonLine], ...]:
    """The columns of these keys, in this order, as wide as somebody made them."""
    own = own_columns()
    made = [own.get(key) or _field(scheme, key) for key in keys if key in own or key in scheme.fields]
    known = [key for key in keys if key in own or key in scheme.fields]
    return tuple(replace(column, width=widths.get(key, column.width)) for key, column in zip(known, made, strict=True))


def offered(scheme: Scheme) -> tuple[tuple[str, str], ...]:
    """Every column that the list can have, as a pair of its key and title."""
    own = [(key, column.title) for key, column in own_columns().items()]
    known = {key for key, _title in own}
    fields = [
        (key, field.label.text(current()))
        for key, field in scheme.fields.items()
        if key not in known and field.record in _KEPT and field.slot not in _TOLD
    ]
    return (*own, *sorted(fields, key=lambda each: each[1].casefold()))


def _field(scheme: Scheme, key: str) -> Column[PersonLine]:
    """The column of a field of the dictionary."""

    def words(line: PersonLine) -> str:
        return line.values.get(key, "")

    return Column(scheme.fields[key].label.text(current()), words, cells.plain(words), order=key, width=150)
