"""Cases made by hand, and a scheme small enough to be read at one glance."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from itertools import count
from typing import Any
from uuid import UUID

from partnertrack.domain.scheme import Code, CodeList, Field, Scheme, Stage, Step
from partnertrack.domain.text import Label
from partnertrack.indicators.calculate import Results, calculate
from partnertrack.indicators.case import Case, EventFact, by_step
from partnertrack.indicators.catalogue import shipped_catalogue
from partnertrack.indicators.office import Office

AS_OF = date(2025, 6, 30)

START = date(2024, 1, 1)

_numbers = count(1)


def label(text: str) -> Label:
    return Label(text, text, text, text)


def _codes(key: str, *codes: str, is_ordered: bool = False) -> CodeList:
    return CodeList(key, tuple(Code(code, label(code)) for code in codes), is_ordered)


_STAGES: Mapping[str, tuple[str, ...]] = {
    "origin": ("selected", "language_course", "training", "language_test", "certificate", "home_job"),
    "mobility": ("contract", "work_authorisation", "visa_lodged", "visa_decision", "departed"),
    "placement": ("arrived", "work_start", "follow_up", "placement_end"),
    "return": ("return_or_stay", "reintegration_plan", "post_return", "business_registered"),
}


def scheme(**changes: Any) -> Scheme:  # noqa: ANN401 - whatever the value made has
    """A scheme with all steps that the catalogue speaks of."""
    tracks = ("home", "away", "circular", "undecided")
    stages = tuple(
        Stage(
            kind,
            kind,
            label(kind),
            tuple(
                Step(key, label(key), tracks, default_outcome="planned_end" if key == "placement_end" else "")
                for key in steps
            ),
        )
        for kind, steps in _STAGES.items()
    )
    parts: dict[str, Any] = {
        "id": "small",
        "revision": 1,
        "model": "gsp_dual_track",
        "title": label("Small"),
        "origin": ("GH",),
        "destination": ("DE",),
        "tracks": tracks,
        "default_track": "away",
        "stages": stages,
        "fields": {"cefr_exit": Field("cefr_exit", "code", "event", label("Exit level"), codes="cefr")},
        "code_lists": {"cefr": _codes("cefr", "A1", "A2", "B1", "B2", is_ordered=True)},
        "indicators": (),
        "exits": tuple(
            Step(key, label(key), tracks, exit_status=status)
            for key, status in {"dropout": "dropped_out", "excluded": "excluded", "on_hold": "on_hold"}.items()
        ),
        "required_level": "B1",
    }
    return Scheme(**(parts | changes))


SCHEME = scheme()


def on(days: int) -> date:
    """A day counted from the first day of the pilot."""
    return START + timedelta(days)


def done(step: str, day: date | None = None, outcome: str | None = None, **parts: Any) -> EventFact:  # noqa: ANN401 - whatever the value made has
    return EventFact(step, status="done", outcome=outcome, done_on=day, **parts)


def case(*events: EventFact, person: int | None = None, **parts: Any) -> Case:  # noqa: ANN401 - whatever the value made has
    number = next(_numbers)
    return Case(UUID(int=number), UUID(int=10**9 + (person or number)), number, events=by_step(events), **parts)


def results(cases: Iterable[Case], as_of: date = AS_OF, **parts: Any) -> Results:  # noqa: ANN401 - whatever the value made has
    chosen, catalogue = parts.pop("scheme", SCHEME), parts.pop("catalogue", None)
    if "applicants" in parts:
        parts["office"] = Office(applicants=parts.pop("applicants"))
    return calculate(chosen, catalogue or shipped_catalogue(), cases, as_of, **parts)
