"""The list of organisations as a file for Excel, with those contacts who do not refuse it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from partnertrack.domain.contact import Contact
from partnertrack.domain.export import Export
from partnertrack.i18n import _
from partnertrack.persistence.queries import records
from partnertrack.progress import Progress
from partnertrack.reporting import list_file
from partnertrack.reporting.list_file import Cell, ListColumn
from partnertrack.services.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Exported:
    """What the list shows: the titles of its columns, and the cells of each organisation by its id."""

    titles: tuple[str, ...]
    rows: tuple[tuple[UUID, tuple[Cell, ...]], ...]


def export(workspace: Workspace, shown: Exported, path: Path, progress: Progress) -> Path:
    """Write the list, one line for each contact: CSV where the path ends so, else a workbook.

    Of a contact who refused, or agrees no more, nothing is written. An organisation without contacts has one line.
    Raises `UserError` where the file cannot be written.
    """
    with workspace.store.reading() as reading:
        contacts = sorted(records.all_of(reading, Contact), key=lambda each: each.name)
    known: dict[UUID, list[Contact]] = {}
    for contact in contacts:
        if contact.may_be_shared:
            known.setdefault(contact.organisation_id, []).append(contact)
    titles = (*shown.titles, _("Contact"), _("Role"), _("Phone"), _("E-mail"))
    heads = [ListColumn(title, 28 if place == 0 else 18) for place, title in enumerate(titles)]
    rows = [line for key, cells in shown.rows for line in _lines(cells, known.get(key, ()))]
    progress.report(0, 1)
    is_csv = path.suffix.casefold() == ".csv"
    content = (
        list_file.csv_file(heads, rows) if is_csv else list_file.xlsx(workspace.title, heads, rows, workspace.mark)
    )
    people = len({each.id for key, _cells in shown.rows for each in known.get(key, ())})
    told = Export("contacts", _("Organisations with their contacts"), people=people, fields=", ".join(titles))
    workspace.take_out(path, content, told)
    return path


def _lines(cells: tuple[Cell, ...], contacts: Sequence[Contact]) -> list[tuple[Cell, ...]]:
    if not contacts:
        return [(*cells, "", "", "", "")]
    return [(*cells, each.name, each.role, each.phone, each.email) for each in contacts]
