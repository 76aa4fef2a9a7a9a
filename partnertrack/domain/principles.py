"""The principles of data protection that an office checks itself against, in words of our own.

They follow the thirteen principles of the International Organization for Migration (2009); its text is not copied.
"""

from __future__ import annotations

from dataclasses import dataclass

from partnertrack.i18n import _

STATUSES = ("open", "partly", "met", "not_applicable")


@dataclass(frozen=True, slots=True)
class Principle:
    """One principle: its key, its name, and what the office asks itself."""

    key: str
    title: str
    question: str


def principles() -> tuple[Principle, ...]:
    """All thirteen, in their order."""
    return tuple(Principle(key, title, question) for key, (title, question) in _told().items())


def _told() -> dict[str, tuple[str, str]]:
    return {
        "lawful": (
            _("Lawful and fair collection"),
            _("Do people learn who collects their data, and why, before they give them?"),
        ),
        "purpose": (
            _("A stated purpose"),
            _("Is each purpose written down, and are the data used for nothing else?"),
        ),
        "quality": (
            _("Data quality"),
            _("Are the data right, up to date, and no more than the purpose needs?"),
        ),
        "consent": (
            _("Consent"),
            _("Did each person agree freely and knowingly, or is another basis named? Are children protected?"),
        ),
        "third_parties": (
            _("Transfer to third parties"),
            _("Does each recipient bind itself in writing to protect the data, and to one purpose?"),
        ),
        "confidentiality": (
            _("Confidentiality"),
            _("Does everybody who sees the data know that they must keep them to themselves?"),
        ),
        "access": (
            _("Access and transparency"),
            _("Can people learn what is held about them, have it corrected, and complain?"),
        ),
        "security": (
            _("Data security"),
            _("Would whoever finds the laptop or a stick read nothing, and would nothing be lost?"),
        ),
        "retention": (
            _("Retention"),
            _("Is it decided how long data are kept, and are they made anonymous then?"),
        ),
        "application": (
            _("Application"),
            _("Are these principles kept for data on paper and in mailboxes, too?"),
        ),
        "ownership": (
            _("Ownership"),
            _("Is it agreed with partners and donors whose data these are, and who decides about them?"),
        ),
        "oversight": (
            _("Oversight and remedies"),
            _("Is one person named to whom staff and participants can turn, and who looks after all this?"),
        ),
        "exceptions": (
            _("Exceptions"),
            _("Where a principle was set aside, is it written down why, by whom and until when?"),
        ),
    }
