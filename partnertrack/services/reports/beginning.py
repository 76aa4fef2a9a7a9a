"""A new report: suggested from what is there, begun with the texts of another."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from uuid import UUID

from partnertrack.domain.change import Change, added
from partnertrack.domain.grant import Grant
from partnertrack.domain.record import new_id
from partnertrack.domain.report import DRAFT, Passage, Report
from partnertrack.domain.report_number import next_number
from partnertrack.errors import UserError
from partnertrack.i18n import _
from partnertrack.persistence.queries import records
from partnertrack.persistence.session import Reading
from partnertrack.services.reports.checking import checked, named
from partnertrack.services.workspace import Workspace

FIRST_TEMPLATE = "generic"


@dataclass(frozen=True, slots=True)
class Begun:
    """A new report: its id, the change that it came by, and how many texts it took over."""

    report_id: UUID
    change_id: UUID
    texts: int


def suggest(workspace: Workspace, as_of: date, language: str) -> Report:
    """A new report as it is likely to be wanted, not stored: like the last one, of the time since then to that day."""
    with workspace.store.reading() as reading:
        earlier = sorted(records.all_of(reading, Report), key=_age)
        grants = records.all_of(reading, Grant)
    number = next_number([each.number for each in earlier])
    contracts = ", ".join(dict.fromkeys(grant.number for grant in grants if grant.number))
    blank = Report(
        number=number,
        title=workspace.title,
        template=FIRST_TEMPLATE,
        as_of=as_of,
        created_on=as_of,
        languages=language,
        contracts=contracts,
    )
    if not earlier:
        return blank
    last = earlier[-1]
    issued = [each for each in earlier if each.status != DRAFT]
    return replace(
        blank,
        title=last.title,
        since=last.as_of + timedelta(days=1) if last.as_of < as_of else last.since,
        template=last.template,
        audience=last.audience,
        languages=last.languages,
        contracts=contracts or last.contracts,
        contact=last.contact,
        disclaimer=last.disclaimer,
        logos=last.logos,
        approved_by=last.approved_by,
        previous_id=(issued or earlier)[-1].id,
    )


def begin(workspace: Workspace, wanted: Report, texts_of: UUID | None = None) -> Begun:
    """Store a new report, with the texts of another as a start; each says whence it was carried, and none is finished.

    Raises `UserError` for what cannot be, and when the other report is gone.
    """
    with workspace.store.reading() as reading:
        told = checked(wanted, records.all_of(reading, Report))
        passages = tuple(_carried(reading, texts_of, told.id)) if texts_of else ()
    title = _("Begin the report {report}").format(report=named(told))
    changes: list[Change] = [added(told), *map(added, passages)]
    return Begun(told.id, workspace.commit(title, changes).change_set.id, len(passages))


def duplicate(workspace: Workspace, report_id: UUID, as_of: date) -> Begun:
    """Begin a report like another, which may be issued: the same but for its number, with the same texts."""
    with workspace.store.reading() as reading:
        source = _found(reading, report_id)
        numbers = [each.number for each in sorted(records.all_of(reading, Report), key=_age)]
    copy = replace(
        source,
        id=new_id(),
        version=0,
        number=next_number(numbers),
        status=DRAFT,
        edition="1.0",
        created_on=as_of,
        approved_on=None,
        issued_on=None,
        fingerprint="",
        frozen="",
        previous_id=source.previous_id if source.status == DRAFT else source.id,
    )
    return begin(workspace, copy, report_id)


def new_edition(workspace: Workspace, report_id: UUID, as_of: date) -> Begun:
    """Begin the correction of an issued report: its number, days and texts, and the next edition.

    Raises `UserError` when the report is gone, and when a correction of it was begun already.
    """
    with workspace.store.reading() as reading:
        source = _found(reading, report_id)
        editions = [each.edition for each in records.all_of(reading, Report) if each.number == source.number]
    corrected = replace(
        source,
        id=new_id(),
        version=0,
        status=DRAFT,
        edition=_next_edition(source.edition),
        created_on=as_of,
        approved_on=None,
        issued_on=None,
        fingerprint="",
        frozen="",
        previous_id=source.id,
    )
    if corrected.edition in editions:
        raise UserError(
            _("Edition {edition} of this report was begun already.").format(edition=corrected.edition),
            _("Open it from the list of reports."),
        )
    return begin(workspace, corrected, report_id)


def _next_edition(edition: str) -> str:
    """The edition after: 1.1 after 1.0; what is no number gets one."""
    whole, _point, part = edition.rpartition(".")
    return f"{whole}.{int(part) + 1}" if whole and part.isdecimal() else f"{edition}.1"


def _carried(reading: Reading, source_id: UUID, report_id: UUID) -> Iterator[Passage]:
    """The texts of a report as those of another."""
    source = _found(reading, source_id)
    for each in records.pointing(reading, Passage, "report_id", [source.id]):
        if each.body.strip():
            yield replace(each, id=new_id(), version=0, report_id=report_id, is_done=False, carried_from=source.id)


def _found(reading: Reading, report_id: UUID) -> Report:
    found = records.fetch(reading, Report, [report_id]).get(report_id)
    if found is None:
        raise UserError(_("This report is no longer there."))
    return found


def _age(report: Report) -> tuple[date, date, UUID]:
    return report.as_of, report.created_on, report.id
