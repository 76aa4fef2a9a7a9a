"""The letters that the program brings along: one text each, filled for each person and checked before it is written."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from uuid import UUID

from partnertrack.domain.dossier import Dossier
from partnertrack.errors import UserError
from partnertrack.i18n import _, day, ngettext, number
from partnertrack.reporting.document import Block, Document, Heading, Letterhead, PageBreak, Paragraph
from partnertrack.reporting.partner_texts import partner_texts
from partnertrack.services.letters import placeholders
from partnertrack.services.letters.wanted import APPOINTED, Group, Wanted

_BLANK = "\N{NO-BREAK SPACE}"
_ADDRESSED = frozenset({"invitation"})


@dataclass(frozen=True, slots=True)
class Lack:
    """What a letter needs, in the user's words, and the enrolments for which it is not known."""

    label: str
    enrolments: tuple[UUID, ...]

    def text(self) -> str:
        """How many people lack it, as a sentence."""
        count = len(self.enrolments)
        words = ngettext("{n} person lacks “{field}”.", "{n} people lack “{field}”.", count)
        return words.format(n=number(count), field=self.label)


def letter(group: Group, wanted: Wanted) -> Document:
    """A letter to or about each of these people, each beginning a page.

    Raises `UserError` for a name in the text that nobody knows.
    """
    placeholders.check(_texts(wanted), group.scheme)
    meta = group.meta(wanted, _say(f"{wanted.kind}_subject", wanted.language), day(wanted.as_of), _BLANK)
    if wanted.kind in APPOINTED:
        meta = replace(meta, kind=wanted.about)
    blocks = (
        block
        for place, each in enumerate(group.people)
        for block in (*((PageBreak(),) if place else ()), *_page(each, group, wanted))
    )
    return Document(meta, tuple(blocks))


def lacks(group: Group, wanted: Wanted, texts: Sequence[str] = ()) -> tuple[Lack, ...]:
    """What the letter (or these texts) needs and is not known, with those who lack it."""
    found: dict[str, list[UUID]] = {}
    asked = texts or _texts(wanted)
    for each in group.people:
        missing = (name for text in asked for name in placeholders.fill(text, each, group, wanted).missing)
        for name in dict.fromkeys(missing):
            found.setdefault(name, []).append(each.enrolment.id)
    return tuple(Lack(placeholders.label(name, group.scheme), tuple(ids)) for name, ids in found.items())


def check_appointment(wanted: Wanted) -> None:
    """Raise `UserError` where an appointment is not told as far as its letter needs it."""
    if wanted.is_unappointed:
        raise UserError(
            _("The invitation does not say yet to what and where."),
            _("Write what it is about, and the place and time."),
        )


def _page(dossier: Dossier, group: Group, wanted: Wanted) -> Iterator[Block]:
    """The letter of one person."""
    subject, body = (placeholders.fill(text, dossier, group, wanted).text for text in _texts(wanted))
    recipient = (dossier.participant.name, *_address(dossier)) if wanted.kind in _ADDRESSED else (" ",)
    yield Letterhead(group.sender, group.pilot.title, day(wanted.as_of), recipient)
    yield Heading(subject, level=2, is_numbered=False)
    for part in body.strip().split("\n\n"):
        yield Paragraph(part)
    yield Paragraph(_BLANK)
    yield Paragraph(_say("closing", wanted.language))
    yield Paragraph(group.sender)
    for _line in range(2):
        yield Paragraph(_BLANK)
    yield Paragraph(_say("signed", wanted.language))


def _address(dossier: Dossier) -> tuple[str, ...]:
    """The lines of a postal address, where one is kept."""
    kept = dossier.participant.values.get("address")
    return tuple(part.strip() for part in str(kept).replace("\n", ",").split(",") if part.strip()) if kept else ()


def _texts(wanted: Wanted) -> tuple[str, str]:
    """Subject and body, with their places."""
    return _say(f"{wanted.kind}_subject", wanted.language), _say(f"{wanted.kind}_body", wanted.language)


def _say(key: str, language: str) -> str:
    return partner_texts("letters")[key].text(language)
