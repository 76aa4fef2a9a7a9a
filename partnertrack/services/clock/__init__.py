"""The stage clock: how long people take from step to step, who holds them, and who passed on, stays or left."""

from partnertrack.indicators.clock import EVERYBODY, By, Foot, Narrowing, Part, Timing, Waiting
from partnertrack.services.clock import charts
from partnertrack.services.clock.counting import clock, people, step
from partnertrack.services.clock.view import ClockView, Group, Hold, Reason, Stage, Step, StepView, Wanted

__all__ = [
    "EVERYBODY",
    "By",
    "ClockView",
    "Foot",
    "Group",
    "Hold",
    "Narrowing",
    "Part",
    "Reason",
    "Stage",
    "Step",
    "StepView",
    "Timing",
    "Waiting",
    "Wanted",
    "charts",
    "clock",
    "people",
    "step",
]
