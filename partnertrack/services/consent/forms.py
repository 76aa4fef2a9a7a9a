"""Blank forms of consent, one page for each person, in the person’s language."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from uuid import UUID

from partnertrack.domain.dossier import Dossier
from partnertrack.domain.export import Export
from partnertrack.errors import UserError
from partnertrack.i18n import _, speaking
from partnertrack.persistence.queries import dossiers
from partnertrack.progress import SILENT, Progress
from partnertrack.reporting import pdf
from partnertrack.reporting.document import Block, Document, Heading, KeepTogether, Meta, Note, PageBreak, Paragraph
from partnertrack.reporting.glyphs import make_printable
from partnertrack.reporting.partner_texts import partner_texts
from partnertrack.services.workspace import Workspace


def write_forms(
    workspace: Workspace,
    enrolment_ids: Sequence[UUID],
    purposes: Sequence[str],
    language: str,
    as_of: date,
    path: Path,
    progress: Progress = SILENT,
) -> Path:
    """Write a form to sign for each of these people, or one without a name where nobody is named.

    Raises `UserError` when it cannot be written.
    """
    if not purposes:
        raise UserError(_("Choose what people are to agree to."))
    with workspace.store.reading() as reading:
        found = dossiers.journeys(reading, enrolment_ids)
    people: list[Dossier | None] = [found[key] for key in enrolment_ids if key in found]
    with speaking(language):
        document = make_printable(_document(workspace, people or [None], purposes, language, as_of)).document
    content = pdf.render(document, progress)
    told = Export("letter", _("Consent forms to sign"), people=len(people), fields=_("Name, number"))
    workspace.take_out(path, content, told)
    return path


def _document(
    workspace: Workspace, people: Sequence[Dossier | None], purposes: Sequence[str], language: str, as_of: date
) -> Document:
    pilot = workspace.pilot
    sender = pilot.organisation or pilot.title
    meta = Meta(
        title=pilot.title,
        organisation=sender,
        language=language,
        created=as_of,
        kind=_say("title", language),
        page=_say("page", language),
        mark=workspace.mark,
    )
    blocks: list[Block] = []
    for place, each in enumerate(people):
        if place:
            blocks.append(PageBreak())
        blocks += _page(each, sender, purposes, language)
    return Document(meta, tuple(blocks))


def _page(person: Dossier | None, sender: str, purposes: Sequence[str], language: str) -> Iterator[Block]:
    yield Heading(_say("title", language), is_numbered=False)
    name = person.participant.name if person else "_" * 30
    label = person.enrolment.label if person else "_" * 12
    yield Paragraph(_say("person", language).format(name=name, number=label))
    yield Paragraph(_say("contact", language).format(office=sender))
    for purpose in purposes:
        yield KeepTogether(
            (
                Heading(_say(f"purpose_{purpose}", language), level=3, is_numbered=False),
                Paragraph(_say(f"statement_{purpose}", language)),
                Paragraph(_say("answer", language)),
            )
        )
    yield Paragraph(_say("free", language))
    yield Note(_say("withdraw", language))
    yield Paragraph("\N{NO-BREAK SPACE}")
    yield Paragraph(_say("signature", language))


def _say(key: str, language: str) -> str:
    return partner_texts("consent")[key].text(language)
