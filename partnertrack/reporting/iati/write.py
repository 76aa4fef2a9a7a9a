"""Writes an activity as XML, each element where the schema wants it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from html import escape

from partnertrack.reporting.iati.activity import Activity, Actual, Indicator, Organisation, Period, Result
from partnertrack.reporting.plain_text import plain_text

VERSION = "2.03"
_DAC, _SDG_TARGETS = "1", "3"
"""The vocabularies of sectors and of tags."""


def render(activity: Activity) -> bytes:
    """The file in UTF-8; the same activity gives the same bytes."""
    moment = f"{activity.created:%Y-%m-%d}T00:00:00Z"
    inner = "\n".join(f"    {line}" for line in _lines(activity))
    notes = "".join(f"  <!-- {_remark(note)} -->\n" for note in activity.notes)
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<iati-activities version="{VERSION}" generated-datetime="{moment}">\n{notes}'
        f'  <iati-activity xml:lang="{_quoted(activity.language)}" default-currency="{_quoted(activity.currency)}" '
        f'last-updated-datetime="{moment}" hierarchy="1">\n{inner}\n  </iati-activity>\n</iati-activities>\n'
    ).encode()


def _lines(activity: Activity) -> Iterator[str]:
    """The elements of an activity in the order of the schema."""
    yield f"<iati-identifier>{_quoted(activity.identity.activity)}</iati-identifier>"
    yield _organisation("reporting-org", activity.identity.reporting, has_role=False)
    yield _said("title", activity.title)
    yield f'<description type="1">{_narrative(activity.description)}</description>'
    for each in activity.organisations:
        yield _organisation("participating-org", each, has_role=True)
    yield f'<activity-status code="{activity.status}"/>'
    yield from _dates(activity)
    for share in activity.countries:
        yield f'<recipient-country code="{_quoted(share.code)}" percentage="{number(share.percentage)}"/>'
    if activity.sector:
        yield f'<sector vocabulary="{_DAC}" code="{_quoted(activity.sector)}"/>'
    for tag in activity.tags:
        yield f'<tag vocabulary="{_SDG_TARGETS}" code="{_quoted(tag)}"/>'
    for result in activity.results:
        yield from _result(result)


def _dates(activity: Activity) -> Iterator[str]:
    """The first and last day, planned or (where it is past) actual."""
    for day, planned, actual in ((activity.starts_on, "1", "2"), (activity.ends_on, "3", "4")):
        if day:
            kind = actual if day <= activity.created else planned
            yield f'<activity-date type="{kind}" iso-date="{day.isoformat()}"/>'


def _organisation(element: str, each: Organisation, *, has_role: bool) -> str:
    ref = f' ref="{_quoted(each.ref)}"' if each.ref else ""
    role = f' role="{each.role}"' if has_role else ""
    return f'<{element}{ref} type="{each.kind}"{role}>{_narrative(each.name)}</{element}>'


def _result(result: Result) -> Iterator[str]:
    can_be_added = all(each.can_be_added for each in result.indicators)
    yield f'<result type="{result.level}" aggregation-status="{int(can_be_added)}">'
    yield f"  {_said('title', result.title)}"
    if result.description:
        yield f"  {_said('description', result.description)}"
    for each in result.indicators:
        for line in _indicator(each):
            yield f"  {line}"
    yield "</result>"


def _indicator(each: Indicator) -> Iterator[str]:
    way = "" if each.is_ascending is None else f' ascending="{int(each.is_ascending)}"'
    yield f'<indicator measure="{each.measure}"{way} aggregation-status="{int(each.can_be_added)}">'
    yield f"  {_said('title', each.title)}"
    if each.description:
        yield f"  {_said('description', each.description)}"
    for vocabulary, code in each.references:
        yield f'  <reference vocabulary="{vocabulary}" code="{_quoted(code)}"/>'
    if each.baseline:
        yield f'  <baseline year="{each.baseline.year}" value="{number(each.baseline.value)}"/>'
    for period in each.periods:
        for line in _period(period):
            yield f"  {line}"
    yield "</indicator>"


def _period(period: Period) -> Iterator[str]:
    yield "<period>"
    yield f"  {_day('period-start', period.start)}"
    yield f"  {_day('period-end', period.end)}"
    if period.target is not None:
        yield f'  <target value="{number(period.target)}"/>'
    for each in period.actuals:
        yield f"  {_actual(each)}"
    yield "</period>"


def _actual(each: Actual) -> str:
    """What was reached: in this element the dimension stands before the comment."""
    inner = ""
    if each.dimension:
        inner += f'<dimension name="{_quoted(each.dimension)}" value="{_quoted(each.group)}"/>'
    if each.comment:
        inner += _said("comment", each.comment)
    return (
        f'<actual value="{number(each.value)}">{inner}</actual>' if inner else f'<actual value="{number(each.value)}"/>'
    )


def number(value: Decimal) -> str:
    """A number without an exponent and without zeros that say nothing."""
    plain = f"{value.normalize():f}"
    return "0" if plain == "-0" else plain


def _day(element: str, day: date) -> str:
    return f'<{element} iso-date="{day.isoformat()}"/>'


def _said(element: str, text: str) -> str:
    return f"<{element}>{_narrative(text)}</{element}>"


def _narrative(text: str) -> str:
    return f"<narrative>{_quoted(text)}</narrative>"


def _quoted(text: str) -> str:
    return escape(plain_text(text))


def _remark(text: str) -> str:
    """A text inside a comment, which no text may end."""
    return plain_text(text).replace("-", "\N{HYPHEN}")
