"""The list of participants: searched, filtered, arranged and taken along."""

from partnertrack.ui.pages.participants.page import ParticipantsPage

__all__ = ["ParticipantsPage"]
