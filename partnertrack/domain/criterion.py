"""One condition of a list of participants, as people say it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

Test: TypeAlias = Literal[
    "is", "is_not", "contains", "filled", "empty", "before", "after", "between", "at_least", "at_most", "within"
]
"""What is asked of a subject.

is, is_not: one of the values, none of them · contains: the text, as a search folds it · filled, empty: no values ·
before, after, between: ISO days · at_least, at_most: a number, or a code of an ordered list · within: so many days from
the day of the list, or less; 0 and less means overdue.
"""

SUBJECTS = (
    "stage",
    "step",
    "status",
    "cohort",
    "track",
    "organisation",
    "deadline",
    "missing",
    "updated_on",
    "document",
    "consent_purpose",
)
"""What can be asked about besides the fields of the dictionary.

stage: where somebody stands ("left" for those who left) · step: a step that is done · status: active, completed,
on_hold or a way out · organisation: the id of one that any step names, "ID@contract" for that step alone · deadline:
"step:visa_decision", "expiry:visa_to", "document:passport", or "step" for any step; with `within`, the subject comes
first and the days last; what was put off does not count · missing: incomplete records, with `filled` and `empty` ·
updated_on: the day of the last event · document: the type of a document that the pilot keeps; with `before`, the type
and a day before which the last of that type expires · consent_purpose: what people agreed to and did not take back.
"""


@dataclass(frozen=True, slots=True)
class Criterion:
    """A subject, a test, and what it is tested against; several criteria of a list must all hold."""

    subject: str
    test: Test = "is"
    values: tuple[str, ...] = ()
