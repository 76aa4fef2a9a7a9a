"""The shortlist of a vacancy as a file for the employer, with names or as anonymous profiles."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from uuid import UUID

from partnertrack.domain.export import Export
from partnertrack.domain.vacancy import WAYS_OUT
from partnertrack.i18n import _
from partnertrack.reporting import list_file
from partnertrack.reporting.list_file import Cell, ListColumn
from partnertrack.services.vacancies.cases import cases_of
from partnertrack.services.vacancies.one import Candidate, VacancyView, vacancy
from partnertrack.services.vacancies.profiles import profile
from partnertrack.services.workspace import Case, Workspace


def write_profiles(workspace: Workspace, vacancy_id: UUID, as_of: date, path: Path, *, is_named: bool) -> Path:
    """Everybody who is still put forward, as a workbook or, where the path ends so, as CSV.

    Without names a profile bears the pseudonym only. Neither sex nor nationality nor marital status is in the file.
    Raises `UserError` where it cannot be written.
    """
    view = vacancy(workspace, vacancy_id, as_of)
    forward = [each for each in view.candidates if each.candidacy.status not in WAYS_OUT]
    with workspace.store.reading() as reading:
        cases = cases_of(reading, [each.row.enrolment_id for each in forward])
    named = (ListColumn(_("Last name"), 22), ListColumn(_("First name"), 18)) if is_named else ()
    heads = (
        ListColumn(_("Number"), 12),
        *named,
        ListColumn(_("Suits by"), 10),
        ListColumn(_("Occupation"), 28),
        ListColumn(_("Languages"), 24),
        ListColumn(_("Can work from"), 14),
    )
    rows = (list(_cells(workspace, view, each, cases[each.row.enrolment_id], is_named=is_named)) for each in forward)
    title = view.vacancy.title
    content = (
        list_file.csv_file(heads, rows)
        if path.suffix.casefold() == ".csv"
        else list_file.xlsx(title, heads, rows, workspace.mark)
    )
    told = _("Candidates for a vacancy, with names") if is_named else _("Candidates for a vacancy, without names")
    fields = ", ".join(head.title for head in heads)
    workspace.take_out(path, content, Export("candidates", told, people=len(forward), fields=fields))
    return path


def _cells(
    workspace: Workspace, view: VacancyView, candidate: Candidate, case: Case, *, is_named: bool
) -> Iterator[Cell]:
    row, score = candidate.row, candidate.suitability.score
    told = profile(workspace.scheme, case, candidate.available.day, is_at_home=False)
    languages, levels = dict(view.options.languages), dict(view.options.levels)
    yield f"PT-{row.number:06d}"
    if is_named:
        yield row.last_name
        yield row.first_name
    yield None if score is None else score / 100
    yield ", ".join(told.occupations)
    yield ", ".join(f"{languages.get(key, key)} {levels.get(level, level)}" for key, level in told.levels.items())
    yield candidate.available.day
