"""The checklist of each trainee on paper: the steps of the own track, done or due, and what is still missing."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from partnertrack.domain.dossier import Dossier
from partnertrack.domain.event import Event
from partnertrack.domain.gaps import Asked, Gap, gaps
from partnertrack.domain.journey import due_dates, journey
from partnertrack.domain.scheme import Scheme, Step
from partnertrack.i18n import day, number
from partnertrack.reporting.document import Block, Document, Heading, Note, PageBreak
from partnertrack.reporting.partner_texts import partner_texts
from partnertrack.reporting.table import Cell, Column, Row, Status, Table
from partnertrack.services.letters.wanted import Group, Wanted

_ASKED_FAMILIES = frozenset({"identity", "contact"})


def checklist(group: Group, wanted: Wanted) -> Document:
    """The checklists of these people, each beginning a page."""
    language = wanted.language
    meta = group.meta(wanted, _say("title", language), day(wanted.as_of), _say("page", language))
    blocks = (
        block
        for place, each in enumerate(group.people)
        for block in (*((PageBreak(),) if place else ()), *_page(group.scheme, each, wanted.as_of, language))
    )
    return Document(meta, tuple(blocks))


def _page(scheme: Scheme, dossier: Dossier, as_of: date, language: str) -> Iterator[Block]:
    """The sheet of one person."""
    yield Heading(f"{dossier.enrolment.label} · {dossier.participant.name}", is_numbered=False)
    columns = (
        Column(_say("step", language), share=3),
        Column(_say("done", language), share=1.2),
        Column(_say("due", language), share=1.6),
    )
    rows = tuple(_rows(scheme, dossier, as_of, language))
    yield Table(title="", columns=columns, rows=rows, is_numbered=False, manner="dense")
    blanks = dict.fromkeys(gap.label.text(language) for gap in _missing(scheme, dossier, as_of))
    if blanks:
        yield Note(_say("missing", language).format(fields=", ".join(blanks)))


def _missing(scheme: Scheme, dossier: Dossier, as_of: date) -> Iterator[Gap]:
    """The steps that are overdue and the blank details of the person, which somebody can still tell."""
    fields = frozenset((key, 1) for key, field in scheme.fields.items() if field.family in _ASKED_FAMILIES)
    asked = Asked(fields, frozenset(step.key for step in scheme.steps()))
    yield from gaps(scheme, asked, dossier.participant, dossier.enrolment, dossier.events, as_of)


def _rows(scheme: Scheme, dossier: Dossier, as_of: date, language: str) -> Iterator[Row]:
    """A row for each step of the track; a repeated one has a row for each occurrence that is known or due."""
    track = dossier.enrolment.track
    due = {(each.step.key, each.occurrence): each.day for each in due_dates(scheme, track, dossier.events)}
    for step in journey(scheme, track):
        happened = {event.occurrence: event for event in dossier.events if event.step == step.key}
        for occurrence in sorted(happened.keys() | {place for key, place in due if key == step.key}) or [1]:
            event = happened.get(occurrence)
            is_done = event is not None and event.status == "done"
            day_due = None if is_done else due.get((step.key, occurrence))
            yield Row(
                (
                    Cell(_named(step, occurrence, language), "muted" if is_done else "plain"),
                    Cell(_done(event, language) if event and is_done else ""),
                    _due(day_due, as_of, language),
                )
            )


def _due(on: date | None, as_of: date, language: str) -> Cell:
    """The day on which a step is due, with a sign where that day is past."""
    if on is None:
        return Cell()
    if on >= as_of:
        return Cell(day(on, "medium"))
    return Cell(_say("overdue", language).format(day=day(on, "medium")), status=Status.OFF_TRACK)


def _named(step: Step, occurrence: int, language: str) -> str:
    """The step; a repeated one with the days after which it is done."""
    label = step.label.text(language)
    if not step.is_repeatable or occurrence == 1:
        return label
    return partner_texts("letter")["after_days"].text(language).format(step=label, days=number(occurrence))


def _done(event: Event, language: str) -> str:
    return day(event.done_on, "medium") if event.done_on else _say("unknown", language)


def _say(key: str, language: str) -> str:
    return partner_texts("checklist")[key].text(language)
