"""The list of participants taken along: to the clipboard, or to a file for Excel."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import partial
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from uuid import UUID

from partnertrack.domain.deadline import Deadline
from partnertrack.domain.directory import Directory
from partnertrack.domain.dossier import Dossier
from partnertrack.domain.event import Event
from partnertrack.domain.export import Export
from partnertrack.domain.record import Money, Value
from partnertrack.domain.scheme import Field, Scheme
from partnertrack.domain.shown import due as due_words
from partnertrack.domain.shown import shown, status, track
from partnertrack.domain.slots import held, part_of
from partnertrack.domain.standing import Standing, by_step, standing
from partnertrack.i18n import _, current, day, percent
from partnertrack.persistence.queries import dossiers, register
from partnertrack.progress import Progress
from partnertrack.reporting import list_file, pdf
from partnertrack.reporting.document import Document, Meta
from partnertrack.reporting.glyphs import make_printable
from partnertrack.reporting.list_file import Cell, ListColumn
from partnertrack.reporting.table import Column, Row, Table
from partnertrack.services.workspace import Workspace

NOTED = 10
"""So many people copied at once are noted in the export log."""

_AT_ONCE = 200
"""People read together, so that memory does not grow with the list."""


@dataclass(frozen=True, slots=True)
class Copied:
    """Rows for the clipboard: as text with tabs, and as a table for word processors."""

    text: str
    html: str
    count: int


@dataclass(frozen=True, slots=True)
class Grouping:
    """What the list is grouped by, by its key and its label, and its groups in order: their words, and how many."""

    subject: str
    label: str
    groups: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Wanted:
    """The columns that are taken along, the day, what the list was filtered by, in words, and how it is grouped.

    In a file for Excel, the groups are a column, so that the rows can be sorted and filtered as one table; on paper
    they have heads.
    """

    columns: tuple[str, ...]
    as_of: date
    about: tuple[str, ...] = ()
    grouping: Grouping | None = None
    is_landscape: bool = False


@dataclass(frozen=True, slots=True)
class _Line:
    """One person of the list, with where they stand."""

    dossier: Dossier
    directory: Directory
    scheme: Scheme
    standing: Standing
    due: Deadline | None = None
    missing: int = 0


Reader = Callable[[_Line], Cell]


def copied(
    workspace: Workspace, ids: Sequence[UUID], columns: Sequence[str], as_of: date, progress: Progress
) -> Copied:
    """These people as the clipboard takes them; a column that the scheme does not have is left out."""
    heads, readers = _columns(workspace.scheme, columns)
    rows = list(_rows(workspace, ids, readers, as_of, progress))
    if len(rows) >= NOTED:
        workspace.note_export(_told("clipboard", _("Participants, copied"), len(rows), heads))
    return Copied(list_file.tabbed(heads, rows), list_file.html(heads, rows), len(rows))


def write(workspace: Workspace, ids: Sequence[UUID], wanted: Wanted, path: Path, progress: Progress) -> Path:
    """These people as a file: CSV or PDF where the path ends so, else a workbook; raises `UserError` where it fails."""
    kind = path.suffix.casefold()
    heads, readers = _columns(workspace.scheme, wanted.columns)
    grouping = wanted.grouping
    if grouping and (kind == ".pdf" or grouping.subject not in wanted.columns):
        heads, readers = [ListColumn(grouping.label, 20), *heads], [_group(grouping, ids), *readers]
    rows = _rows(workspace, ids, readers, wanted.as_of, progress)
    if kind == ".csv":
        content = list_file.csv_file(heads, rows)
    elif kind == ".pdf":
        content = pdf.render(make_printable(_printed(workspace, heads, rows, wanted)).document, progress)
    else:
        content = list_file.xlsx(workspace.title, heads, rows, workspace.mark)
    progress.report(len(ids), len(ids))
    workspace.take_out(path, content, _told("list", _("List of participants"), len(ids), heads))
    return path


def _told(what: str, title: str, people: int, heads: Sequence[ListColumn]) -> Export:
    """What the export log keeps of a list."""
    return Export(what, title, people=people, fields=", ".join(head.title for head in heads))


def _group(grouping: Grouping, ids: Sequence[UUID]) -> Reader:
    """The column that says to which group somebody belongs."""
    words = (words for words, count in grouping.groups for _each in range(count))
    of = dict(zip(ids, words, strict=False))
    return lambda line: of.get(line.dossier.enrolment.id)


def _printed(
    workspace: Workspace, heads: Sequence[ListColumn], rows: Iterable[Sequence[Cell]], wanted: Wanted
) -> Document:
    """The list on paper, under what it was filtered by, which each page says again with the day."""
    lines = _grouped(rows) if wanted.grouping else (_line(row) for row in rows)
    shown = heads[1:] if wanted.grouping else heads
    as_of = _("as of {day}").format(day=day(wanted.as_of, "medium"))
    table = Table(
        _("Participants"),
        tuple(Column(head.title, share=head.width) for head in shown),
        tuple(lines),
        subtitle=" · ".join((*wanted.about, as_of)),
        is_numbered=False,
        manner="dense",
    )
    meta = Meta(
        title=workspace.title,
        organisation=workspace.title,
        language=current(),
        created=wanted.as_of,
        kind=_("Participants"),
        period=as_of,
        version=" · ".join(wanted.about),
        is_landscape=wanted.is_landscape,
        mark=workspace.mark,
    )
    return Document(meta, (table,))


def _grouped(rows: Iterable[Sequence[Cell]]) -> Iterator[Row]:
    """The rows below the heads of their groups, of which their first cells tell."""
    for words, members in groupby(rows, key=itemgetter(0)):
        lines = [_line(row[1:]) for row in members]
        yield Row((f"{words or ''} ({len(lines)})",), "group")
        yield from lines


def _line(row: Sequence[Cell]) -> Row:
    return Row(tuple(_on_paper(cell) for cell in row))


def _on_paper(cell: Cell) -> str:
    if isinstance(cell, float):
        return percent(cell, 0)
    if isinstance(cell, date):
        return day(cell, "medium").replace(" ", "\N{NO-BREAK SPACE}")
    return "" if cell is None else str(cell)


def _rows(
    workspace: Workspace, ids: Sequence[UUID], readers: Sequence[Reader], as_of: date, progress: Progress
) -> Iterator[list[Cell]]:
    """The cells of these people, in this order; one who is gone has no row."""
    with workspace.store.reading() as reading:
        names = dossiers.directory(reading)
        for done in range(0, len(ids), _AT_ONCE):
            progress.report(done, len(ids))
            some = ids[done : done + _AT_ONCE]
            read = dossiers.journeys(reading, some)
            due = register.deadlines_of(reading, some, as_of)
            stands = register.standings(reading, some)
            for dossier in (read[key] for key in some if key in read):
                key = dossier.enrolment.id
                now = standing(workspace.scheme, dossier.enrolment.track, by_step(dossier.events), as_of)
                missing = stands[key].missing if key in stands else 0
                line = _Line(dossier, names, workspace.scheme, now, next(iter(due.get(key, ())), None), missing)
                yield [reader(line) for reader in readers]


def _columns(scheme: Scheme, keys: Sequence[str]) -> tuple[list[ListColumn], list[Reader]]:
    heads: list[ListColumn] = []
    readers: list[Reader] = []
    for key in keys:
        for head, reader in _made(scheme, key):
            heads.append(head)
            readers.append(reader)
    return heads, readers


def _made(scheme: Scheme, key: str) -> list[tuple[ListColumn, Reader]]:
    """What a column of the list becomes in a file; a name is kept in two, with the number beside it."""
    own = _own()
    if key in own:
        return own[key]
    field = scheme.fields.get(key)
    if field is None or part_of(scheme, (key, None)) is None:
        return []
    head = ListColumn(field.label.text(current()), 12 if field.type in {"date", "number", "yes_no"} else 20)
    return [(head, partial(_held, field))]


def _own() -> Mapping[str, list[tuple[ListColumn, Reader]]]:
    """The columns that are no field of the dictionary."""
    return {
        "name": [
            (ListColumn(_("Last name"), 22), lambda line: line.dossier.participant.last_name),
            (ListColumn(_("First name"), 18), lambda line: line.dossier.participant.first_name),
            (ListColumn(_("Number"), 12), lambda line: line.dossier.enrolment.label),
            (ListColumn(_("Reference"), 16), lambda line: line.dossier.enrolment.reference),
        ],
        "cohort": [
            (ListColumn(_("Cohort"), 16), _cohort),
            (ListColumn(_("Track"), 12), lambda line: track(line.dossier.enrolment.track)),
        ],
        "stage": [
            (ListColumn(_("Stage"), 18), _stage),
            (ListColumn(_("Status"), 14), lambda line: status(line.standing.status)),
        ],
        "step": [(ListColumn(_("Last step"), 24), _step)],
        "progress": [(ListColumn(_("Progress"), 11), lambda line: line.standing.share)],
        "organisation": [(ListColumn(_("Organisation"), 24), _organisation)],
        "due": [
            (ListColumn(_("Next deadline"), 26), _due),
            (ListColumn(_("Due on"), 12), lambda line: line.due.day if line.due else None),
        ],
        "missing": [(ListColumn(_("Missing values"), 12), lambda line: line.missing or None)],
        "updated_on": [(ListColumn(_("Updated"), 12), lambda line: _last_on(line.dossier.events))],
    }


def _organisation(line: _Line) -> str:
    """The organisation of the step where somebody stands."""
    at = line.standing.step_key
    ids = [event.organisation_id for event in line.dossier.events if event.step == at and event.organisation_id]
    return line.directory.name(ids[-1]) if ids else ""


def _due(line: _Line) -> str:
    """What the next deadline is about."""
    return due_words(line.scheme, line.due.kind, line.due.key) if line.due else ""


def _cohort(line: _Line) -> str:
    key = line.dossier.enrolment.cohort_id
    return line.directory.name(key) if key else ""


def _stage(line: _Line) -> str:
    stage = line.standing.stage
    return stage.label.text(current()) if stage else _("Not started")


def _step(line: _Line) -> str:
    step = line.standing.step
    return step.label.text(current()) if step else _("Not started")


def _last_on(events: Sequence[Event]) -> date | None:
    days = [day for event in events if isinstance(day := event.done_on or event.started_on, date)]
    return max(days, default=None)


def _held(field: Field, line: _Line) -> Cell:
    value = held(line.dossier, line.directory, line.scheme, (field.key, None))
    return None if value is None else _cell(line.scheme, field, value)


def _cell(scheme: Scheme, field: Field, value: Value) -> Cell:
    """A value as a cell: days and numbers as such, everything else in words."""
    if isinstance(value, Money):
        return value.amount if not value.currency else shown(scheme, field, value)
    if isinstance(value, str) or field.type in {"code", "country"}:
        return shown(scheme, field, value)
    return value if isinstance(value, date | bool | int | Decimal) else shown(scheme, field, value)
