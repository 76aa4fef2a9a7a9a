"""The kinds of record as the history calls them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from partnertrack.i18n import _, ngettext, number

PEOPLE: Final = frozenset(
    {"participant", "enrolment", "event", "note", "document", "attendance", "candidacy", "reminder", "cohort"}
)
"""What belongs to people."""

REPORTS: Final = frozenset({"report", "passage", "remark", "word_form"})
_ORGANISATIONS: Final = frozenset({"organisation", "contact", "engagement", "vacancy", "expectation", "duration"})
_SAFETY: Final = frozenset(
    {
        "consent",
        "retention_rule",
        "retention_hold",
        "erasure",
        "data_request",
        "processing_activity",
        "principle_answer",
    }
)
_SETUP: Final = frozenset(
    {"pilot", "recipe", "wording", "saved_view", "letter_template", "own_indicator", "distinction"}
)

UNTOLD: Final = frozenset({"statement", "recipe"})
"""Kinds that only keep how a file was read and what its rows said: the values that came of it are told."""


RESTRICTED: Final[Mapping[str, frozenset[str]]] = {"grievance": frozenset({"text", "outcome"})}
"""Fields that nothing but their own page tells."""


def kind_of(kind: str) -> str:
    """The sort of change that one is which touches this kind of record and nobody's own data."""
    groups = (("organisation", _ORGANISATIONS), ("safety", _SAFETY), ("setup", _SETUP), ("report", REPORTS))
    return next((name for name, kinds in groups if kind in kinds), "results")


def way_words(way: str) -> str:
    """Through what a change came about, in words."""
    words = {
        "import": _("Import"),
        "edit": _("Edit"),
        "report": _("Report"),
        "organisation": _("Organisations"),
        "results": _("Results"),
        "setup": _("Settings of the pilot"),
        "safety": _("Data protection"),
        "merge": _("Merge"),
        "removal": _("Removal"),
        "erasure": _("Erasure"),
        "undo": _("Undo"),
        "redo": _("Redo"),
    }
    return words.get(way, way)


def kind_words(kind: str) -> str:
    """What one record of a kind is called; empty for a kind that is not told."""
    return _people_words().get(kind) or _work_words().get(kind) or _office_words().get(kind, "")


def count_words(kind: str, count: int) -> str:
    """How many records of a kind, in words; empty for a kind that is not told."""
    people = {
        "participant": ngettext("{n} person", "{n} people", count),
        "enrolment": ngettext("{n} person", "{n} people", count),
        "event": ngettext("{n} step", "{n} steps", count),
        "note": ngettext("{n} note", "{n} notes", count),
        "document": ngettext("{n} document", "{n} documents", count),
        "organisation": ngettext("{n} organisation", "{n} organisations", count),
        "cost": ngettext("{n} cost", "{n} costs", count),
    }
    if words := people.get(kind):
        return words.format(n=number(count))
    name = kind_words(kind)
    return name if not name or count == 1 else _("{name}: {n}").format(name=name, n=number(count))


def _people_words() -> dict[str, str]:
    return {
        "participant": _("Person"),
        "enrolment": _("Enrolment"),
        "event": _("Step"),
        "note": _("Note"),
        "document": _("Document"),
        "attendance": _("Attendance"),
        "candidacy": _("Candidacy"),
        "reminder": _("Put-off reminder"),
        "cohort": _("Cohort"),
        "consent": _("Consent"),
        "retention_rule": _("Retention rule"),
        "retention_hold": _("Hold on retention"),
        "erasure": _("Erasure"),
        "data_request": _("Request about data"),
        "processing_activity": _("Processing activity"),
        "principle_answer": _("Answer to a principle"),
        "distinction": _("Two different people"),
    }


def _work_words() -> dict[str, str]:
    return {
        "organisation": _("Organisation"),
        "contact": _("Contact"),
        "engagement": _("Log entry"),
        "vacancy": _("Vacancy"),
        "expectation": _("Expected file"),
        "duration": _("Usual duration"),
        "source": _("Imported file"),
        "recipe": _("Remembered columns"),
        "wording": _("Word of the dictionary"),
        "saved_view": _("Saved view"),
        "letter_template": _("Letter template"),
        "pilot": _("The pilot itself"),
    }


def _office_words() -> dict[str, str]:
    return {
        "grant": _("Grant"),
        "budget_line": _("Budget line"),
        "cost_share": _("Who bears what"),
        "cost": _("Cost"),
        "result_node": _("Line of the logframe"),
        "logframe_indicator": _("Indicator of the logframe"),
        "target": _("Target"),
        "actual": _("Reported value"),
        "own_indicator": _("Own indicator"),
        "shortage": _("Shortage occupation"),
        "grievance": _("Grievance"),
        "lesson": _("Lesson"),
        "risk": _("Risk"),
        "report": _("Report"),
        "passage": _("Text of a report"),
        "remark": _("Remark on a report"),
        "word_form": _("Word form"),
    }
