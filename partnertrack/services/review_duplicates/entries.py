"""One of two entries that may be one person."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from partnertrack.domain.dossier import Dossier
from partnertrack.errors import RuleError
from partnertrack.i18n import _
from partnertrack.persistence.queries import dossiers
from partnertrack.persistence.session import Reading


@dataclass(frozen=True, slots=True)
class Entry:
    """One of the two entries of a pair."""

    enrolment_id: UUID
    name: str
    label: str
    reference: str


def entry(dossier: Dossier) -> Entry:
    """The entry of a dossier."""
    enrolment = dossier.enrolment
    return Entry(enrolment.id, dossier.participant.name or enrolment.label, enrolment.label, enrolment.reference or "")


def both(reading: Reading, one: UUID, other: UUID) -> tuple[Dossier, Dossier]:
    """The dossiers of two entries; raises `RuleError` when one of them is gone."""
    found = dossiers.dossiers(reading, [one, other])
    if one not in found or other not in found:
        raise RuleError(_("One of these two is no longer in the pilot."), _("Look at the list of duplicates again."))
    return found[one], found[other]
