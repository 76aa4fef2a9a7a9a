"""The logframe: what was agreed with the donor, how it stands on a day, and every change to it."""

from partnertrack.domain.logframe_targets import Decision, Goal
from partnertrack.services.logframe.actuals import delete_report, report
from partnertrack.services.logframe.beginning import Aims, begin, usual_figures
from partnertrack.services.logframe.choices import Choices, FigureChoice, choices, frequency_words
from partnertrack.services.logframe.filling import Filled, fill_in
from partnertrack.services.logframe.indicators import delete_indicator, keep_indicator, move_indicator, set_baseline
from partnertrack.services.logframe.nodes import delete_node, keep_node, move_node
from partnertrack.services.logframe.one import indicator, people, people_added
from partnertrack.services.logframe.reading import logframe
from partnertrack.services.logframe.standing import what_if
from partnertrack.services.logframe.targets import add_target, delete_target, re_plan
from partnertrack.services.logframe.view import (
    Completeness,
    Detail,
    Group,
    Line,
    Logframe,
    Point,
    Reading,
    Result,
    Split,
    Stand,
)
from partnertrack.services.logframe.words import change_text, read_value, typed_value, unit_words, value_text

__all__ = [
    "Aims",
    "Choices",
    "Completeness",
    "Decision",
    "Detail",
    "FigureChoice",
    "Filled",
    "Goal",
    "Group",
    "Line",
    "Logframe",
    "Point",
    "Reading",
    "Result",
    "Split",
    "Stand",
    "add_target",
    "begin",
    "change_text",
    "choices",
    "delete_indicator",
    "delete_node",
    "delete_report",
    "delete_target",
    "fill_in",
    "frequency_words",
    "indicator",
    "keep_indicator",
    "keep_node",
    "logframe",
    "move_indicator",
    "move_node",
    "people",
    "people_added",
    "re_plan",
    "read_value",
    "report",
    "set_baseline",
    "typed_value",
    "unit_words",
    "usual_figures",
    "value_text",
    "what_if",
]
