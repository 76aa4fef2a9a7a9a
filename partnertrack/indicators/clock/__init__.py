"""The stage clock: how long people take from step to step, who still waits, and who passed on, stays or left."""

from partnertrack.indicators.clock.columns import Columns, Exit, Told, columns, columns_of
from partnertrack.indicators.clock.estimate import Estimate
from partnertrack.indicators.clock.links import Link
from partnertrack.indicators.clock.passage import Foot, Passage, passages, who_passed
from partnertrack.indicators.clock.spans import EVERYBODY, PARTS, Narrowing, Part
from partnertrack.indicators.clock.stood import Stood, stood
from partnertrack.indicators.clock.timing import (
    By,
    Clock,
    Group,
    Held,
    Timing,
    Waiting,
    clock,
    group_of,
    groups,
    held,
    held_at,
    stuck,
)

__all__ = [
    "EVERYBODY",
    "PARTS",
    "By",
    "Clock",
    "Columns",
    "Estimate",
    "Exit",
    "Foot",
    "Group",
    "Held",
    "Link",
    "Narrowing",
    "Part",
    "Passage",
    "Stood",
    "Timing",
    "Told",
    "Waiting",
    "clock",
    "columns",
    "columns_of",
    "group_of",
    "groups",
    "held",
    "held_at",
    "passages",
    "stood",
    "stuck",
    "who_passed",
]
