"""Records of every kind, as Hypothesis draws them."""

from __future__ import annotations

from datetime import UTC
from typing import TypeVar
from uuid import UUID

from hypothesis import strategies as st

from partnertrack.domain.attendance import Attendance
from partnertrack.domain.cohort import Cohort
from partnertrack.domain.contact import Contact
from partnertrack.domain.distinction import Distinction
from partnertrack.domain.document import Document
from partnertrack.domain.duration import Duration
from partnertrack.domain.engagement import Engagement
from partnertrack.domain.enrolment import TRACKS, Enrolment
from partnertrack.domain.event import STATUSES, Event
from partnertrack.domain.expectation import Expectation
from partnertrack.domain.letter_template import LetterTemplate
from partnertrack.domain.note import Note
from partnertrack.domain.organisation import ORGANISATION_TYPES, Organisation
from partnertrack.domain.participant import Participant
from partnertrack.domain.pilot import Pilot
from partnertrack.domain.recipe import Recipe, Wording
from partnertrack.domain.record import Money, Record, Value, Values, new_id
from partnertrack.domain.reminder import Reminder
from partnertrack.domain.saved_view import SavedView
from partnertrack.domain.source import Source
from partnertrack.domain.statement import Statement
from partnertrack.domain.vacancy import Candidacy, Vacancy
from tests.unit.persistence.privacy_strategies import of_privacy
from tests.unit.persistence.result_strategies import of_results

T = TypeVar("T")

texts = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=12)
whole_numbers = st.integers(-(2**31), 2**31 - 1)
decimals = st.decimals(allow_nan=False, allow_infinity=False)
values: st.SearchStrategy[Value] = st.one_of(
    texts, st.booleans(), st.integers(-(10**30), 10**30), decimals, st.dates(), st.builds(Money, decimals, texts)
)
several_values: st.SearchStrategy[Values] = st.dictionaries(texts, values, max_size=4)
ids: st.SearchStrategy[UUID] = st.builds(new_id)


def maybe(strategy: st.SearchStrategy[T]) -> st.SearchStrategy[T | None]:
    """A value or a blank."""
    return st.none() | strategy


pilots = st.builds(
    Pilot,
    id=ids,
    title=texts,
    scheme=texts,
    created_on=st.dates(),
    donor=texts,
    organisation=texts,
    is_practice=st.booleans(),
)
sources = st.builds(
    Source,
    id=ids,
    file_name=texts,
    sha256=texts,
    imported_at=st.datetimes(timezones=st.just(UTC)),
    partner=maybe(texts),
    as_of=maybe(st.dates()),
    receipt=texts,
    sheets=maybe(texts),
    choices=maybe(texts),
)
recipes = st.builds(Recipe, id=ids, partner=texts, sheet=texts, columns=texts, source_id=maybe(ids))
wordings = st.builds(Wording, id=ids, field=texts, text=texts, means=texts, partner=texts)
expectations = st.builds(
    Expectation,
    id=ids,
    partner=texts,
    subject=texts,
    every_months=whole_numbers,
    due_days=whole_numbers,
    starts_on=st.dates(),
    ends_on=maybe(st.dates()),
    language=texts,
    contact=texts,
)
distinctions = st.builds(Distinction, id=ids, one_id=ids, other_id=ids, note=texts)
organisations = st.builds(
    Organisation,
    id=ids,
    name=texts,
    type=st.sampled_from(ORGANISATION_TYPES),
    country=maybe(texts),
    values=several_values,
)
cohorts = st.builds(
    Cohort,
    id=ids,
    name=texts,
    capacity=maybe(whole_numbers),
    starts_on=maybe(st.dates()),
    ends_on=maybe(st.dates()),
)
participants = st.builds(
    Participant,
    id=ids,
    last_name=texts,
    first_name=texts,
    sex=maybe(texts),
    birth_date=maybe(st.dates()),
    nationality=maybe(texts),
    region=maybe(texts),
    values=several_values,
)


def enrolments(participant: Participant, cohort: Cohort | None = None) -> st.SearchStrategy[Enrolment]:
    """Enrolments of a participant."""
    return st.builds(
        Enrolment,
        id=ids,
        participant_id=st.just(participant.id),
        number=whole_numbers,
        reference=maybe(texts),
        cohort_id=maybe(st.just(cohort.id)) if cohort else st.none(),
        track=st.sampled_from(TRACKS),
        values=several_values,
    )


def events(
    enrolment: Enrolment, organisation: Organisation | None = None, source: Source | None = None
) -> st.SearchStrategy[Event]:
    """Events of an enrolment."""
    return st.builds(
        Event,
        id=ids,
        enrolment_id=st.just(enrolment.id),
        step=texts,
        occurrence=whole_numbers,
        status=st.sampled_from(STATUSES),
        outcome=maybe(texts),
        planned_on=maybe(st.dates()),
        due_on=maybe(st.dates()),
        started_on=maybe(st.dates()),
        done_on=maybe(st.dates()),
        reason=maybe(texts),
        organisation_id=maybe(st.just(organisation.id)) if organisation else st.none(),
        values=several_values,
        source_id=maybe(st.just(source.id)) if source else st.none(),
        source_place=maybe(texts),
    )


def statements(source: Source, enrolment: Enrolment) -> st.SearchStrategy[Statement]:
    """What rows of a source said about an enrolment."""
    return st.builds(
        Statement,
        id=ids,
        source_id=st.just(source.id),
        enrolment_id=st.just(enrolment.id),
        sheet=texts,
        row=whole_numbers,
        layout=texts,
        said=texts,
    )


saved_views = st.builds(SavedView, id=ids, name=texts, definition=texts)
letter_templates = st.builds(LetterTemplate, id=ids, name=texts, file_name=texts, sha256=texts, language=texts)


@st.composite
def of_enrolment(draw: st.DrawFn, enrolment: Enrolment) -> tuple[Record, ...]:
    """What is kept beside the events of an enrolment."""
    whose = st.just(enrolment.id)
    moments = st.datetimes(timezones=st.just(UTC))
    days = maybe(st.dates())
    return (
        draw(st.builds(Note, id=ids, enrolment_id=whose, text=texts, written_at=moments, written_by=texts)),
        draw(
            st.builds(
                Document,
                id=ids,
                enrolment_id=whose,
                type=texts,
                title=texts,
                file_name=texts,
                sha256=texts,
                issued_on=days,
                expires_on=days,
            )
        ),
        draw(st.builds(Attendance, id=ids, enrolment_id=whose, step=texts, held_on=st.dates(), mark=texts)),
        draw(
            st.builds(
                Reminder, id=ids, enrolment_id=maybe(whose), subject=texts, put_off_until=st.dates(), reason=texts
            )
        ),
    )


@st.composite
def of_organisation(draw: st.DrawFn, organisation: Organisation, enrolment: Enrolment) -> tuple[Record, ...]:
    """What is kept about an organisation, with one who is put forward to it."""
    whose = st.just(organisation.id)
    days = maybe(st.dates())
    contact = draw(
        st.builds(
            Contact,
            id=ids,
            organisation_id=whose,
            name=texts,
            role=texts,
            phone=texts,
            email=texts,
            language=texts,
            consent=texts,
            consent_on=days,
            remark=texts,
        )
    )
    engagement = draw(
        st.builds(
            Engagement,
            id=ids,
            organisation_id=whose,
            happened_on=st.dates(),
            way=texts,
            stage=texts,
            reason=texts,
            text=texts,
            contact_id=maybe(st.just(contact.id)),
            written_by=texts,
        )
    )
    vacancy = draw(
        st.builds(
            Vacancy,
            id=ids,
            organisation_id=whose,
            title=texts,
            occupation=texts,
            sector=texts,
            places=whole_numbers,
            language=texts,
            level=texts,
            region=texts,
            starts_on=days,
            ends_on=days,
            status=texts,
            remark=texts,
        )
    )
    candidacy = Candidacy(vacancy_id=vacancy.id, enrolment_id=enrolment.id, status=draw(texts), decided_on=draw(days))
    duration = Duration(step=draw(texts), days=draw(whole_numbers), organisation_id=draw(maybe(whose)), region="x")
    return contact, engagement, vacancy, candidacy, duration


@st.composite
def one_of_each(draw: st.DrawFn) -> tuple[Record, ...]:
    """One record of each kind, which refer to each other."""
    organisation, source, cohort = draw(organisations), draw(sources), draw(cohorts)
    participant = draw(participants)
    enrolment = draw(enrolments(participant, cohort))
    event = draw(events(enrolment, organisation, source))
    statement = draw(statements(source, enrolment))
    others = (draw(recipes), draw(wordings), draw(expectations), draw(distinctions))
    note, document, attendance, reminder = draw(of_enrolment(enrolment))
    *partners, duration = draw(of_organisation(organisation, enrolment))
    beside = (note, document, attendance, *partners, reminder, duration)
    shared = (draw(saved_views), draw(letter_templates))
    main = (draw(pilots), source, organisation, cohort, participant, enrolment, event, statement)
    results = draw(of_results(enrolment.id, cohort.id, organisation.id))
    privacy = draw(of_privacy(participant.id, document.id))
    return *main, *others, *beside, *shared, *results, *privacy
