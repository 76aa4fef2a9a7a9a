"""Today: what is overdue, due or expiring, which departures cannot be reached, and what was put off with a reason."""

from partnertrack.services.today.ahead import DayAhead, Thing
from partnertrack.services.today.departures import Departure, departures
from partnertrack.services.today.durations import MOST, Effect, Reset, Took, Where, durations, effect, set_duration
from partnertrack.services.today.lines import Group, Line, Today, label, today
from partnertrack.services.today.reminders import About, Resting, put_off, resting, wake

__all__ = [
    "MOST",
    "About",
    "DayAhead",
    "Departure",
    "Effect",
    "Group",
    "Line",
    "Reset",
    "Resting",
    "Thing",
    "Today",
    "Took",
    "Where",
    "departures",
    "durations",
    "effect",
    "label",
    "put_off",
    "resting",
    "set_duration",
    "today",
    "wake",
]
