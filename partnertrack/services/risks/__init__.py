"""Risks: the register by score, weighed anew at each review, with what is done about them."""

from partnertrack.services.risks.export import write_risks
from partnertrack.services.risks.keeping import delete, review, save, settle
from partnertrack.services.risks.listing import Register, register

__all__ = ["Register", "delete", "register", "review", "save", "settle", "write_risks"]
