"""What the schema does not check: code lists, days in order, parts that add up."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from partnertrack.i18n import _, day
from partnertrack.reporting.iati.activity import PERCENTAGE, Activity, Identity, Indicator, Organisation, Period

_ORGANISATION = re.compile(r"[A-Z]{2,3}(-[A-Z0-9_]+)+-[^\s/&|?]+")
_IDENTIFIER = re.compile(r"[^\s/&|?]+")
_KINDS = frozenset({"10", "11", "15", "21", "22", "23", "24", "30", "40", "60", "70", "71", "72", "73", "80", "90"})
_ROLES, _STATUSES, _LEVELS = frozenset("1234"), frozenset("123456"), frozenset("1239")
_MEASURES, _VOCABULARIES = frozenset("12345"), frozenset({"1", "2", "3", "4", "5", "6", "7", "8", "9", "99"})
_HUNDRED = Decimal(100)
MADE_UP = "ZZ-"
"""How identifiers begin that nobody gave."""


def faults(activity: Activity) -> tuple[str, ...]:
    """What a publisher must mend, as sentences; nothing where all is well."""
    return (
        *_of_identity(activity.identity),
        *_of_codes(activity),
        *_of_shares(activity),
        *(fault for result in activity.results for each in result.indicators for fault in _of_indicator(each)),
    )


def _of_identity(identity: Identity) -> Iterator[str]:
    ref = identity.reporting.ref
    if ref.startswith(MADE_UP):
        yield _("Who reports has no identifier of IATI yet: “{ref}” was made up.").format(ref=ref)
    elif not _ORGANISATION.fullmatch(ref):
        yield _("“{ref}” is no identifier of an organisation, such as “DE-1” or “XM-DAC-5-2”.").format(ref=ref)
    if not _IDENTIFIER.fullmatch(identity.activity):
        yield _("The identifier of the activity has a sign that it must not have: “{id}”.").format(id=identity.activity)
    if not identity.activity.startswith(f"{ref}-"):
        yield _("The identifier of the activity must begin with that of who reports: “{ref}-”.").format(ref=ref)


def _of_codes(activity: Activity) -> Iterator[str]:
    every = (activity.identity.reporting, *activity.organisations)
    if any(each.kind not in _KINDS or each.role not in _ROLES for each in every):
        yield _("An organisation has a kind or a role that is on no list.")
    if activity.status not in _STATUSES or any(result.level not in _LEVELS for result in activity.results):
        yield _("The status, or the level of a result, is on no list.")
    if not activity.organisations or not all(_has_name(each) for each in every):
        yield _("An organisation has no name.")
    if activity.starts_on is None:
        yield _("The grant has no first day.")
    elif activity.ends_on and activity.ends_on < activity.starts_on:
        yield _("The grant ends before it begins.")


def _has_name(organisation: Organisation) -> bool:
    return bool(organisation.name.strip())


def _of_shares(activity: Activity) -> Iterator[str]:
    if activity.countries and sum(each.percentage for each in activity.countries) != _HUNDRED:
        yield _("The countries’ shares do not add up to 100 %.")


def _of_indicator(each: Indicator) -> Iterator[str]:
    """What is wrong with an indicator."""
    if each.measure not in _MEASURES or any(vocabulary not in _VOCABULARIES for vocabulary, _code in each.references):
        yield _("“{indicator}” has a measure or a reference that is on no list.").format(indicator=each.title)
    if each.measure == PERCENTAGE and each.can_be_added:
        yield _("“{indicator}” is a percentage: those of several activities cannot be added.").format(
            indicator=each.title
        )
    if each.baseline is None:
        yield _("“{indicator}” has no baseline with its year.").format(indicator=each.title)
    for period in each.periods:
        yield from _of_period(each, period)


def _of_period(indicator: Indicator, period: Period) -> Iterator[str]:
    if period.end < period.start:
        words = _("A period of “{indicator}” ends on {day}, before it begins.")
        yield words.format(indicator=indicator.title, day=day(period.end))
    totals = [each.value for each in period.actuals if not each.dimension]
    for dimension in {each.dimension for each in period.actuals if each.dimension}:
        parts = sum(each.value for each in period.actuals if each.dimension == dimension)
        if totals and parts > totals[0]:
            words = _("The groups of “{indicator}” on {day} are more than the whole.")
            yield words.format(indicator=indicator.title, day=day(period.end))
