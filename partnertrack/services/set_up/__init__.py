"""A pilot set up with all that is known before anybody is in it: scheme, donor, cohorts, partners, targets."""

from partnertrack.domain.set_up import Aim, PlannedPartner, SetUp
from partnertrack.services.set_up.form import EXAMPLE, read_set_up
from partnertrack.services.set_up.making import countries, look_over, set_up
from partnertrack.services.set_up.proposing import BLANK, Proposal, propose
from partnertrack.services.set_up.usual import SchemeParts, StageParts, UsualAim, scheme_parts, usual_aims

__all__ = [
    "BLANK",
    "EXAMPLE",
    "Aim",
    "PlannedPartner",
    "Proposal",
    "SchemeParts",
    "SetUp",
    "StageParts",
    "UsualAim",
    "countries",
    "look_over",
    "propose",
    "read_set_up",
    "scheme_parts",
    "set_up",
    "usual_aims",
]
