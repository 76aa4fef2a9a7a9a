"""What names an erased person all the same, for the officer to look at."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from uuid import UUID

from partnertrack.domain.enrolment import Enrolment
from partnertrack.domain.record import Record
from partnertrack.domain.records import KINDS
from partnertrack.domain.report import ISSUED, Report
from partnertrack.i18n import _
from partnertrack.persistence import archive
from partnertrack.persistence.queries import records
from partnertrack.persistence.session import Reading
from partnertrack.services.erasure.planning import GOING, Found


@dataclass(frozen=True, slots=True)
class Mention:
    """A text that names the person: the record's kind and id, and a sentence that says where it is."""

    kind: str
    record_id: UUID
    text: str


def mentions(reading: Reading, found: Found) -> tuple[Mention, ...]:
    """The texts of other people and of the office that name the person, issued reports among them.

    None of them is changed: an issued report is as it was sent, and what a note says of somebody else is theirs.
    """
    return (*_texts(reading, found), *_reports(reading, found.held.phrases()))


def _texts(reading: Reading, found: Found) -> Iterator[Mention]:
    for each in {(named.kind, named.id): named for named in found.naming}.values():
        record = records.fetch(reading, KINDS[each.kind], [each.id]).get(each.id)
        if record is not None and each.kind not in GOING:
            yield Mention(each.kind, each.id, _where(record, _label(reading, record)))


def _reports(reading: Reading, phrases: tuple[str, ...]) -> Iterator[Mention]:
    words = [phrase.casefold() for phrase in phrases]
    for report in records.all_of(reading, Report):
        content = archive.find(reading, report.frozen) if report.status == ISSUED and report.frozen else None
        text = content.decode("utf-8", "ignore").casefold() if content and words else ""
        if any(word in text for word in words):
            where = _("Issued report no. {number} names the person; ask those who received it to take it out.")
            yield Mention(Report.kind, report.id, where.format(number=report.number))


def _where(record: Record, label: str) -> str:
    """Where the name stands, in words; `label` is the number of the other person whose record it is."""
    told: Mapping[str, Callable[[], str]] = {
        "note": partial(_, "A note on {label} names the person."),
        "statement": partial(_, "What a partner sent about {label} names the person."),
        "event": partial(_, "A step of {label} names the person."),
        "enrolment": partial(_, "The remarks on {label} name the person."),
        "participant": partial(_, "{label} has the same name, number or mail."),
        "grievance": partial(_, "A grievance of {label} names the person."),
        "engagement": partial(_, "The log of an organisation names the person."),
        "contact": partial(_, "A contact of an organisation has the same name, number or mail."),
        "organisation": partial(_, "An organisation’s details name the person."),
        "vacancy": partial(_, "A vacancy names the person."),
        "cost": partial(_, "A cost names the person."),
        "passage": partial(_, "A text of a report names the person."),
        "remark": partial(_, "A remark on a report names the person."),
        "lesson": partial(_, "A lesson names the person."),
        "risk": partial(_, "A risk names the person."),
        "actual": partial(_, "A note on an indicator names the person."),
        "source": partial(_, "The name of a partner’s file names the person."),
    }
    words = told[record.kind]() if record.kind in told else _("A record of the office names the person.")
    return words.format(label=label or _("somebody else"))


def _label(reading: Reading, record: Record) -> str:
    """The number of the person to whom a record belongs."""
    if isinstance(record, Enrolment):
        return record.label
    if record.kind == "participant":
        found = records.pointing(reading, Enrolment, "participant_id", [record.id])
        return found[0].label if found else ""
    key = getattr(record, "enrolment_id", None)
    enrolment = records.fetch(reading, Enrolment, [key]).get(key) if key else None
    return enrolment.label if enrolment else ""
