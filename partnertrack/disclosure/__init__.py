"""What may be told of groups of people so small that somebody could be recognised."""

from partnertrack.disclosure.audit import Decisions, Reason, decide
from partnertrack.disclosure.earlier import Earlier
from partnertrack.disclosure.press import WITHHELD, Press
from partnertrack.disclosure.rule import Rule, rule_for
from partnertrack.disclosure.system import Split, System

__all__ = [
    "WITHHELD",
    "Decisions",
    "Earlier",
    "Press",
    "Reason",
    "Rule",
    "Split",
    "System",
    "decide",
    "rule_for",
]
