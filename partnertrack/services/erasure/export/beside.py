"""What the pilot holds of a person beside the journey, and what became of it: papers, consents, reports, recipients."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime, time

from partnertrack.domain.consent import Consent
from partnertrack.domain.document import Document
from partnertrack.domain.document_types import document_label
from partnertrack.domain.erasure_rules import OWNERS
from partnertrack.domain.note import Note
from partnertrack.domain.processing import ProcessingActivity
from partnertrack.domain.record import Record
from partnertrack.domain.report import ISSUED, Report
from partnertrack.domain.retention import RetentionHold, RetentionRule
from partnertrack.persistence import archive, trace
from partnertrack.persistence.queries import exported, records
from partnertrack.services.erasure.export.part import Asked, Part, told_day

_TOLD_ELSEWHERE = frozenset({"participant", "enrolment", "event", "statement", "note", "document", "consent"})
_DAYS = ("held_on", "decided_on", "received_on", "put_off_until", "spent_on", "until")


def parts(asked: Asked) -> Iterator[Part]:
    """Notes, documents, consents, the rest; reports, recipients, history, retention and rights."""
    notes = (each for each in asked.held.of_kind(Note.kind) if isinstance(each, Note))
    yield asked.part("notes", "day author text", ((told_day(n.written_at), n.written_by, n.text) for n in notes))
    yield asked.part("documents", "kind valid file", _documents(asked))
    yield asked.part("consents", "purpose given withdrawn text", _consents(asked))
    yield asked.part("beside", "kind day text", _beside(asked))
    yield asked.part("reports", "report day", _reports(asked))
    yield Part(
        "recipients", ("day", "detail", "recipient", "people"), _recipients(asked), note=asked.say("recipients_note")
    )
    yield Part("history", ("day", "change"), _history(asked))
    yield Part("retention", ("text",), tuple(_retention(asked)))
    yield Part("rights", ("text",), tuple(_rights(asked)))


def documents(asked: Asked) -> dict[str, bytes]:
    """The copies of the person's documents, by their names in the zip file."""
    found: dict[str, bytes] = {}
    for number, each in enumerate(_papers(asked), 1):
        content = archive.find(asked.reading, each.sha256) if each.sha256 else None
        if content is not None:
            found[_name(number, each)] = content
    return found


def _papers(asked: Asked) -> list[Document]:
    return [each for each in asked.held.of_kind(Document.kind) if isinstance(each, Document)]


def _name(number: int, paper: Document) -> str:
    return f"documents/{number:02d}_{paper.file_name or paper.type}"


def _documents(asked: Asked) -> Iterator[tuple[str, ...]]:
    copies = documents(asked)
    for number, each in enumerate(_papers(asked), 1):
        days = " – ".join(filter(None, (told_day(each.issued_on), told_day(each.expires_on))))
        name = _name(number, each)
        yield each.title or document_label(each.type), days, name if name in copies else asked.say("no_copy")


def _consents(asked: Asked) -> Iterator[tuple[str, ...]]:
    for each in asked.held.of_kind(Consent.kind):
        if isinstance(each, Consent):
            yield each.purpose, told_day(each.given_on), told_day(each.withdrawn_on), each.note


def _beside(asked: Asked) -> Iterator[tuple[str, ...]]:
    """Records of the other kinds: their day, and their texts."""
    for each in asked.held.records:
        if each.kind not in _TOLD_ELSEWHERE:
            day = next((told_day(found) for name in _DAYS if (found := getattr(each, name, None))), "")
            yield asked.say(each.kind), day, _texts(each)


def _texts(record: Record) -> str:
    names: Mapping[str, tuple[str, ...]] = {
        "attendance": ("step", "mark"),
        "candidacy": ("status", "reason"),
        "grievance": ("subject", "status", "text", "outcome"),
        "reminder": ("reason",),
        "cost": ("category", "amount", "currency", "text"),
        "data_request": ("right", "outcome", "note"),
        "distinction": ("note",),
        "retention_hold": ("reason",),
    }
    return " · ".join(str(value) for name in names[record.kind] if (value := getattr(record, name)) not in ("", None))


def _reports(asked: Asked) -> Iterator[tuple[str, ...]]:
    """The issued reports whose frozen people the person is among."""
    ids = {each.id.hex for each in asked.enrolments}
    for report in records.all_of(asked.reading, Report):
        content = archive.find(asked.reading, report.frozen) if report.status == ISSUED and report.frozen else None
        if content is None:
            continue
        people: str = json.loads(content).get("people", "")
        if ids & {people[at : at + 32] for at in range(0, len(people), 32)}:
            yield f"{report.number} · {report.title}", told_day(report.issued_on)


def _recipients(asked: Asked) -> tuple[tuple[str, ...], ...]:
    """What left the pilot since the person is in it."""
    since = min((each.id.int >> 80 for each in asked.enrolments), default=0)  # a UUIDv7 begins with its milliseconds
    begun = datetime.fromtimestamp(since / 1000, UTC)
    began = datetime.combine(begun.date(), time.min, UTC)
    return tuple(
        (told_day(each.at), each.title, each.recipient, str(each.people))
        for each in exported.since(asked.reading, began)
        if each.people
    )


def _history(asked: Asked) -> tuple[tuple[str, ...], ...]:
    ids = {each.id for each in asked.held.records}
    found = trace.passages(asked.reading, ids, frozenset(OWNERS))
    return tuple((told_day(each.entry.at), each.entry.title) for each in found)


def _retention(asked: Asked) -> Iterator[tuple[str, ...]]:
    rules = [each for each in records.all_of(asked.reading, RetentionRule) if each.is_active]
    for rule in rules:
        yield (asked.say("rule", title=rule.title, months=rule.months, basis=rule.basis or "–"),)
    for each in asked.held.of_kind(RetentionHold.kind):
        if isinstance(each, RetentionHold):
            yield (asked.say("hold", reason=each.reason),)
    if not rules:
        yield (asked.say("no_rule"),)


def _rights(asked: Asked) -> Iterator[tuple[str, ...]]:
    yield from ((asked.say(f"right_{name}"),) for name in ("rectification", "erasure", "objection", "complaint"))
    activities = records.all_of(asked.reading, ProcessingActivity)
    controller, contact = (next((v for a in activities if (v := getattr(a, n))), "") for n in ("controller", "contact"))
    controller = controller or asked.workspace.pilot.organisation or asked.workspace.title
    yield (asked.say("right_contact", controller=controller, contact=contact or controller),)
