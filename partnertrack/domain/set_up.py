"""What an office knows of a pilot before anybody is in it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from partnertrack.domain.cohort import Cohort
from partnertrack.domain.logframe import FREQUENCIES
from partnertrack.domain.names import fold
from partnertrack.domain.organisation import ORGANISATION_TYPES
from partnertrack.domain.text import LABEL_LANGUAGES
from partnertrack.errors import RuleError
from partnertrack.i18n import _

_LONGEST, _LATEST = 60, 366


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedPartner:
    """An organisation that one works with; `every_months` is None for one that sends no files.

    `type` is one of `ORGANISATION_TYPES`, `country` an ISO 3166-1 code or a name that people write, `language` that in
    which one writes to it; a file is due `due_days` days after its period's end.
    """

    name: str
    type: str = "other"
    country: str = ""
    every_months: int | None = None
    due_days: int = 10
    language: str = "en"
    contact: str = ""


@dataclass(frozen=True, slots=True)
class Aim:
    """What a figure is to reach by a day; without one by the end of the grant. A share is a part of one (0.3)."""

    figure: str
    value: Decimal
    due_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SetUp:
    """All that a new pilot begins with; only the scheme's id must be there.

    `origin` and `destination` are countries as `PlannedPartner` has them, in place of the scheme's where there are any.
    `starts_on` and `ends_on` are the first and the last day of the grant, `reports` is one of `FREQUENCIES`.
    """

    scheme: str
    title: str = ""
    donor: str = ""
    organisation: str = ""
    applicants: int | None = None
    origin: tuple[str, ...] = ()
    destination: tuple[str, ...] = ()
    starts_on: date | None = None
    ends_on: date | None = None
    reports: str = "half_year"
    cohorts: tuple[Cohort, ...] = ()
    partners: tuple[PlannedPartner, ...] = ()
    aims: tuple[Aim, ...] = ()


def check(planned: SetUp) -> None:
    """Raise `RuleError` with the first thing that has to be mended."""
    if planned.starts_on and planned.ends_on and planned.ends_on < planned.starts_on:
        raise RuleError(_("The grant would end before it begins."))
    if planned.reports not in FREQUENCIES:
        raise RuleError(_("Reports are written: {names}.").format(names=", ".join(FREQUENCIES)))
    if planned.applicants is not None and planned.applicants < 0:
        raise RuleError(_("There cannot be fewer than no applicants."))
    check_cohorts(planned.cohorts)
    check_partners(planned.partners)
    check_aims(planned.aims)


def check_cohorts(cohorts: tuple[Cohort, ...]) -> None:
    """Raise `RuleError` where a cohort has no name or one that another has, makes no sense, or ends too early."""
    _check_names([each.name for each in cohorts], _("Name the cohort."))
    for each in cohorts:
        if each.capacity is not None and each.capacity < 0:
            raise RuleError(_("The cohort “{name}” would have fewer than no places.").format(name=each.name))
        if each.starts_on and each.ends_on and each.ends_on < each.starts_on:
            raise RuleError(_("The cohort would end before it begins."))


def check_partners(partners: tuple[PlannedPartner, ...]) -> None:
    """Raise `RuleError` where a partner has no name or one that another has, or owes files that make no sense."""
    _check_names([each.name for each in partners], _("Give the organisation a name."))
    for each in partners:
        if each.type not in ORGANISATION_TYPES:
            raise RuleError(_("A partner is one of: {names}.").format(names=", ".join(ORGANISATION_TYPES)))
        if each.every_months is not None and not 1 <= each.every_months <= _LONGEST:
            raise RuleError(_("A period lasts from one month to {most}.").format(most=_LONGEST))
        if not 0 <= each.due_days <= _LATEST:
            raise RuleError(_("A file is due at most {most} days after its period.").format(most=_LATEST))
        if each.language not in LABEL_LANGUAGES:
            raise RuleError(_("Letters are written in: {names}.").format(names=", ".join(LABEL_LANGUAGES)))


def check_aims(aims: tuple[Aim, ...]) -> None:
    """Raise `RuleError` where a figure has two targets, or one below nothing."""
    figures = [each.figure for each in aims]
    for each in aims:
        if figures.count(each.figure) > 1:
            raise RuleError(_("There are two targets for {figure}.").format(figure=each.figure))
        if each.value < 0:
            raise RuleError(_("The target for {figure} is below nothing.").format(figure=each.figure))


def _check_names(names: list[str], blank: str) -> None:
    seen: set[str] = set()
    for name in names:
        folded = fold(name)
        if not folded:
            raise RuleError(blank)
        if folded in seen:
            raise RuleError(_("“{name}” stands there twice.").format(name=name.strip()))
        seen.add(folded)
