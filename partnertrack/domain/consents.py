"""What somebody’s consents come to, purpose by purpose."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Literal, TypeAlias

from partnertrack.domain.consent import Consent

PURPOSES = (
    "taking_part",
    "employers",
    "authorities",
    "donor_named",
    "photographs",
    "after_return",
    "special",
    "other_programmes",
)
"""What people are asked to agree to, each by itself; in the order in which it is offered."""

FORMS = ("paper", "electronic", "recorded", "witnessed", "unknown")
"""How somebody agreed; a partner’s list that says no more than yes is "unknown"."""

Standing: TypeAlias = Literal["given", "withdrawn", "refused", ""]
"""given: it counts · withdrawn: it was given and taken back · refused: asked, and said no · "": nothing is known."""


def standing(consent: Consent, as_of: date) -> Standing:
    """What one consent is worth on a day."""
    if consent.withdrawn_on and consent.withdrawn_on <= as_of:
        return "withdrawn"
    if (consent.given_on or consent.asked_on or as_of) > as_of:
        return ""
    return "given" if consent.given_on else "refused"


def latest(consents: Iterable[Consent], as_of: date) -> Mapping[str, Consent]:
    """For each purpose the consent that says most recently how somebody stands to it."""
    found: dict[str, Consent] = {}
    for each in sorted(consents, key=_said_on):
        if standing(each, as_of):
            found[each.purpose] = each
    return found


def state(consents: Iterable[Consent], purpose: str, as_of: date) -> Standing:
    """How somebody stands to a purpose on a day."""
    found = latest((each for each in consents if each.purpose == purpose), as_of).get(purpose)
    return standing(found, as_of) if found else ""


def _said_on(consent: Consent) -> tuple[date, bytes]:
    return consent.given_on or consent.asked_on or date.min, consent.id.bytes
