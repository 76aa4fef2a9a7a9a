"""The lists of a report whose rows a form may go through."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from partnertrack.domain.risk_review import statuses
from partnertrack.i18n import _, day, number
from partnertrack.reporting.charts import status_word
from partnertrack.reporting.forms import plain
from partnertrack.services.donor_report.brief import Brief
from partnertrack.services.donor_report.cover import cover
from partnertrack.services.donor_report.narrative import text_blocks
from partnertrack.services.donor_report.plan_lines import PlanLine, framework, plan_lines
from partnertrack.services.lessons import lessons
from partnertrack.services.risks import register

Row = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Listed:
    """A list: what it is and what its rows hold, in the language in force, and its rows for a report."""

    label: Callable[[], str]
    fields: Callable[[], Mapping[str, str]]
    rows: Callable[[Brief], Iterator[Row]]


def _logframe_fields() -> Mapping[str, str]:
    return {
        "level": _("Level"),
        "result": _("Result"),
        "assumptions": _("Assumptions"),
        "code": _("Code"),
        "indicator": _("Indicator"),
        "baseline": _("Baseline"),
        "baseline_year": _("Year of the baseline"),
        "milestone": _("Next milestone"),
        "milestone_day": _("Day of the milestone"),
        "current": _("Current value"),
        "achieved": _("Of milestone"),
        "status": _("Status"),
        "target": _("End target"),
        "target_day": _("Day of the end target"),
        "verification": _("Source of verification"),
        "variance": _("What explains the variance"),
    }


def _logframe(told: Brief) -> Iterator[Row]:
    """A row an indicator."""
    lines = {each.line.indicator.id: each for each in plan_lines(told)}
    for result in framework(told).results:
        for line in result.lines:
            said = {"result": f"{result.node.code} {result.node.statement}".strip()}
            yield {**said, "assumptions": result.node.assumptions, **_line(told, lines[line.indicator.id])}


def _line(told: Brief, each: PlanLine) -> Row:
    record = each.line.indicator
    return {
        "level": {"impact": _("Impact"), "outcome": _("Outcome"), "output": _("Output")}[each.level],
        "code": each.code,
        "indicator": each.label,
        "baseline": each.told(record.baseline),
        "baseline_year": f"{record.baseline_year}" if record.baseline_year else "",
        "milestone": each.target_text(each.next),
        "milestone_day": _day(each.next.due_on if each.next else None),
        "current": each.text,
        "achieved": each.achieved_text,
        "status": status_word(each.status) if each.status else "",
        "target": each.target_text(each.final),
        "target_day": _day(each.final.due_on if each.final else None),
        "verification": record.verification,
        "variance": plain(text_blocks(told, f"variance:{each.code}")),
    }


def _day(on: date | None) -> str:
    return day(on) if on else ""


def _milestone_fields() -> Mapping[str, str]:
    return {
        "name": _("Step"),
        "total": _("People"),
        "women": _("Women"),
        "men": _("Men"),
        "other": _("Another sex"),
        "unknown": _("Sex not known"),
        "period": _("In the period"),
    }


def _milestones(told: Brief) -> Iterator[Row]:
    """A row a step that people reached."""
    press = told.press
    for key in told.results.milestones:
        each = told.reached(key)
        counts = (each.total, each.women, each.men, each.other, each.unknown)
        keys = ("total", "women", "men", "other", "unknown")
        texts = {name: press.text(count) for name, count in zip(keys, counts, strict=True)}
        yield {"name": each.name, **texts, "period": press.text(each.period) if each.period else ""}


def _risk_fields() -> Mapping[str, str]:
    return {
        "risk": _("Risk"),
        "description": _("Description"),
        "likelihood": _("Likelihood"),
        "impact": _("Impact"),
        "score": _("Score"),
        "mitigation": _("What is done about it"),
        "due": _("Due"),
        "status": _("Status"),
    }


def _risks(told: Brief) -> Iterator[Row]:
    """A row a risk, the gravest first; nobody's name."""
    for each in register(told.workspace, told.options.as_of).risks:
        yield {
            "risk": each.title,
            "description": each.description,
            "likelihood": number(each.likelihood),
            "impact": number(each.impact),
            "score": number(each.score),
            "mitigation": each.mitigation,
            "due": _day(each.due_on),
            "status": statuses()[each.status],
        }


def _lesson_fields() -> Mapping[str, str]:
    return {"observation": _("Observation"), "evidence": _("Evidence"), "change": _("What is changed")}


def _lessons(told: Brief) -> Iterator[Row]:
    """A row a lesson; nobody's name."""
    for each in lessons(told.workspace, told.options.as_of).lessons:
        yield {"observation": each.observation, "evidence": each.evidence, "change": each.change}


def _fact_fields() -> Mapping[str, str]:
    return {"label": _("Fact"), "value": _("What it is")}


def _facts(told: Brief) -> Iterator[Row]:
    """A row a fact of the cover."""
    for each in cover(told).facts:
        yield {"label": each.label, "value": each.value}


LISTS: Mapping[str, Listed] = {
    "logframe": Listed(lambda: _("The indicators of the logframe"), _logframe_fields, _logframe),
    "milestones": Listed(lambda: _("The steps with the people who reached them"), _milestone_fields, _milestones),
    "risks": Listed(lambda: _("The risks"), _risk_fields, _risks),
    "lessons": Listed(lambda: _("The lessons"), _lesson_fields, _lessons),
    "facts": Listed(lambda: _("The facts of the cover"), _fact_fields, _facts),
}
"""The lists by the names that forms call them by."""
