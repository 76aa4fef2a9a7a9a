"""Reads a set-up from the file that an office prepared for all its pilots."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Final

from partnertrack.domain.cohort import Cohort
from partnertrack.domain.set_up import Aim, PlannedPartner, SetUp
from partnertrack.errors import UserError
from partnertrack.i18n import _

EXAMPLE: Final = """\
scheme = "inspire_gh"                  # a template's id, see "partnertrack schemes"
title = "Solar trainees Ghana - Germany"

[grant]
donor = "European Commission"
organisation = "ICMPD"
starts_on = 2026-01-01
ends_on = 2028-12-31
reports = "half_year"                  # month, quarter, half_year, year, end
applicants = 420                       # how many applied, where the organiser told

[corridor]
origin = ["Ghana"]                     # names or ISO codes; without them those of the scheme
destination = ["Germany"]

[[cohorts]]
name = "2026-A"
places = 30
starts_on = 2026-03-01

[[partners]]
name = "Training centre Kumasi"
kind = "training_centre"               # employer, consulate, agency, employment_service, ministry, other ...
country = "Ghana"
every_months = 1                       # how often it sends a file; leave it out for one that sends none
due_days = 10
language = "en"

[[targets]]
figure = "A3"                          # ids as "partnertrack figures" prints them
value = 60                             # a percentage is a part of one: 0.3 for 30 %
due_on = 2028-12-31                    # without a day, the end of the grant
"""
"""A set-up with every section that there is."""

_TEXTS: Final = (str,)
_Kinds = tuple[type, ...]


def read_set_up(path: Path) -> SetUp:
    """The set-up that the file describes; raises `UserError` with every mistake, one a line."""
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8-sig"), parse_float=Decimal)
    except OSError:
        raise UserError(_("“{file}” cannot be read.").format(file=path.name)) from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise UserError(_("“{file}” is no set-up: {problem}").format(file=path.name, problem=error)) from None
    form = _Form()
    found = form.set_up(data)
    if form.problems:
        raise UserError("\n".join(f"{path.name}: {problem}" for problem in form.problems))
    return found


@dataclass(slots=True)
class _Form:
    """Takes the sections apart, and notes what is not as it must be."""

    problems: list[str] = field(default_factory=list)

    def set_up(self, data: Mapping[str, object]) -> SetUp:
        """All sections together."""
        self._only(data, "", {"scheme", "title", "grant", "corridor", "cohorts", "partners", "targets"})
        grant, corridor = self._section(data, "grant"), self._section(data, "corridor")
        self._only(grant, "grant", {"donor", "organisation", "starts_on", "ends_on", "reports", "applicants"})
        self._only(corridor, "corridor", {"origin", "destination"})
        return SetUp(
            scheme=self._text(data, "", "scheme"),
            title=self._text(data, "", "title"),
            donor=self._text(grant, "grant", "donor"),
            organisation=self._text(grant, "grant", "organisation"),
            applicants=self._number(grant, "grant", "applicants"),
            origin=self._texts(corridor, "origin"),
            destination=self._texts(corridor, "destination"),
            starts_on=self._day(grant, "grant", "starts_on"),
            ends_on=self._day(grant, "grant", "ends_on"),
            reports=self._text(grant, "grant", "reports") or "half_year",
            cohorts=tuple(self._cohort(*each) for each in self._list(data, "cohorts")),
            partners=tuple(self._partner(*each) for each in self._list(data, "partners")),
            aims=tuple(self._aim(*each) for each in self._list(data, "targets")),
        )

    def _cohort(self, where: str, table: Mapping[str, object]) -> Cohort:
        self._only(table, where, {"name", "places", "starts_on", "ends_on"})
        return Cohort(
            name=self._text(table, where, "name"),
            capacity=self._number(table, where, "places"),
            starts_on=self._day(table, where, "starts_on"),
            ends_on=self._day(table, where, "ends_on"),
        )

    def _partner(self, where: str, table: Mapping[str, object]) -> PlannedPartner:
        self._only(table, where, {"name", "kind", "country", "every_months", "due_days", "language", "contact"})
        due = self._number(table, where, "due_days")
        return PlannedPartner(
            name=self._text(table, where, "name"),
            type=self._text(table, where, "kind") or "other",
            country=self._text(table, where, "country"),
            every_months=self._number(table, where, "every_months"),
            due_days=10 if due is None else due,
            language=self._text(table, where, "language") or "en",
            contact=self._text(table, where, "contact"),
        )

    def _aim(self, where: str, table: Mapping[str, object]) -> Aim:
        self._only(table, where, {"figure", "value", "due_on"})
        value = self._of(table, where, "value", (int, Decimal))
        if value is None:
            self.problems.append(_("{place}: the target has no value").format(place=where))
        return Aim(self._text(table, where, "figure"), Decimal(str(value or 0)), self._day(table, where, "due_on"))

    def _section(self, data: Mapping[str, object], name: str) -> Mapping[str, object]:
        found = self._of(data, "", name, (dict,))
        return found if isinstance(found, dict) else {}

    def _list(self, data: Mapping[str, object], name: str) -> list[tuple[str, Mapping[str, object]]]:
        found = self._of(data, "", name, (list,))
        entries = found if isinstance(found, list) else []
        told = [(f"{name} {place}", each) for place, each in enumerate(entries, 1)]
        for where, each in told:
            if not isinstance(each, dict):
                self.problems.append(_("{place}: a section was expected").format(place=where))
        return [(where, each) for where, each in told if isinstance(each, dict)]

    def _text(self, table: Mapping[str, object], where: str, key: str) -> str:
        return str(self._of(table, where, key, _TEXTS) or "").strip()

    def _texts(self, table: Mapping[str, object], key: str) -> tuple[str, ...]:
        found = self._of(table, "corridor", key, (list, str))
        return tuple(map(str, found)) if isinstance(found, list) else tuple(filter(None, (str(found or ""),)))

    def _number(self, table: Mapping[str, object], where: str, key: str) -> int | None:
        found = self._of(table, where, key, (int,))
        return found if isinstance(found, int) else None

    def _day(self, table: Mapping[str, object], where: str, key: str) -> date | None:
        found = self._of(table, where, key, (date,))
        return found if isinstance(found, date) else None

    def _of(self, table: Mapping[str, object], where: str, key: str, kinds: _Kinds) -> object:
        """What stands there, None for nothing; another kind of thing is a mistake."""
        found = table.get(key)
        if found is None or (isinstance(found, kinds) and not isinstance(found, bool)):
            return found
        place = ", ".join(filter(None, (where, key)))
        self.problems.append(_("{place}: “{value}” is not what is expected there").format(place=place, value=found))
        return None

    def _only(self, table: Mapping[str, object], where: str, known: set[str]) -> None:
        for key in sorted(set(table) - known):
            place = ", ".join(filter(None, (where, key)))
            names = ", ".join(sorted(known))
            self.problems.append(
                _("{place}: there is no such line; there are: {names}").format(place=place, names=names)
            )
