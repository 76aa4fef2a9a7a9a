"""The letter that asks a partner for what is missing: as a PDF, and as text for an e-mail."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from partnertrack.domain.export import Export
from partnertrack.domain.gaps import Gap
from partnertrack.domain.months import add_months
from partnertrack.domain.submissions import Span
from partnertrack.domain.text import LABEL_LANGUAGES
from partnertrack.errors import UserError
from partnertrack.i18n import _, day, number, speaking
from partnertrack.progress import SILENT, Progress
from partnertrack.reporting import pdf
from partnertrack.reporting.document import Bullets, Document, Heading, KeepTogether, Letterhead, Meta, Note, Paragraph
from partnertrack.reporting.glyphs import make_printable
from partnertrack.reporting.partner_texts import partner_texts
from partnertrack.reporting.table import Cell, Column, Row, Table
from partnertrack.services.partners.missing import TraineeGaps
from partnertrack.services.partners.view import PartnerView, partner
from partnertrack.services.workspace import Workspace

SUFFIXES = (".pdf", ".txt")

_DAYS_TO_REPLY = 14
_MOST_FILES = 6


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter in the partner's language: its subject, the whole of it as plain text and as a document."""

    language: str
    subject: str
    text: str
    document: Document


def letter(workspace: Workspace, name: str, as_of: date, language: str = "", progress: Progress = SILENT) -> Letter:
    """The letter to a partner, in its own language unless another is named.

    Raises `UserError` when there is no such partner, or nothing is missing.
    """
    view = partner(workspace, name, as_of, progress)
    wanted = language or view.language
    draft = _Draft(workspace.pilot.title, workspace.pilot.organisation, view, as_of, wanted)
    if not draft.files and not view.missing:
        raise UserError(_("Nothing is missing from {partner}.").format(partner=view.line.name))
    with speaking(wanted):
        return Letter(wanted, draft.subject, draft.plain(), make_printable(draft.document()).document)


def write_letter(
    workspace: Workspace, name: str, as_of: date, path: Path, language: str = "", progress: Progress = SILENT
) -> Path:
    """Write the letter to `path`, whose suffix chooses PDF or plain text.

    Raises `UserError` for another suffix, when nothing is missing, or when the file cannot be written.
    """
    suffix = path.suffix.lower()
    if suffix not in SUFFIXES:
        raise UserError(
            _("A letter is written as .pdf or .txt, not as “{suffix}”.").format(suffix=path.suffix or path.name)
        )
    made = letter(workspace, name, as_of, language, progress)
    content = pdf.render(made.document, progress) if suffix == ".pdf" else made.text.encode()
    workspace.take_out(path, content, Export("partner_letter", _("Letter about what is missing"), recipient=name))
    return path


class _Draft:
    """A letter while it is written; the language in force is that of the letter."""

    def __init__(self, pilot: str, organisation: str, view: PartnerView, as_of: date, language: str) -> None:
        self._pilot, self._organisation = pilot, organisation
        self._view, self._as_of = view, as_of
        self._language = language if language in LABEL_LANGUAGES else LABEL_LANGUAGES[0]
        self.subject = self._say("subject", pilot=pilot)
        self.files = [
            (calendar.expectation.subject, period.span)
            for calendar in view.line.calendars
            for period in calendar.periods
            if period.state == "missing"
        ]

    def plain(self) -> str:
        """The letter as one pastes it into an e-mail."""
        parts = [self.subject, self._say("greeting"), self._opening()]
        if self.files:
            parts.append("\n".join((self._say("files"), *(f"- {line}" for line in self._file_lines()))))
        if self._view.missing:
            told = (f"- {each.number}, {each.name}: {self._told(each)}" for each in self._view.missing)
            parts.append("\n".join((self._say("trainees"), *told)))
        parts += [self._reply(), self._say("confidential")] if self._view.missing else [self._reply()]
        parts.append("\n".join(filter(None, (self._say("closing"), self._organisation, self._pilot))))
        return "\n\n".join(parts) + "\n"

    def document(self) -> Document:
        """The letter on paper."""
        sender = self._organisation or self._pilot
        return Document(
            Meta(
                title=sender,
                organisation=sender,
                language=self._language,
                created=self._as_of,
                kind=self.subject,
                page=self._words("page"),
            ),
            (
                Letterhead(
                    sender,
                    self._pilot if self._organisation else "",
                    day(self._as_of),
                    tuple(filter(None, (self._view.line.name, self._view.contact))),
                ),
                Heading(self.subject, is_numbered=False),
                Paragraph(self._say("greeting")),
                Paragraph(self._opening()),
                *self._files(),
                *self._trainees(),
                KeepTogether(tuple(self._end(sender))),
            ),
        )

    def _files(self) -> Iterator[Heading | Bullets]:
        if self.files:
            yield Heading(self._say("files"), 2)
            yield Bullets(tuple(self._file_lines()))

    def _trainees(self) -> Iterator[Heading | Table]:
        if self._view.missing:
            yield Heading(self._say("trainees"), 2)
            yield Table(
                title="",
                columns=(
                    Column(self._say("reference"), share=1.1),
                    Column(self._say("name"), share=1.7),
                    Column(self._say("missing"), share=2.6),
                    Column(self._say("due"), share=1.3),
                ),
                rows=tuple(row for trainee in self._view.missing for row in self._rows(trainee)),
                is_numbered=False,
            )

    def _rows(self, trainee: TraineeGaps) -> Iterator[Row]:
        """A row for each overdue step, and one for all blank fields; the name stands in the first."""
        said = [(self._gap(gap), day(gap.due_on, "medium")) for gap in trainee.gaps if gap.due_on]
        blanks = ", ".join(self._gap(gap) for gap in trainee.gaps if not gap.due_on)
        for place, (words, due) in enumerate([*said, (blanks, "")] if blanks else said):
            who = (Cell(trainee.number, "strong"), Cell(trainee.name)) if not place else (Cell(), Cell())
            yield Row((*who, Cell(words), Cell(due)))

    def _end(self, sender: str) -> Iterator[Paragraph | Note]:
        yield Paragraph(self._reply())
        yield Paragraph(self._say("closing"))
        yield Paragraph(sender)
        if self._view.missing:
            yield Note(self._say("confidential"))

    def _opening(self) -> str:
        return self._say("opening", pilot=self._pilot, day=day(self._as_of))

    def _reply(self) -> str:
        return self._say("reply", day=day(self._as_of + timedelta(days=_DAYS_TO_REPLY)))

    def _file_lines(self) -> Iterator[str]:
        """The latest files that are missing, the newest first."""
        newest = sorted(self.files, key=lambda each: each[1].due, reverse=True)
        for subject, span in newest[:_MOST_FILES]:
            named = subject or self._say("any_file")
            yield self._say("file", subject=named, period=self._span(span), due=day(span.due))
        if len(newest) > _MOST_FILES:
            yield self._say("earlier_files", count=number(len(newest) - _MOST_FILES))

    def _span(self, span: Span) -> str:
        """A period in words, a calendar month by its name."""
        is_month = span.first.day == 1 and add_months(span.first, 1) == span.last + timedelta(days=1)
        return day(span.first, "month") if is_month else self._say("span", first=day(span.first), last=day(span.last))

    def _told(self, trainee: TraineeGaps) -> str:
        """What is missing of a trainee, in one line."""
        return "; ".join(
            self._say("overdue", what=self._gap(gap), due=day(gap.due_on)) if gap.due_on else self._gap(gap)
            for gap in trainee.gaps
        )

    def _gap(self, gap: Gap) -> str:
        label = gap.label.text(self._language)
        return self._say("after_days", step=label, days=number(gap.occurrence)) if gap.occurrence > 1 else label

    def _say(self, key: str, **places: str) -> str:
        return self._words(key).format(**places)

    def _words(self, key: str) -> str:
        return partner_texts("letter")[key].text(self._language)
