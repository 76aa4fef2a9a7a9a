"""The types of organisations in words."""

from __future__ import annotations

from partnertrack.i18n import _


def organisation_types() -> dict[str, str]:
    """The types of organisations by name, in the order of lists."""
    return {
        "employer": _("Employer"),
        "training_centre": _("Training centre"),
        "consulate": _("Consulate"),
        "employment_service": _("Employment service"),
        "chamber": _("Chamber"),
        "ministry": _("Ministry"),
        "agency": _("Implementing agency"),
        "municipality": _("Municipality"),
        "ngo": _("NGO"),
        "donor": _("Donor"),
        "other": _("Other organisation"),
    }


def organisation_type(key: str) -> str:
    """The name of a type, or of the participant, who answers for some steps as organisations do for others."""
    return _("Participant") if key == "participant" else organisation_types().get(key, key)
