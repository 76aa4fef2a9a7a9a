"""The marks of an attendance register, as letters and in words."""

from __future__ import annotations

from partnertrack.i18n import _, pgettext


def letters() -> dict[str, str]:
    """The letter that stands for each mark, in the user's language."""
    return {
        pgettext("attendance", "P"): "present",
        pgettext("attendance", "L"): "late",
        pgettext("attendance", "E"): "excused",
        pgettext("attendance", "A"): "absent",
    }


def words() -> dict[str, str]:
    """Each mark in words."""
    return {"present": _("present"), "late": _("late"), "excused": _("excused"), "absent": _("absent")}
