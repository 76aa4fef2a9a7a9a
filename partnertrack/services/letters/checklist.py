"""The checklist of each trainee on paper: the steps of the own track, done or due, and what is still missing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from uuid import UUID

from partnertrack.domain.dossier import Dossier
from partnertrack.domain.event import Event
from partnertrack.domain.gaps import Asked, gaps
from partnertrack.domain.journey import due_dates, journey
from partnertrack.domain.scheme import Scheme, Step
from partnertrack.errors import UserError
from partnertrack.i18n import _, day, number, speaking
from partnertrack.persistence.queries import dossiers
from partnertrack.progress import SILENT, Progress
from partnertrack.reporting import pdf
from partnertrack.reporting.document import (
    Block,
    Cell,
    Column,
    Document,
    Heading,
    Meta,
    Note,
    PageBreak,
    Row,
    Table,
)
from partnertrack.reporting.glyphs import make_printable
from partnertrack.reporting.partner_texts import partner_texts
from partnertrack.saving import save
from partnertrack.services.workspace import Workspace


def checklist(workspace: Workspace, enrolments: Sequence[UUID], as_of: date, language: str) -> Document:
    """The checklists of these enrolments in their order, each beginning a page.

    Raises `UserError` when none of them is in the pilot.
    """
    with workspace.store.reading() as reading:
        found = dossiers.dossiers(reading, list(enrolments))
    people = [found[each] for each in enrolments if each in found]
    if not people:
        raise UserError(_("There is nobody to write a checklist for."), _("Choose people in the list first."))
    sender = workspace.pilot.organisation or workspace.title
    with speaking(language):
        meta = Meta(
            title=sender,
            organisation=sender,
            language=language,
            created=as_of,
            kind=_say("title", language),
            period=day(as_of),
            page=_say("page", language),
        )
        blocks = (
            block
            for place, each in enumerate(people)
            for block in (*((PageBreak(),) if place else ()), *_page(workspace.scheme, each, as_of, language))
        )
        return make_printable(Document(meta, tuple(blocks))).document


def write_checklist(
    workspace: Workspace,
    enrolments: Sequence[UUID],
    as_of: date,
    path: Path,
    language: str,
    progress: Progress = SILENT,
) -> Path:
    """Write the checklists into one PDF; raises `UserError` for nobody or a file that cannot be written."""
    save(path, pdf.render(checklist(workspace, enrolments, as_of, language), progress))
    return path


def _page(scheme: Scheme, dossier: Dossier, as_of: date, language: str) -> Iterator[Block]:
    """The sheet of one person."""
    yield Heading(f"{dossier.enrolment.label} · {dossier.participant.name}", is_numbered=False)
    columns = (
        Column(_say("step", language), share=3),
        Column(_say("done", language), share=1.4),
        Column(_say("due", language), share=1.4),
    )
    yield Table(title="", columns=columns, rows=tuple(_rows(scheme, dossier, language)), is_numbered=False)
    asked = Asked(frozenset((key, 1) for key in scheme.fields), frozenset())
    blanks = gaps(scheme, asked, dossier.participant, dossier.enrolment, dossier.events, as_of)
    if blanks:
        yield Note(_say("missing", language).format(fields=", ".join(gap.label.text(language) for gap in blanks)))


def _rows(scheme: Scheme, dossier: Dossier, language: str) -> Iterator[Row]:
    """A row for each step of the track; a repeated one has a row for each occurrence that is known or due."""
    track = dossier.enrolment.track
    due = {(each.step.key, each.occurrence): each.day for each in due_dates(scheme, track, dossier.events)}
    for step in journey(scheme, track):
        happened = {event.occurrence: event for event in dossier.events if event.step == step.key}
        for occurrence in sorted(happened.keys() | {place for key, place in due if key == step.key}) or [1]:
            event = happened.get(occurrence)
            is_done = event is not None and event.status == "done"
            day_due = due.get((step.key, occurrence))
            yield Row(
                (
                    Cell(_named(step, occurrence, language)),
                    Cell(_done(event, language) if event and is_done else ""),
                    Cell(day(day_due, "medium") if day_due and not is_done else ""),
                )
            )


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
