"""The words of erasing a person and of telling them all that is held."""

from __future__ import annotations

from collections.abc import Sequence

from partnertrack.i18n import _


def reasons() -> Sequence[tuple[str, str]]:
    """Why somebody is erased, in words, with the code that is kept."""
    return (
        (_("The person asked for it (GDPR art. 17)"), "request"),
        (_("The person took the consent back"), "withdrawal"),
        (_("The time for which data are kept is over"), "retention"),
        (_("The person was entered by mistake"), "mistake"),
    )


def languages() -> Sequence[tuple[str, str]]:
    """The languages in which a person can be told, each in its own words."""
    return (("English", "en"), ("Français", "fr"), ("Deutsch", "de"), ("Nederlands", "nl"))
