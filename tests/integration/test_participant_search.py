"""The list of participants finds exactly those who are meant, on whichever day it is looked at."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

import pytest

from partnertrack.domain.change import Change, added
from partnertrack.domain.criterion import Criterion
from partnertrack.domain.deadlines import deadlines
from partnertrack.domain.document import Document
from partnertrack.domain.dossier import Dossier
from partnertrack.domain.event import Event
from partnertrack.domain.names import fold
from partnertrack.domain.organisation import Organisation
from partnertrack.domain.reminder import Reminder
from partnertrack.domain.standing import ACTIVE, standing
from partnertrack.persistence.queries import dossiers, records
from partnertrack.services import participants
from partnertrack.services.participants import Search
from partnertrack.services.workspace import Workspace
from tests.practised import open_practised

AS_OF = date(2026, 6, 30)


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    """The practice pilot, with a document and something that was put off."""
    pilot = open_practised(tmp_path_factory.mktemp("practice"))
    first, second = _two(pilot)
    pilot.commit("Documents", [added(Document(enrolment_id=first, type="passport", expires_on=AS_OF))])
    pilot.commit("Documents", [added(Document(enrolment_id=second, type="passport", expires_on=AS_OF))])
    put_off = Reminder(enrolment_id=second, subject="document:passport:1", put_off_until=date(2027, 1, 1), reason="?")
    pilot.commit("Later", [added(put_off)])
    yield pilot
    pilot.close()


def _two(workspace: Workspace) -> tuple[UUID, UUID]:
    """Two people who are on their way: for those who have finished, nothing is due."""
    scheme = workspace.scheme
    cases = (each for each in workspace.cases() if standing(scheme, each.track, each.events, date.max).status == ACTIVE)
    first, second, *_others = sorted(case.enrolment_id for case in cases)
    return first, second


@pytest.fixture(scope="module")
def known(workspace: Workspace) -> dict[UUID, Dossier]:
    """Everything about everybody."""
    with workspace.store.reading() as reading:
        return dossiers.dossiers(reading, [case.enrolment_id for case in workspace.cases()])


def _found(workspace: Workspace, *criteria: Criterion, as_of: date = AS_OF) -> set[UUID]:
    return set(participants.find(workspace, Search(criteria=criteria), as_of).ids)


@pytest.mark.parametrize("as_of", [AS_OF, date(2025, 3, 1), date(2024, 1, 1), date(2020, 1, 1)])
def test_everybody_is_shown_where_they_stood_on_the_day(workspace: Workspace, as_of: date) -> None:
    stood = {
        case.enrolment_id: standing(workspace.scheme, case.track, case.events, as_of) for case in workspace.cases()
    }
    keys = {who: s.stage_key for who, s in stood.items()}
    found = participants.find(workspace, Search(order="stage"), as_of)
    rows = participants.rows(workspace, found.ids, as_of)
    assert {row.enrolment_id: row.stage for row in rows} == keys
    assert [row.status for row in rows] == [stood[row.enrolment_id].status for row in rows]
    assert [row.progress for row in rows] == pytest.approx([stood[who].share for who in found.ids], abs=0.001)
    assert [stood[who].share for who in found.ids] == sorted(s.share for s in stood.values())
    for key, count in found.stage_counts:
        meant = {who for who, at in keys.items() if at == key}
        assert len(meant) == count
        assert set(participants.find(workspace, Search(stage=key), as_of).ids) == meant
        assert _found(workspace, Criterion("stage", "is", (key,)), as_of=as_of) == meant
        assert _found(workspace, Criterion("stage", "is_not", (key,)), as_of=as_of) == keys.keys() - meant


def _event(dossier: Dossier, step: str) -> Event | None:
    return next((event for event in dossier.events if event.step == step), None)


def _done(dossier: Dossier, step: str) -> date | None:
    event = _event(dossier, step)
    return event.done_on if event and event.status == "done" else None


Meant = Callable[[Dossier], bool]

CRITERIA: list[tuple[Criterion, Meant]] = [
    (Criterion("sex", "is", ("female",)), lambda d: d.participant.sex == "female"),
    (Criterion("sex", "is_not", ("female",)), lambda d: d.participant.sex != "female"),
    (Criterion("track", "is", ("home", "circular")), lambda d: d.enrolment.track in ("home", "circular")),
    (Criterion("cohort", "filled"), lambda d: d.enrolment.cohort_id is not None),
    (Criterion("region", "filled"), lambda d: bool(d.participant.region)),
    (Criterion("last_name", "contains", ("AN",)), lambda d: "an" in fold(d.participant.last_name)),
    (Criterion("phone", "filled"), lambda d: bool(d.participant.values.get("phone"))),
    (Criterion("phone", "contains", ("6",)), lambda d: "6" in str(d.participant.values.get("phone", ""))),
    (
        Criterion("birth_date", "before", ("2000-01-01",)),
        lambda d: bool(d.participant.birth_date and d.participant.birth_date < date(2000, 1, 1)),
    ),
    (
        Criterion("birth_date", "after", ("2000-01-01",)),
        lambda d: bool(d.participant.birth_date and d.participant.birth_date > date(2000, 1, 1)),
    ),
    (
        Criterion("birth_date", "between", ("1998-01-01", "2001-12-31")),
        lambda d: bool(d.participant.birth_date and 1998 <= d.participant.birth_date.year <= 2001),
    ),
    (Criterion("step", "is", ("departed",)), lambda d: (day := _done(d, "departed")) is not None and day <= AS_OF),
]


@pytest.mark.parametrize(("criterion", "meant"), CRITERIA, ids=lambda each: getattr(each, "test", ""))
def test_a_criterion_finds_those_of_whom_it_is_true(
    workspace: Workspace, known: dict[UUID, Dossier], criterion: Criterion, meant: Meant
) -> None:
    expected = {who for who, dossier in known.items() if meant(dossier)}
    assert expected, "the practice pilot has nobody to tell by"
    assert _found(workspace, criterion) == expected


def test_criteria_must_all_hold(workspace: Workspace, known: dict[UUID, Dossier]) -> None:
    women, away = (Criterion("sex", "is", ("female",)), Criterion("track", "is_not", ("home",)))
    assert _found(workspace, women, away) == _found(workspace, women) & _found(workspace, away) != set()
    assert len(known) > len(_found(workspace, women, away))


def test_every_field_of_every_type_can_be_asked_about_and_ordered_by(
    workspace: Workspace, known: dict[UUID, Dossier]
) -> None:
    kept_nowhere = 0
    for key, field in workspace.scheme.fields.items():
        try:
            filled = _found(workspace, Criterion(key, "filled"))
        except KeyError:
            kept_nowhere += field.record != "none" and (field.record, field.slot) != ("enrolment", "reason")
            continue
        assert filled | _found(workspace, Criterion(key, "empty")) == known.keys()
        assert set(participants.find(workspace, Search(order=key, is_descending=True), AS_OF).ids) == known.keys()
    assert kept_nowhere == 0


def test_values_of_events_are_compared_by_their_type(workspace: Workspace, known: dict[UUID, Dossier]) -> None:
    asked = 0
    for dossier in list(known.values())[:20]:
        for event in dossier.events:
            for key, value in event.values.items():
                field = workspace.scheme.fields[key]
                if field.type == "number":
                    tests = (("at_least", (str(value),)), ("at_most", (str(value),)), ("is", (str(value),)))
                elif field.type == "date" and isinstance(value, date):
                    days = (str(value - timedelta(1)), str(value + timedelta(1)))
                    tests = (("after", days[:1]), ("before", days[1:]), ("between", days))  # type: ignore[assignment]  # a day or two
                elif field.type in ("code", "text"):
                    tests = (("is", (str(value),)), ("filled", ()), ("is", ("x", str(value))))  # type: ignore[assignment]  # none, one, two
                else:
                    continue
                for test, values in tests:
                    criterion = Criterion(key, test, values)  # type: ignore[arg-type]  # the tests of the type
                    assert dossier.enrolment.id in _found(workspace, criterion), criterion
                    asked += 1
    assert asked > 10


def test_an_ordered_code_is_at_least_or_at_most_so_high(workspace: Workspace) -> None:
    level = next(
        key
        for key, field in workspace.scheme.fields.items()
        if (codes := workspace.scheme.code_list(field.codes))
        and codes.is_ordered
        and _found(workspace, Criterion(key, "filled"))
    )
    codes = workspace.scheme.code_list(workspace.scheme.fields[level].codes)
    assert codes is not None
    filled = _found(workspace, Criterion(level, "filled"))
    assert _found(workspace, Criterion(level, "at_least", (codes.codes[0].key,))) == filled
    assert _found(workspace, Criterion(level, "at_most", (codes.codes[-1].key,))) == filled
    assert _found(workspace, Criterion(level, "at_least", ("no such level",))) == set()


def test_deadlines_documents_and_organisations_can_be_asked_about(
    workspace: Workspace, known: dict[UUID, Dossier]
) -> None:
    first, second = _two(workspace)
    assert _found(workspace, Criterion("document", "is", ("passport",))) == {first, second}
    assert _found(workspace, Criterion("deadline", "within", ("document:passport", "1"))) == {first}
    assert _found(workspace, Criterion("deadline", "within", ("document:passport", "0"))) == set()
    overdue = _found(workspace, Criterion("deadline", "within", ("step", "0")))
    assert overdue == {
        who
        for who, each in known.items()
        for status in [standing(workspace.scheme, each.enrolment.track, _steps(each), date.max).status]
        if any(
            due.kind == "step" and due.day < AS_OF
            for due in deadlines(workspace.scheme, status, each.participant, each.enrolment, each.events)
        )
    }
    organisation = next(
        event.organisation_id for each in known.values() for event in each.events if event.organisation_id
    )
    assert _found(workspace, Criterion("organisation", "is", (str(organisation),))) == {
        who for who, each in known.items() if any(event.organisation_id == organisation for event in each.events)
    }


def _steps(dossier: Dossier) -> dict[str, list[Event]]:
    found: dict[str, list[Event]] = {}
    for event in dossier.events:
        found.setdefault(event.step, []).append(event)
    return found


def test_a_line_shows_any_field_in_words_and_what_is_next(workspace: Workspace) -> None:
    first, _second = _two(workspace)
    (row,) = participants.rows(workspace, [first], AS_OF, ("sex", "birth_date", "no such field"))
    assert set(row.values) <= {"sex", "birth_date"}
    assert row.values["sex"][0].isupper()
    assert row.due_on is not None
    assert row.due_label


def test_an_unknown_subject_is_refused(workspace: Workspace) -> None:
    with pytest.raises(KeyError):
        _found(workspace, Criterion("no_such_field", "filled"))


@pytest.mark.parametrize("order", ["step", "updated_on", "missing", "organisation", "due", "status", "nationality"])
def test_a_list_can_be_ordered_by_what_is_derived(workspace: Workspace, order: str) -> None:
    found = participants.find(workspace, Search(order=order), AS_OF)
    assert len(found.ids) == len(set(found.ids)) == len(workspace.cases())


def test_an_organisation_is_shown_at_the_step_where_somebody_stands(workspace: Workspace) -> None:
    who = next(
        row
        for row in participants.rows(workspace, participants.find(workspace, Search(), AS_OF).ids, AS_OF)
        if row.step
    )
    with workspace.store.reading() as reading:
        event = next(e for e in records.events_of(reading, [who.enrolment_id])[who.enrolment_id] if e.step == who.step)
    company = Organisation(name="Aachen Bau")
    workspace.commit("Employer", [added(company), Change(event, replace(event, organisation_id=company.id))])
    (row,) = participants.rows(workspace, [who.enrolment_id], AS_OF)
    assert row.organisation == "Aachen Bau"
