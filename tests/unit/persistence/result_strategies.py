"""Records of what a pilot is to reach and may spend, as Hypothesis draws them."""

from __future__ import annotations

from dataclasses import fields
from datetime import date
from decimal import Decimal
from typing import Any, TypeVar, get_args, get_type_hints
from uuid import UUID

from hypothesis import strategies as st

from partnertrack.domain.budget import BudgetLine, CostShare
from partnertrack.domain.cost import Cost
from partnertrack.domain.grant import Grant
from partnertrack.domain.grievance import Grievance
from partnertrack.domain.lesson import Lesson
from partnertrack.domain.logframe import Actual, LogframeIndicator, ResultNode, Target
from partnertrack.domain.own_indicator import OwnIndicator
from partnertrack.domain.record import Record, new_id
from partnertrack.domain.report import Passage, Remark, Report, WordForm
from partnertrack.domain.risk import Risk
from partnertrack.domain.shortage import Shortage

R = TypeVar("R", bound=Record)

_OF_TYPE: dict[Any, st.SearchStrategy[Any]] = {
    str: st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=12),
    int: st.integers(-(2**31), 2**31 - 1),
    bool: st.booleans(),
    date: st.dates(),
    Decimal: st.decimals(allow_nan=False, allow_infinity=False),
    UUID: st.builds(new_id),
}


def drawn(kind: type[R], **refers: UUID | None) -> st.SearchStrategy[R]:
    """Records of a kind with something in every field; `refers` are the ids of others, else blank."""
    parts: dict[str, st.SearchStrategy[Any]] = {"version": st.just(0)}
    hints = get_type_hints(kind)
    for part in fields(kind):
        kinds = get_args(hints[part.name]) or (hints[part.name],)
        if part.name in refers:
            parts[part.name] = st.just(refers[part.name])
        elif part.name.endswith("_id"):
            parts[part.name] = st.none()
        elif part.name != "version":
            parts[part.name] = st.one_of(*(st.none() if each is type(None) else _OF_TYPE[each] for each in kinds))
    return st.builds(kind, **parts)


@st.composite
def of_results(draw: st.DrawFn, enrolment_id: UUID, cohort_id: UUID, organisation_id: UUID) -> tuple[Record, ...]:
    """One record of each kind that speaks of results, money or learning, referring to each other and to these."""
    grant, node = draw(drawn(Grant)), draw(drawn(ResultNode))
    line = draw(drawn(BudgetLine, grant_id=grant.id))
    indicator = draw(drawn(LogframeIndicator, node_id=node.id))
    report = draw(drawn(Report))
    return (
        grant,
        line,
        draw(drawn(CostShare)),
        draw(drawn(Cost, budget_line_id=line.id, cohort_id=cohort_id, enrolment_id=enrolment_id)),
        node,
        indicator,
        draw(drawn(Target, indicator_id=indicator.id)),
        draw(drawn(Actual, indicator_id=indicator.id)),
        draw(drawn(OwnIndicator)),
        draw(drawn(Shortage)),
        draw(drawn(Grievance, enrolment_id=enrolment_id, organisation_id=organisation_id)),
        draw(drawn(Lesson)),
        draw(drawn(Risk)),
        report,
        draw(drawn(Passage, report_id=report.id)),
        draw(drawn(Remark, report_id=report.id)),
        draw(drawn(WordForm)),
    )
