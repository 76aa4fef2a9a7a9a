"""Records of data protection, as Hypothesis draws them."""

from __future__ import annotations

from uuid import UUID

from hypothesis import strategies as st

from partnertrack.domain.consent import Consent
from partnertrack.domain.data_request import DataRequest
from partnertrack.domain.erasure import Erasure
from partnertrack.domain.processing import PrincipleAnswer, ProcessingActivity
from partnertrack.domain.record import Record, new_id
from partnertrack.domain.retention import RetentionHold, RetentionRule

_texts = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=12)
_days = st.none() | st.dates()
_ids: st.SearchStrategy[UUID] = st.builds(new_id)


@st.composite
def of_privacy(draw: st.DrawFn, participant_id: UUID, document_id: UUID) -> tuple[Record, ...]:
    """One record of each kind of data protection, in their order, about a participant with a document."""
    whose = {"id": _ids, "participant_id": st.just(participant_id)}
    paper = st.none() | st.just(document_id)
    consents = st.builds(
        Consent,
        **whose,
        purpose=_texts,
        given_on=_days,
        form=_texts,
        asked_on=_days,
        withdrawn_on=_days,
        document_id=paper,
        note=_texts,
    )
    rules = st.builds(
        RetentionRule, id=_ids, title=_texts, starts=_texts, months=st.integers(0, 600), starts_on=_days, basis=_texts
    )
    requests = st.builds(
        DataRequest, **whose, right=_texts, received_on=st.dates(), due_on=st.dates(), answered_on=_days, note=_texts
    )
    activities = st.builds(
        ProcessingActivity, id=_ids, title=_texts, purpose=_texts, position=st.integers(0, 99), reviewed_on=_days
    )
    return (
        draw(consents),
        draw(rules),
        draw(st.builds(RetentionHold, **whose, reason=_texts, until=_days)),
        draw(st.builds(Erasure, **whose, erased_on=st.dates(), reason=_texts, requested_on=_days, done_by=_texts)),
        draw(requests),
        draw(activities),
        draw(st.builds(PrincipleAnswer, id=_ids, principle=_texts, status=_texts, note=_texts, reviewed_on=_days)),
    )
