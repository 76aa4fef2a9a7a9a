"""Pairs of entries that may be one person, as the page shows them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from partnertrack.i18n import _, day, ngettext, number, percent

if TYPE_CHECKING:
    from partnertrack.domain.statement import SlotKey
    from partnertrack.services.review_duplicates import DuplicatePair, Entry, EvidenceLine, FieldLine, MergeLine
    from partnertrack.services.review_duplicates import SideBySide as Compared

_SIGNS = {"same": ("✓", "ok"), "near": ("≈", "warn"), "differs": ("≠", "danger"), "unknown": ("·", "neutral")}
_ORDER = ("differs", "near", "same", "unknown")


@dataclass(frozen=True, slots=True)
class PairLine:
    """A pair in the list: both names, their labels, what speaks for it and how much."""

    pair: DuplicatePair
    names: str
    labels: str
    reason: str
    score: str


@dataclass(frozen=True, slots=True)
class MergedLine:
    """A merge that can be taken back, and when it was done."""

    change_id: UUID
    title: str
    when: str


@dataclass(frozen=True, slots=True)
class DuplicatesView:
    """The pairs that wait for a decision, and the merges that were done."""

    pairs: tuple[PairLine, ...]
    merges: tuple[MergedLine, ...]


@dataclass(frozen=True, slots=True)
class EntryHead:
    """One of the two entries: who it is, and how much is known of it."""

    id: UUID
    name: str
    initials: str
    label: str
    detail: str


@dataclass(frozen=True, slots=True)
class FieldRow:
    """A field of both entries: a sign with its colour and its words, both values and where each came from."""

    slot: SlotKey
    label: str
    sign: str
    tone: str
    words: str
    one: str
    other: str
    one_source: str
    other_source: str
    can_choose: bool


@dataclass(frozen=True, slots=True)
class CompareView:
    """Two entries side by side."""

    one: EntryHead
    other: EntryHead
    reason: str
    score: str
    way: str
    rows: tuple[FieldRow, ...]


def present_list(pairs: Iterable[DuplicatePair], merges: Iterable[MergeLine]) -> DuplicatesView:
    """The page's two lists."""
    return DuplicatesView(
        tuple(
            PairLine(
                pair,
                f"{pair.one.name}  ·  {pair.other.name}",
                f"{pair.one.label} · {pair.other.label}",
                _sentence(pair.reason),
                percent(pair.score, 0),
            )
            for pair in pairs
        ),
        tuple(MergedLine(merge.change_id, merge.title, moment(merge.at)) for merge in merges),
    )


def present_pair(pair: DuplicatePair, both: Compared) -> CompareView:
    """Two entries side by side: what differs first, then what agrees, at last what only one of them says."""
    evidence = {line.field: line for line in pair.evidence}
    rows = [_row(line, evidence.get(line.slot[0])) for line in both.fields]
    signs = [_SIGNS[grade][0] for grade in _ORDER]
    rows.sort(key=lambda row: (not row.can_choose, signs.index(row.sign)))
    return CompareView(
        _head(both.one, both.one_cohort, both.one_steps),
        _head(both.other, both.other_cohort, both.other_steps),
        _sentence(pair.reason),
        percent(pair.score, 0),
        both.way,
        tuple(rows),
    )


def moment(at: datetime) -> str:
    """A moment as people here read it."""
    here = at.astimezone()
    return f"{day(here.date(), 'medium')}, {here:%H:%M}"


def _head(entry: Entry, cohort: str, steps: int) -> EntryHead:
    known = ngettext("{n} step known", "{n} steps known", steps).format(n=number(steps))
    names: Sequence[str] = entry.name.split()
    initials = "".join(name[0] for name in (*names[:1], *names[1:][-1:])).upper()
    label = " · ".join(filter(None, (entry.label, entry.reference)))
    return EntryHead(entry.enrolment_id, entry.name, initials, label, " · ".join(filter(None, (cohort, known))))


def _row(line: FieldLine, evidence: EvidenceLine | None) -> FieldRow:
    grade = evidence.grade if evidence and line.one and line.other else _grade(line)
    words = evidence.words if evidence and line.one and line.other else _words(line)
    sign, tone = _SIGNS[grade]
    return FieldRow(
        line.slot,
        line.label,
        sign,
        tone,
        words,
        line.one,
        line.other,
        line.one_source,
        line.other_source,
        line.differs,
    )


def _grade(line: FieldLine) -> str:
    if not (line.one and line.other):
        return "unknown"
    return "differs" if line.differs else "same"


def _words(line: FieldLine) -> str:
    if not (line.one and line.other):
        return _("only one of them says it")
    return _("not the same") if line.differs else _("the same")


def _sentence(words: str) -> str:
    """The words with a capital at their head."""
    return words[:1].upper() + words[1:]
