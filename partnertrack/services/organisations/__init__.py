"""The organisations of a pilot: who they are, whom one knows there, what passed, and how far employers have come."""

from partnertrack.services.organisations.contacts import delete_contact, empty_contact, keep_contact
from partnertrack.services.organisations.export import Exported, export
from partnertrack.services.organisations.keeping import delete, save
from partnertrack.services.organisations.listing import Listing, OrganisationLine, organisations
from partnertrack.services.organisations.log import delete_entry, keep_entry
from partnertrack.services.organisations.one import Offer, OrganisationView, Part, organisation
from partnertrack.services.organisations.spellings import Other, Pair, alike, merge, others

__all__ = [
    "Exported",
    "Listing",
    "Offer",
    "OrganisationLine",
    "OrganisationView",
    "Other",
    "Pair",
    "Part",
    "alike",
    "delete",
    "delete_contact",
    "delete_entry",
    "empty_contact",
    "export",
    "keep_contact",
    "keep_entry",
    "merge",
    "organisation",
    "organisations",
    "others",
    "save",
]
