"""Today: what is overdue, due or expiring, which departures cannot be reached, and what was put off with a reason."""

from partnertrack.services.today.departures import Departure, departures
from partnertrack.services.today.lines import Group, Line, Today, today
from partnertrack.services.today.reminders import Resting, put_off, resting, wake

__all__ = [
    "Departure",
    "Group",
    "Line",
    "Resting",
    "Today",
    "departures",
    "put_off",
    "resting",
    "today",
    "wake",
]
