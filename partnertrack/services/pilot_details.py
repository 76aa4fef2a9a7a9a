"""What a pilot says of itself: its title, its donor, who implements it, how many people applied."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, Final

from partnertrack.domain.change import Change
from partnertrack.domain.pilot import Pilot
from partnertrack.errors import UserError
from partnertrack.i18n import _
from partnertrack.persistence.queries import records
from partnertrack.persistence.store import Applied
from partnertrack.services.workspace import Workspace

TITLE, DONOR, ORGANISATION, APPLICANTS = "title", "donor", "organisation", "applicants"
DETAILS: Final = (TITLE, DONOR, ORGANISATION, APPLICANTS)
"""The fields of a pilot that the office may change."""


@dataclass(frozen=True, slots=True)
class Details:
    """The pilot in words of the office; `scheme` is the title of what it was made from, `applicants` "" if unknown."""

    title: str
    donor: str
    organisation: str
    applicants: str
    scheme: str


def details(workspace: Workspace, language: str) -> Details:
    """What the pilot says of itself as it is stored now; the open pilot is called by it from now on."""
    pilot = look_again(workspace)
    applicants = "" if pilot.applicants is None else str(pilot.applicants)
    return Details(pilot.title, pilot.donor, pilot.organisation, applicants, workspace.scheme.title.text(language))


def change(workspace: Workspace, field: str, text: str) -> Applied | None:
    """Store another text for one of DETAILS; None for the same text.

    Raises `UserError` for the title of the practice pilot, for one without a letter, and for a number that is none.
    """
    before = _stored(workspace)
    if before.is_practice and field == TITLE:
        raise UserError(
            _("The practice pilot keeps its title: it says on all that is printed that its people are invented.")
        )
    after = replace(before, **_read(field, " ".join(text.split())))
    if after == before:
        return None
    applied = workspace.commit(_titles()[field], [Change(before, after)])
    look_again(workspace)
    return applied


def look_again(workspace: Workspace) -> Pilot:
    """Take the pilot as it is stored now: it was changed, or a change of it was taken back."""
    workspace.pilot = _stored(workspace)
    return workspace.pilot


def _stored(workspace: Workspace) -> Pilot:
    with workspace.store.reading() as reading:
        (pilot,) = records.all_of(reading, Pilot)
    return pilot


def _read(field: str, text: str) -> dict[str, Any]:
    if field == TITLE and not text:
        raise UserError(_("A pilot needs a title."), _("It stands on the cover of every report."))
    if field != APPLICANTS:
        return {field: text}
    digits = "".join(text.replace(",", " ").replace(".", " ").split())
    if digits and not digits.isdecimal():
        raise UserError(
            _("“{text}” is not a number of people.").format(text=text), _("Write figures only, such as 640.")
        )
    return {field: int(digits) if digits else None}


def _titles() -> Mapping[str, str]:
    return {
        TITLE: _("Change the pilot’s title"),
        DONOR: _("Change the pilot’s donor"),
        ORGANISATION: _("Change who implements the pilot"),
        APPLICANTS: _("Change how many people applied"),
    }
