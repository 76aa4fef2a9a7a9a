"""Vacancies entered, changed, withdrawn and taken away."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from datetime import date
from uuid import UUID

from partnertrack.domain.change import Change, removed
from partnertrack.domain.scheme import Field, Scheme
from partnertrack.domain.text import Label
from partnertrack.domain.vacancy import Vacancy, status_by
from partnertrack.errors import UserError
from partnertrack.i18n import _, current
from partnertrack.importing.cells import Setting, read_column
from partnertrack.importing.issue import Issue
from partnertrack.services.vacancies.known import Known, known
from partnertrack.services.vacancies.options import LANGUAGES, LEVELS, SECTORS
from partnertrack.services.workspace import Workspace


@dataclass(frozen=True, slots=True)
class VacancyTexts:
    """What was written or chosen; `sector`, `language` and `level` are keys of the scheme's lists, days as written."""

    title: str = ""
    occupation: str = ""
    sector: str = ""
    places: str = "1"
    language: str = ""
    level: str = ""
    region: str = ""
    starts_on: str = ""
    ends_on: str = ""
    remark: str = ""


def save(workspace: Workspace, before: Vacancy, texts: VacancyTexts) -> UUID | None:
    """Enter a new vacancy, or keep another form of the one that was read; the id of the change.

    None where it is as before. Raises `UserError` for what cannot be, such as an end before the start, and
    `ConflictError` when the vacancy was changed or removed since it was read.
    """
    found = _found(workspace)
    wanted = _read(workspace, before, texts)
    if before.organisation_id not in found.organisations:
        raise UserError(_("Choose the employer who offers the places."))
    contracts = found.contracts(before.id)
    if wanted.places < contracts:
        raise UserError(
            _("{n} candidates are under contract for this vacancy already.").format(n=contracts),
            _("Give it at least as many places."),
        )
    wanted = replace(wanted, status=status_by(wanted, contracts))
    if before.version and wanted == before:
        return None
    title = _("Change the vacancy {vacancy}") if before.version else _("Add the vacancy {vacancy}")
    return workspace.keep(title.format(vacancy=wanted.title), wanted).change_set.id


def withdraw(workspace: Workspace, vacancy_id: UUID) -> UUID:
    """Look for nobody any more; what is known of the candidates stays. The id of the change."""
    vacancy = _found(workspace).vacancy(vacancy_id)
    title = _("Withdraw the vacancy {vacancy}").format(vacancy=vacancy.title)
    return workspace.keep(title, replace(vacancy, status="withdrawn")).change_set.id


def reopen(workspace: Workspace, vacancy_id: UUID) -> UUID:
    """Look for people again, as far as places are free; the id of the change."""
    found = _found(workspace)
    vacancy = found.vacancy(vacancy_id)
    opened = replace(vacancy, status="open")
    title = _("Open the vacancy {vacancy} again").format(vacancy=vacancy.title)
    return workspace.keep(title, replace(opened, status=status_by(opened, found.contracts(vacancy_id)))).change_set.id


def delete(workspace: Workspace, vacancy_id: UUID) -> UUID:
    """Take a vacancy away, with what it says of its candidates; the id of the one change."""
    found = _found(workspace)
    vacancy = found.vacancy(vacancy_id)
    changes: list[Change] = [*map(removed, found.of(vacancy_id)), removed(vacancy)]
    return workspace.commit(_("Delete the vacancy {vacancy}").format(vacancy=vacancy.title), changes).change_set.id


def _read(workspace: Workspace, before: Vacancy, texts: VacancyTexts) -> Vacancy:
    bare = {each.name: " ".join(str(getattr(texts, each.name)).split()) for each in fields(texts)}
    if not bare["title"]:
        raise UserError(_("Say what the place is called."))
    _check_codes(workspace.scheme, texts)
    starts_on = _day(workspace, _("First day of work"), bare["starts_on"])
    ends_on = _day(workspace, _("Last day of work"), bare["ends_on"])
    if starts_on and ends_on and ends_on < starts_on:
        raise UserError(_("The work ends before it begins."))
    return replace(
        before,
        title=bare["title"],
        occupation=bare["occupation"],
        sector=texts.sector,
        places=_places(bare["places"]),
        language=texts.language,
        level=texts.level if texts.language else "",
        region=bare["region"],
        starts_on=starts_on,
        ends_on=ends_on,
        remark=texts.remark.strip(),
    )


def _check_codes(scheme: Scheme, texts: VacancyTexts) -> None:
    for key, chosen in ((LANGUAGES, texts.language), (LEVELS, texts.level), (SECTORS, texts.sector)):
        codes = scheme.code_list(key)
        if chosen and (codes is None or chosen not in codes):
            raise UserError(_("“{answer}” is not on the lists of this pilot.").format(answer=chosen))
    if texts.level and not texts.language:
        raise UserError(_("Say of which language that level is asked."))


def _places(text: str) -> int:
    if not text.isdecimal() or int(text) < 1:
        raise UserError(_("The number of places is a whole number, at least 1."))
    return int(text)


def _day(workspace: Workspace, label: str, text: str) -> date | None:
    """A day as people write it, day first; None for a blank text."""
    if not text:
        return None
    field = Field("day", "date", "none", Label(label, label, label, label))
    this_year = date.today().year  # noqa: DTZ011 - the user's year is a local year
    (reading,) = read_column([text], field, workspace.vocabulary, Setting(label, current(), this_year, "dmy"))
    if isinstance(reading.value, date):
        return reading.value
    refused = Issue(reading.code, reading.severity, "", None, label, reading.raw, reading.detail)
    raise UserError(refused.message if reading.code else _("“{text}” is no day.").format(text=text))


def _found(workspace: Workspace) -> Known:
    with workspace.store.reading() as reading:
        return known(reading)
