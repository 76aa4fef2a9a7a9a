"""Organisations entered, changed and taken away."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

from partnertrack.domain.change import removed
from partnertrack.domain.names import fold
from partnertrack.domain.organisation import ORGANISATION_TYPES, Organisation
from partnertrack.errors import UserError
from partnertrack.i18n import _
from partnertrack.importing.countries import read_country
from partnertrack.persistence.queries import records
from partnertrack.services.organisations.one import organisation
from partnertrack.services.workspace import Workspace


def save(workspace: Workspace, wanted: Organisation) -> UUID | None:
    """Enter a new organisation, or keep another form of one that was read; the id of the change.

    Its country may be written as people do ("Allemagne"). None where it is as before. Raises `UserError` for a blank
    name, a country that nobody knows, or a name that another has, and `ConflictError` when it was changed or removed
    since it was read.
    """
    values = {key: value for key, value in wanted.values.items() if str(value).strip()}
    country = _country(wanted.country or "")
    wanted = replace(wanted, name=" ".join(wanted.name.split()), country=country, values=values)
    if not wanted.name:
        raise UserError(_("Give the organisation a name."))
    if wanted.type not in ORGANISATION_TYPES:
        raise ValueError(wanted.type)
    with workspace.store.reading() as reading:
        others = [each for each in records.all_of(reading, Organisation) if each.id != wanted.id]
        before = records.fetch(reading, Organisation, [wanted.id]).get(wanted.id)
    taken = next((each for each in others if fold(wanted.name) in map(fold, each.spellings)), None)
    if taken:
        raise UserError(
            _("“{organisation}” is there already.").format(organisation=taken.name),
            _("Merge the two if they are one organisation."),
        )
    if before == wanted:
        return None
    title = _("Change {organisation}") if wanted.version else _("Add {organisation}")
    return workspace.keep(title.format(organisation=wanted.name), wanted).change_set.id


def delete(workspace: Workspace, organisation_id: UUID) -> UUID:
    """Take an organisation away to which nothing refers; the id of the change.

    Raises `UserError` for one that is referred to.
    """
    found = organisation(workspace, organisation_id, "en")
    if found.is_used:
        raise UserError(
            _("Something in the pilot refers to this organisation."),
            _("Merge it with another spelling, or take what refers to it away first."),
        )
    title = _("Delete {organisation}").format(organisation=found.organisation.name)
    return workspace.commit(title, [removed(found.organisation)]).change_set.id


def _country(written: str) -> str | None:
    if not written.strip():
        return None
    code = read_country(written)
    if not code:
        raise UserError(_("“{country}” is no country that PartnerTrack knows.").format(country=written.strip()))
    return code
