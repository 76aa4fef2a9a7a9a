"""What indicators are about."""

from __future__ import annotations

from partnertrack.i18n import _

THEMES = ("A", "T", "M", "P", "R", "C", "Q", "X")
"""The themes by the first letter of their indicators' ids; X are those of the pilot's own."""

_ELSEWHERE = {"G": "A", "L": "Q"}


def theme_of(indicator: str, *, is_own: bool) -> str:
    """The theme of an indicator."""
    letter = _ELSEWHERE.get(indicator[:1], indicator[:1])
    return letter if letter in THEMES and not is_own else "X"


def theme_names() -> dict[str, str]:
    """The themes by name, in their order."""
    return {
        "A": _("Applicants and selection"),
        "T": _("Training"),
        "M": _("Mobility"),
        "P": _("Placement"),
        "R": _("Return"),
        "C": _("Money"),
        "Q": _("Data quality"),
        "X": _("Own"),
    }
