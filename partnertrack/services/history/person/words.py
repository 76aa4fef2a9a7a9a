"""The parts of a person's records, and what they hold, as the history calls them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from uuid import UUID

from partnertrack.domain.attendance import Attendance
from partnertrack.domain.directory import Directory
from partnertrack.domain.document import Document
from partnertrack.domain.document_types import document_label
from partnertrack.domain.encoding import Plain
from partnertrack.domain.enrolment import Enrolment
from partnertrack.domain.event import Event
from partnertrack.domain.note import Note
from partnertrack.domain.part import NAMES, VALUES, Part
from partnertrack.domain.record import Money
from partnertrack.domain.scheme import Field, Scheme
from partnertrack.domain.shown import shown
from partnertrack.domain.slots import as_said, part_of
from partnertrack.domain.statement import SlotKey
from partnertrack.domain.step_name import step_name
from partnertrack.domain.vacancy import Candidacy
from partnertrack.i18n import _, current, day, money, number
from partnertrack.persistence.operations import Operation
from partnertrack.services.history.field_words import field_label

SILENT: Mapping[str, frozenset[str]] = {
    Enrolment.kind: frozenset({"number"}),
    Event.kind: frozenset({"enrolment_id", "step", "occurrence", "source_id", "source_place"}),
    Note.kind: frozenset({"enrolment_id", "written_at", "written_by"}),
    Document.kind: frozenset({"enrolment_id", "sha256"}),
    Attendance.kind: frozenset({"enrolment_id", "step"}),
    Candidacy.kind: frozenset({"enrolment_id", "vacancy_id"}),
}
"""What is not told by itself, because it only says which record it is, or how it is kept."""

_SPEAKING = frozenset({"not_applicable", "waiting_third_party", "failed", "waived", "cancelled"})


def is_telling(operation: Operation) -> bool:
    """Whether the status that is told of a record says what nothing else of it does."""
    names = [name for name in operation.fields if name not in SILENT.get(operation.kind, ())]
    is_alone = names == ["status"] or operation.kind != Event.kind
    return is_alone or any(status in _SPEAKING for status in operation.fields["status"])


class Vocabulary:
    """Puts the parts of one person's records into words; `steps` says which step an event is of."""

    def __init__(self, scheme: Scheme, directory: Directory, steps: Mapping[UUID, tuple[str, int]]) -> None:
        self._scheme, self._directory, self._steps = scheme, directory, steps
        self._slots: dict[Part, list[SlotKey]] = {}
        for key in scheme.fields:
            if part := part_of(scheme, (key, None)):
                self._slots.setdefault(part, []).append((key, None))

    def slot(self, kind: str, record_id: UUID, name: str, kept: Plain = None) -> SlotKey | None:
        """The field of the dictionary that fills a part; of several, the one whose answers have what is kept."""
        step, occurrence = self._steps.get(record_id, ("", 1)) if kind == Event.kind else ("", 1)
        slots = self._slots.get(Part(kind, name, step), [])
        lists = ((slot, self._scheme.code_list(self._scheme.fields[slot[0]].codes)) for slot in slots)
        best = next((slot for slot, codes in lists if codes and kept in codes), slots[0] if slots else None)
        return (best[0], occurrence if occurrence > 1 else None) if best else None

    def heading(self, kind: str, record_id: UUID) -> str:
        """What a record is, empty for the person and the enrolment, whose parts speak for themselves."""
        if kind == Event.kind:
            step, occurrence = self._steps.get(record_id, ("", 1))
            known = self._scheme.step(step)
            return step_name(known, occurrence) if known else step
        names = {
            Note.kind: _("Note"),
            Document.kind: _("Document"),
            Attendance.kind: _("Attendance"),
            Candidacy.kind: _("Candidacy"),
        }
        return names.get(kind, "")

    def label(self, kind: str, record_id: UUID, name: str, kept: Plain = None) -> str:
        """What a part is called."""
        slot = self.slot(kind, record_id, name, kept)
        if slot:
            return self._scheme.fields[slot[0]].label.text(current())
        key = name.removeprefix(VALUES)
        if key in self._scheme.fields and (key != name or kind in NAMES):
            return self._scheme.fields[key].label.text(current())
        return _part_words(kind).get(name) or field_label(key)

    def text(self, kind: str, record_id: UUID, name: str, kept: Plain) -> str:
        """What was kept in a part, in words; empty for nothing."""
        if kept is None or kept == "" or (name == "track" and kept == "undecided"):
            return ""
        slot = self.slot(kind, record_id, name, kept)
        key = slot[0] if slot else name.removeprefix(VALUES) if name.startswith(VALUES) else ""
        if field := self._scheme.fields.get(key):
            return self._said(field, kept)
        if isinstance(kept, UUID):
            return self._directory.name(kept) or _("another entry")
        if (kind, name) == (Document.kind, "type"):
            return document_label(str(kept))
        return _codes(kind, name).get(str(kept), "") or _plain(kept)

    def _said(self, field: Field, kept: Plain) -> str:
        value = as_said(kept, self._directory, field)
        return shown(self._scheme, field, value) if value is not None else _plain(kept)


def _part_words(kind: str) -> dict[str, str]:
    """The words for parts that no field of the dictionary fills."""
    words = {
        "participant_id": _("Person"),
        "cohort_id": _("Cohort"),
        "organisation_id": _("Organisation"),
        "status": _("Status"),
        "outcome": _("Outcome"),
        "planned_on": _("Planned on"),
        "due_on": _("Due on"),
        "started_on": _("Started on"),
        "done_on": _("Done on"),
        "decided_on": _("Decided on"),
        "reason": _("Reason"),
        "text": _("Text"),
        "type": _("Type"),
        "title": _("Title"),
        "file_name": _("File"),
        "issued_on": _("Issued on"),
        "expires_on": _("Valid until"),
        "held_on": _("Day"),
        "mark": _("Mark"),
    }
    return words | ({"status": _("How far it has come")} if kind == Candidacy.kind else {})


def _codes(kind: str, name: str) -> dict[str, str]:
    """The words for codes that no list of the scheme has."""
    if (kind, name) == (Event.kind, "status"):
        return {
            "not_applicable": _("not applicable"),
            "not_started": _("not started"),
            "planned": _("planned"),
            "in_progress": _("under way"),
            "waiting_third_party": _("waiting for others"),
            "done": _("done"),
            "failed": _("failed"),
            "waived": _("waived"),
            "cancelled": _("cancelled"),
        }
    if name == "mark":
        return {"present": _("present"), "late": _("late"), "excused": _("excused"), "absent": _("absent")}
    return {
        "shortlisted": _("shortlisted"),
        "proposed": _("proposed"),
        "interview": _("interview"),
        "offered": _("offered"),
        "contract": _("contract"),
        "declined": _("declined"),
        "rejected": _("rejected"),
    }


def _plain(kept: Plain) -> str:
    if isinstance(kept, bool):
        return _("yes") if kept else _("no")
    if isinstance(kept, datetime):
        return day(kept.astimezone().date(), "medium")
    if isinstance(kept, date):
        return day(kept, "medium")
    if isinstance(kept, Money):
        return money(kept.amount, kept.currency, 2) if kept.currency else number(kept.amount, 2)
    return str(kept)
