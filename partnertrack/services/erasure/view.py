"""What an erasure, an export and their results say to people."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path
from uuid import UUID

from partnertrack.domain.data_request import DataRequest
from partnertrack.domain.distinction import Distinction
from partnertrack.domain.document import Document
from partnertrack.domain.erasure import Erasure
from partnertrack.domain.event import Event
from partnertrack.domain.grievance import Grievance
from partnertrack.domain.note import Note
from partnertrack.domain.reminder import Reminder
from partnertrack.domain.retention import RetentionHold
from partnertrack.domain.statement import Statement
from partnertrack.i18n import _, day, ngettext, number
from partnertrack.persistence.queries import records
from partnertrack.services.erasure.holdings import Holdings
from partnertrack.services.erasure.mentions import Mention, mentions
from partnertrack.services.erasure.old_backups import OldBackup
from partnertrack.services.erasure.planning import look
from partnertrack.services.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Preview:
    """What an erasure would do: sentences on what `goes` and what `stays`, and what somebody has to look at.

    `labels` are the enrolments' numbers, the first of which confirms it; `files` the partners' files that lose the
    person's row or go. `hold` says why the person may not be erased now, `erased_on` that it was done.
    """

    participant_id: UUID
    name: str
    labels: tuple[str, ...]
    goes: tuple[str, ...]
    stays: tuple[str, ...]
    files: tuple[str, ...]
    mentions: tuple[Mention, ...]
    hold: str = ""
    erased_on: date | None = None


@dataclass(frozen=True, slots=True)
class Erased:
    """What an erasure did: `lines` say it in words.

    `changed` records were emptied and `removed` ones went, `blackened` entries of the history and `files` of partners
    were treated; `is_swept` tells that the file was written anew. `backups` still hold the people.
    """

    change_id: UUID
    people: int
    changed: int
    removed: int
    blackened: int
    files: int
    mentions: tuple[Mention, ...]
    is_swept: bool
    lines: tuple[str, ...]
    backups: tuple[OldBackup, ...] = ()


@dataclass(frozen=True, slots=True)
class Again:
    """Who was erased once more after a restore, with a sentence that says so ("" where there was nothing to do)."""

    people: int
    text: str


@dataclass(frozen=True, slots=True)
class Exported:
    """The file with all that is held of a person; `to_check` says what names others and is to be looked at first."""

    path: Path
    parts: int
    to_check: tuple[str, ...]


def preview(workspace: Workspace, participant_id: UUID) -> Preview:
    """What erasing that person would do; nothing is changed. Raises `UserError` when the person is gone."""
    with workspace.store.reading() as reading:
        found = look(reading, [participant_id])
        told = mentions(reading, found)
        done = records.pointing(reading, Erasure, "participant_id", [participant_id])
    held = found.held
    return Preview(
        participant_id,
        held.participants[0].name,
        tuple(each.label for each in held.enrolments),
        tuple(_goes(held)),
        tuple(_stays(held)),
        tuple(source.file_name for kept in found.files for source in kept.sources if kept.rows),
        told,
        hold_on(held, date.today()),  # noqa: DTZ011 - an office's day is a local day
        done[-1].erased_on if done else None,
    )


def hold_on(held: Holdings, on: date) -> str:
    """Why these people may not be erased on that day, "" where nothing speaks against it."""
    for each in held.of_kind(RetentionHold.kind):
        if isinstance(each, RetentionHold) and (each.until is None or each.until >= on):
            until = _("until {day}").format(day=day(each.until, "medium")) if each.until else _("without an end")
            return _("The data are kept {until}: {reason}").format(until=until, reason=each.reason)
    return ""


def _goes(held: Holdings) -> Iterator[str]:
    yield _("Name, day and month of birth, telephone, mail, address, numbers of papers, partners’ reference numbers")
    yield _("All free text at steps, and the places in partners’ files from which values came")
    counts = Counter(each.kind for each in held.records)
    yield from filter(None, (_counted(kind, count) for kind, count in counts.items()))
    yield _("Everything that the history says of the person; the history stays provably whole")


def _stays(held: Holdings) -> Iterator[str]:
    events, labels = len(held.of_kind(Event.kind)), ", ".join(each.label for each in held.enrolments)
    yield _("The number {label}, which is the pilot’s own and names nobody").format(label=labels)
    yield ngettext(
        "{n} step with its days, outcome and organisation, so that no figure and no issued report changes",
        "{n} steps with their days, outcomes and organisations, so that no figure and no issued report changes",
        events,
    ).format(n=number(events))
    yield _("Sex, nationality, region and year of birth, and answers that figures count")
    yield _("A keyed fingerprint, by which a file or a backup that brings the person back is recognised")
    yield _("Ages are worked out from 1 July of the year of birth: in figures by age a person may move by one group")


def _counted(kind: str, count: int) -> str:
    """How many records of a kind go, in words."""
    words: Mapping[str, Callable[[int], str]] = {
        Statement.kind: partial(ngettext, "{n} row that a partner sent", "{n} rows that partners sent"),
        Document.kind: partial(ngettext, "{n} document with its copy", "{n} documents with their copies"),
        Note.kind: partial(ngettext, "{n} note", "{n} notes"),
        Reminder.kind: partial(ngettext, "{n} reminder", "{n} reminders"),
        Grievance.kind: partial(ngettext, "The text of {n} grievance", "The texts of {n} grievances"),
        DataRequest.kind: partial(ngettext, "The note on {n} request", "The notes on {n} requests"),
        Distinction.kind: partial(
            ngettext, "{n} decision that somebody else is another person", "{n} decisions that others are other people"
        ),
    }
    return words[kind](count).format(n=number(count)) if kind in words and count else ""
