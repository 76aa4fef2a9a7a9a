"""Sheets that a group signs: who was there on which day, and who takes part."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from partnertrack.domain.dossier import Dossier
from partnertrack.i18n import day, number
from partnertrack.reporting.document import Document, Heading
from partnertrack.reporting.partner_texts import partner_texts
from partnertrack.reporting.table import Cell, Column, Row, Table
from partnertrack.services.letters.wanted import Group, Wanted

_WORKDAYS = 5
_SATURDAY = 5


def attendance(group: Group, wanted: Wanted) -> Document:
    """People by days, Monday to Friday, to be marked and signed."""
    language = wanted.language
    days = tuple(_days(wanted))
    period = _period(wanted, days)
    columns = (
        Column(_say("number", language), "end", 0.3),
        Column(_say("name", language), share=4),
        *(Column(number(each.day), "middle", 0.6) for each in days),
        Column(_say("signature", language), share=3),
    )
    rows = tuple(
        Row((_place(place), Cell(_name(each)), *(Cell() for _each in days), Cell()))
        for place, each in enumerate(group.people, 1)
    )
    kind = _say("attendance", language)
    table = Table(
        title=period, columns=columns, rows=rows, note=_say("marks", language), is_numbered=False, manner="form"
    )
    meta = group.meta(wanted, kind, period, _say("page", language), is_landscape=True)
    return Document(meta, (Heading(_headed(kind, group), is_numbered=False), table))


def participants(group: Group, wanted: Wanted) -> Document:
    """Who takes part, with a place for each signature."""
    language = wanted.language
    columns = (
        Column(_say("number", language), "end", 0.3),
        Column(_say("name", language), share=3),
        Column(_say("reference", language), share=1.5),
        Column(_say("birth", language), share=1.4),
        Column(_say("signature", language), share=3),
    )
    rows = tuple(
        Row((_place(place), Cell(_name(each)), Cell(_reference(each)), _birth(each), Cell()))
        for place, each in enumerate(group.people, 1)
    )
    kind = _say("participants", language)
    table = Table(title=day(wanted.as_of), columns=columns, rows=rows, is_numbered=False, manner="form")
    meta = group.meta(wanted, kind, day(wanted.as_of), _say("page", language))
    return Document(meta, (Heading(_headed(kind, group), is_numbered=False), table))


def _days(wanted: Wanted) -> Iterator[date]:
    """The working days of the month or week in which the first day lies."""
    first = wanted.first_on
    if wanted.span == "week":
        monday = first - timedelta(days=first.weekday())
        yield from (monday + timedelta(days=place) for place in range(_WORKDAYS))
        return
    at = first.replace(day=1)
    while at.month == first.month:
        if at.weekday() < _SATURDAY:
            yield at
        at += timedelta(days=1)


def _period(wanted: Wanted, days: tuple[date, ...]) -> str:
    """The month or week in words."""
    if wanted.span == "week":
        return _say("week", wanted.language).format(first=day(days[0]), last=day(days[-1]))
    return day(days[0], "month")


def _headed(kind: str, group: Group) -> str:
    return " · ".join(filter(None, (kind, group.cohorts())))


def _place(place: int) -> Cell:
    return Cell(number(place), value=place)


def _name(dossier: Dossier) -> str:
    """The family name first, as lists are looked through."""
    person = dossier.participant
    return ", ".join(filter(None, (person.last_name, person.first_name)))


def _reference(dossier: Dossier) -> str:
    return dossier.enrolment.reference or dossier.enrolment.label


def _birth(dossier: Dossier) -> Cell:
    born = dossier.participant.birth_date
    return Cell(day(born, "short"), value=born) if born else Cell()


def _say(key: str, language: str) -> str:
    return partner_texts("sheets")[key].text(language)
