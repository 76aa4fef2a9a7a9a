"""One participant looked at closely."""

from partnertrack.ui.pages.participant.page import ParticipantPage

__all__ = ["ParticipantPage"]
