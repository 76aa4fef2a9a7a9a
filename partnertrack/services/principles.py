"""The office’s answers to the principles of data protection, beside what the program can say by itself."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from uuid import UUID

from partnertrack.domain.consent import Consent
from partnertrack.domain.consents import state
from partnertrack.domain.data_request import DataRequest
from partnertrack.domain.enrolment import Enrolment
from partnertrack.domain.erasure import Erasure
from partnertrack.domain.export import Export
from partnertrack.domain.principles import STATUSES, principles
from partnertrack.domain.privacy_words import statuses
from partnertrack.domain.processing import PrincipleAnswer, ProcessingActivity
from partnertrack.domain.requests import is_late, is_open
from partnertrack.domain.retention import RetentionRule
from partnertrack.errors import UserError
from partnertrack.i18n import _, current, day, ngettext, number, percent
from partnertrack.persistence import exports
from partnertrack.persistence.engine import is_plain
from partnertrack.persistence.queries import records
from partnertrack.persistence.session import Reading
from partnertrack.progress import SILENT, Progress
from partnertrack.reporting import pdf
from partnertrack.reporting.document import Document, Heading, Meta, Paragraph
from partnertrack.reporting.glyphs import make_printable
from partnertrack.reporting.table import Cell, Column, Row, Table
from partnertrack.services.workspace import Workspace


@dataclass(frozen=True, slots=True)
class PrincipleLine:
    """A principle with its question, what the program finds, and the office’s answer."""

    answer: PrincipleAnswer
    title: str
    question: str
    found: str


def checklist(workspace: Workspace, as_of: date) -> tuple[PrincipleLine, ...]:
    """All thirteen, in their order."""
    with workspace.store.reading() as reading:
        answers = {each.principle: each for each in records.all_of(reading, PrincipleAnswer)}
        found = _found(workspace, reading, as_of)
    return tuple(
        PrincipleLine(
            answers.get(each.key, PrincipleAnswer(principle=each.key)),
            each.title,
            each.question,
            found.get(each.key, ""),
        )
        for each in principles()
    )


def save(workspace: Workspace, wanted: PrincipleAnswer, as_of: date) -> UUID | None:
    """Keep an answer, reviewed on that day; the id of the change."""
    if wanted.status not in STATUSES:
        raise UserError(_("Choose a status."))
    words = {each.key: each.title for each in principles()}
    told = replace(wanted, note=wanted.note.strip(), reviewed_by=wanted.reviewed_by.strip())
    told = replace(told, reviewed_on=told.reviewed_on or as_of)
    title = _("Answer to the principle “{principle}”").format(principle=words[told.principle])
    return workspace.keep(title, told).change_set.id


def write(workspace: Workspace, as_of: date, path: Path, progress: Progress = SILENT) -> Path:
    """Write the checklist as a PDF; raises `UserError` when it cannot be written."""
    document = make_printable(_document(workspace, checklist(workspace, as_of), as_of)).document
    workspace.take_out(path, pdf.render(document, progress), Export("record", _("Checklist of principles")))
    return path


def _found(workspace: Workspace, reading: Reading, as_of: date) -> Mapping[str, str]:
    """What the program sees by itself; where it sees nothing, it says nothing."""
    rules = [each for each in records.all_of(reading, RetentionRule) if each.is_active]
    activities = records.all_of(reading, ProcessingActivity)
    asked = records.all_of(reading, DataRequest)
    late, waiting = sum(is_late(each, as_of) for each in asked), sum(is_open(each, as_of) for each in asked)
    last = next(exports.entries(reading), None)
    erased = len(records.all_of(reading, Erasure))
    return {
        "purpose": ngettext(
            "{n} activity in the record of processing.", "{n} activities in the record of processing.", len(activities)
        ).format(n=number(len(activities))),
        "quality": _("Every value says which file it came from, and can be corrected."),
        "consent": _consent(reading, as_of),
        "third_parties": _left(last.at.astimezone().date()) if last else _("Nothing has left the pilot yet."),
        "confidentiality": _("Names can be hidden with one switch; grievances are read one by one, and that is noted."),
        "access": _("Requests: {open} open, {late} late.").format(open=number(waiting), late=number(late)),
        "security": _security(workspace),
        "retention": ngettext(
            "{n} rule is set; {erased} people were made anonymous.",
            "{n} rules are set; {erased} people were made anonymous.",
            len(rules),
        ).format(n=number(len(rules)), erased=number(erased)),
        "oversight": _("The history and the export log show when they were tampered with."),
    }


def _consent(reading: Reading, as_of: date) -> str:
    people = {each.participant_id for each in records.all_of(reading, Enrolment)}
    people -= {each.participant_id for each in records.all_of(reading, Erasure)}
    of: dict[UUID, list[Consent]] = {}
    for each in records.all_of(reading, Consent):
        of.setdefault(each.participant_id, []).append(each)
    given = sum(state(of.get(person, ()), "taking_part", as_of) == "given" for person in people)
    share = percent(given / len(people), 0) if people else _("n/a")
    return _("{n} of {people} agreed to taking part ({share}).").format(
        n=number(given), people=number(len(people)), share=share
    )


def _left(on: date) -> str:
    return _("Everything that leaves is noted; last on {day}.").format(day=day(on, "medium"))


def _security(workspace: Workspace) -> str:
    if not is_plain(workspace.path):
        return _("The file is encrypted.")
    return _("The file is not encrypted: whoever finds it can read it.")


def _document(workspace: Workspace, lines: tuple[PrincipleLine, ...], as_of: date) -> Document:
    words, pilot = statuses(), workspace.pilot
    rows = tuple(
        Row(
            (
                Cell(number(place), value=place),
                Cell(line.title, "strong"),
                line.question,
                line.found,
                words[line.answer.status],
                " ".join(filter(None, (line.answer.note, _reviewed(line.answer)))),
            )
        )
        for place, line in enumerate(lines, 1)
    )
    columns = (
        Column(_("No."), "end", 0.4),
        Column(_("Principle"), share=1.5),
        Column(_("Question"), share=2.6),
        Column(_("What the program finds"), share=2.4),
        Column(_("Status"), share=1.1),
        Column(_("Note"), share=2.4),
    )
    told = _("as of {day}").format(day=day(as_of, "medium"))
    meta = Meta(
        title=pilot.title,
        organisation=pilot.organisation or pilot.title,
        language=current(),
        created=as_of,
        kind=_("Checklist of principles"),
        period=told,
        is_landscape=True,
        mark=workspace.mark,
    )
    intro = Paragraph(
        _(
            "The questions follow the data protection principles of IOM (2009), in words of our own. "
            "A checklist is no proof."
        )
    )
    table = Table(_("Principles"), columns, rows, subtitle=told, is_numbered=False)
    return Document(meta, (Heading(_("Data protection principles"), is_numbered=False), intro, table))


def _reviewed(answer: PrincipleAnswer) -> str:
    if answer.reviewed_on is None:
        return ""
    on = day(answer.reviewed_on, "medium")
    if answer.reviewed_by:
        return _("Reviewed on {day} by {who}.").format(day=on, who=answer.reviewed_by)
    return _("Reviewed on {day}.").format(day=on)
