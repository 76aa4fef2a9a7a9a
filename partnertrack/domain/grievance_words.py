"""What grievances are about, how they came and how far they have come, in words."""

from __future__ import annotations

from itertools import pairwise

from partnertrack.domain.open_grievances import AGES
from partnertrack.i18n import _, number


def subjects() -> dict[str, str]:
    """The words of each subject, in the order in which they are offered."""
    return {
        "wages": _("Wages"),
        "hours": _("Working hours"),
        "contract": _("Contract"),
        "housing": _("Housing"),
        "fees": _("Fees asked of workers"),
        "documents": _("Papers kept or missing"),
        "discrimination": _("Discrimination"),
        "harassment": _("Harassment or violence"),
        "training": _("Training"),
        "other": _("Something else"),
    }


def statuses() -> dict[str, str]:
    """How far a grievance has come."""
    return {
        "received": _("Received"),
        "in_progress": _("In progress"),
        "resolved": _("Resolved"),
        "referred": _("Referred"),
        "withdrawn": _("Withdrawn"),
    }


def channels() -> dict[str, str]:
    """The ways in which one can come."""
    return {
        "person": _("In person"),
        "phone": _("Phone"),
        "mail": _("E-mail or letter"),
        "visit": _("At a follow-up visit"),
        "box": _("Complaint box"),
        "hotline": _("Hotline"),
        "partner": _("Through a partner"),
        "other": _("Another way"),
    }


def ages() -> tuple[str, ...]:
    """How long one has been open, in words, from the youngest on."""
    first, *_rest = AGES
    between = (
        _("{first} to {last} days").format(first=number(low + 1), last=number(high)) for low, high in pairwise(AGES)
    )
    return (
        _("up to {n} days").format(n=number(first)),
        *between,
        _("more than {n} days").format(n=number(AGES[-1])),
    )
