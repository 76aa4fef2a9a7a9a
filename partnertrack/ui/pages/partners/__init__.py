"""Partners: the list of what they send, and one of them looked at closely."""

from partnertrack.ui.pages.partners.listing import PartnersPage
from partnertrack.ui.pages.partners.partner import PartnerPage

__all__ = ["PartnerPage", "PartnersPage"]
