"""Whether a pilot file is sound: its pages, its references, its journal, and that the three tell one story."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from sqlalchemy import select

from partnertrack.errors import StoreError
from partnertrack.i18n import _, ngettext
from partnertrack.persistence import archive, chain, derived, exports, replay
from partnertrack.persistence.pages import altered_pages, limited
from partnertrack.persistence.rows import searchable
from partnertrack.persistence.session import Reading
from partnertrack.persistence.store import Store
from partnertrack.persistence.tables import ParticipantTable
from partnertrack.progress import SILENT, Progress


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that is wrong, in words.

    `code` is pages, references, journal, records, search, standing, archive or exports.
    """

    code: str
    text: str


def check(store: Store, progress: Progress = SILENT) -> list[Finding]:
    """What is wrong with the file, empty when it is sound; raises `Cancelled` between two checks.

    A check that finds something ends it, because the next ones build on what it looked at.
    """
    for done, look in enumerate(_CHECKS):
        progress.report(done, len(_CHECKS))
        findings = _findings(store, look)
        if findings:
            return findings
    return []


_Check = Callable[[Reading], Iterator[Finding]]


def _findings(store: Store, look: _Check) -> list[Finding]:
    """What one check finds; damage can be such that it cannot even look."""
    try:
        with store.reading() as reading:
            return list(look(reading))
    except StoreError as error:
        return [Finding("pages", error.message)]
    except (ValueError, KeyError, TypeError):  # what was written there by hand need not be a record at all
        return [Finding("records", _("The file holds something that is no record."))]


def pages(store: Store, seconds: float) -> list[Finding]:
    """What is wrong with the pages of the file as far as that can be seen in so many seconds."""

    def look(reading: Reading) -> Iterator[Finding]:
        with limited(reading.connection, seconds):
            yield from _pages(reading)

    return _findings(store, look)


def _pages(reading: Reading) -> Iterator[Finding]:
    """What the check sums of an encrypted file say of its pages; then what the database says of them."""
    broken = altered_pages(reading.connection)
    if broken:
        text = ngettext(
            "{count} of the file’s pages is damaged: number {page}.",
            "{count} of the file’s pages are damaged, the first of them number {page}.",
            len(broken),
        )
        yield Finding("pages", text.format(count=len(broken), page=broken[0]))
        return
    for (text,) in reading.connection.exec_driver_sql("PRAGMA quick_check(5)"):
        if text != "ok":
            yield Finding("pages", _("The file is damaged: {detail}").format(detail=text))


def _references(reading: Reading) -> Iterator[Finding]:
    broken = len(reading.connection.exec_driver_sql("PRAGMA foreign_key_check").all())
    if broken:
        text = ngettext(
            "{count} record refers to another one that is missing.",
            "{count} records refer to others that are missing.",
            broken,
        )
        yield Finding("references", text.format(count=broken))


def _journal(reading: Reading) -> Iterator[Finding]:
    broken = list(chain.broken(reading))
    if broken:
        text = ngettext(
            "{count} entry of the history was altered or taken out, the first of them number {number}.",
            "{count} entries of the history were altered or taken out, the first of them number {number}.",
            len(broken),
        )
        yield Finding("journal", text.format(count=len(broken), number=broken[0].sequence))


def _records(reading: Reading) -> Iterator[Finding]:
    differing = sum(1 for _key in replay.differing(reading))
    if differing:
        text = ngettext(
            "{count} record is not as the history says.", "{count} records are not as the history says.", differing
        )
        yield Finding("records", text.format(count=differing))


def _search(reading: Reading) -> Iterator[Finding]:
    names = select(ParticipantTable.last_name, ParticipantTable.first_name, ParticipantTable.folded)
    stale = sum(searchable(last, first) != folded for last, first, folded in reading.rows(names))
    if stale:
        text = ngettext("{count} person cannot be found by name.", "{count} people cannot be found by name.", stale)
        yield Finding("search", text.format(count=stale))


def _standing(reading: Reading) -> Iterator[Finding]:
    stale = sum(1 for _key in derived.stale(reading))
    if stale:
        text = ngettext(
            "{count} enrolment is listed where it does not stand, or with other deadlines than it has.",
            "{count} enrolments are listed where they do not stand, or with other deadlines than they have.",
            stale,
        )
        yield Finding("standing", text.format(count=stale))


def _archive(reading: Reading) -> Iterator[Finding]:
    damaged = len(list(archive.damaged(reading)))
    if damaged:
        text = ngettext(
            "{count} archived file is not as it was imported.",
            "{count} archived files are not as they were imported.",
            damaged,
        )
        yield Finding("archive", text.format(count=damaged))


def _exports(reading: Reading) -> Iterator[Finding]:
    broken = list(exports.broken(reading))
    if broken:
        text = ngettext(
            "{count} entry of the export log was altered or taken out, the first of them number {number}.",
            "{count} entries of the export log were altered or taken out, the first of them number {number}.",
            len(broken),
        )
        yield Finding("exports", text.format(count=len(broken), number=broken[0]))


_CHECKS: tuple[_Check, ...] = (_pages, _references, _journal, _records, _search, _standing, _archive, _exports)
