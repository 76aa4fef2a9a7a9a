"""All that was ever changed about a person, and how an earlier state of it comes back."""

from partnertrack.services.history.person.reading import Altered, Passed, history
from partnertrack.services.history.person.restoring import Earlier, restore

__all__ = ["Altered", "Earlier", "Passed", "history", "restore"]
