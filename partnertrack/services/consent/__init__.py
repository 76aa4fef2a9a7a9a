"""Consent: asked for and given by purpose, withdrawn, counted, and printed as a form to sign."""

from partnertrack.services.consent.forms import write_forms
from partnertrack.services.consent.keeping import Answer, add, change, delete, withdraw
from partnertrack.services.consent.listing import (
    Coverage,
    OfPerson,
    Overview,
    Paper,
    PersonLine,
    lacking,
    of_person,
    overview,
)

__all__ = [
    "Answer",
    "Coverage",
    "OfPerson",
    "Overview",
    "Paper",
    "PersonLine",
    "add",
    "change",
    "delete",
    "lacking",
    "of_person",
    "overview",
    "withdraw",
    "write_forms",
]
