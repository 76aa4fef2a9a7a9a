"""Today: what is overdue, due or expiring, which departures cannot be reached, and what was put off with a reason."""

from partnertrack.services.today.ahead import DayAhead, Thing
from partnertrack.services.today.departures import Departure, departures
from partnertrack.services.today.lines import Group, Line, Today, label, today
from partnertrack.services.today.reminders import About, Resting, put_off, resting, wake

__all__ = [
    "About",
    "DayAhead",
    "Departure",
    "Group",
    "Line",
    "Resting",
    "Thing",
    "Today",
    "departures",
    "label",
    "put_off",
    "resting",
    "today",
    "wake",
]
