"""Partners and what they send: who owes which file, what came, what is missing, and the letter that asks for it."""

from partnertrack.domain.submissions import Calendar
from partnertrack.services.partners.calendar import expect, expect_no_more
from partnertrack.services.partners.layouts import forget_recipe
from partnertrack.services.partners.ledger import Ledger, PartnerLine, ledger
from partnertrack.services.partners.letter import Letter, letter, write_letter
from partnertrack.services.partners.missing import TraineeGaps
from partnertrack.services.partners.view import FileLine, PartnerView, RecipeLine, partner

__all__ = [
    "Calendar",
    "FileLine",
    "Ledger",
    "Letter",
    "PartnerLine",
    "PartnerView",
    "RecipeLine",
    "TraineeGaps",
    "expect",
    "expect_no_more",
    "forget_recipe",
    "ledger",
    "letter",
    "partner",
    "write_letter",
]
