"""The pages of organisations: all of them, and one looked at closely."""

from partnertrack.ui.pages.organisations.listing import OrganisationsPage
from partnertrack.ui.pages.organisations.organisation import OrganisationPage

__all__ = ["OrganisationPage", "OrganisationsPage"]
