"""The list of participants in groups, and in the order in which people read answers."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from itertools import groupby

import pytest

from partnertrack.domain.change import added
from partnertrack.domain.criterion import Criterion
from partnertrack.domain.document import Document
from partnertrack.domain.reminder import Reminder
from partnertrack.domain.slots import part_of
from partnertrack.services import participants
from partnertrack.services.participants import PersonRow, Search
from partnertrack.services.workspace import Workspace
from tests.practised import open_practised

AS_OF = date(2026, 6, 30)
EARLIER = date(2025, 3, 1)


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    pilot = open_practised(tmp_path_factory.mktemp("practice"))
    yield pilot
    pilot.close()


TOLD: dict[str, Callable[[PersonRow], str]] = {
    "stage": lambda row: row.stage_label,
    "step": lambda row: row.step_label,
    "status": lambda row: row.status,
    "cohort": lambda row: row.cohort,
    "organisation": lambda row: row.organisation,
    "region": lambda row: row.region,
    "sex": lambda row: row.values.get("sex", ""),
    "nationality": lambda row: row.nationality,
}


@pytest.mark.parametrize("as_of", [AS_OF, EARLIER])
@pytest.mark.parametrize("subject", TOLD)
def test_a_group_has_exactly_those_whose_lines_say_so(workspace: Workspace, subject: str, as_of: date) -> None:
    found = participants.find(workspace, Search(group=subject, order="number"), as_of)
    rows = participants.rows(workspace, found.ids, as_of, ("sex",))
    assert [len(list(rows)) for _said, rows in groupby(rows, TOLD[subject])] == [each.count for each in found.groups]
    plain = participants.find(workspace, Search(order="number"), as_of)
    assert sorted(found.ids) == sorted(plain.ids)
    place = {who: at for at, who in enumerate(plain.ids)}
    start = 0
    for group in found.groups:
        inside = [place[who] for who in found.ids[start : start + group.count]]
        assert inside == sorted(inside)
        start += group.count


def test_every_field_can_be_grouped_by(workspace: Workspace) -> None:
    for key, field in workspace.scheme.fields.items():
        if field.type in {"code", "country", "yes_no"} and part_of(workspace.scheme, (key, None)):
            found = participants.find(workspace, Search(group=key), AS_OF)
            assert sum(group.count for group in found.groups) == len(found.ids)


def test_groups_run_as_people_read_them(workspace: Workspace) -> None:
    def words(**asked: object) -> list[str]:
        search = replace(Search(), **asked)  # type: ignore[arg-type]  # the fields of a search
        return [group.words for group in participants.find(workspace, search, AS_OF).groups]

    stages = words(group="stage")
    labels = [stage.label.text("en") for stage in workspace.scheme.stages]
    assert stages == [label for label in ("Not started", *labels, "Left") if label in stages]
    assert words(group="sex")[:2] == ["Female", "Male"]
    assert words(group="sex", order="sex", is_descending=True)[:2] == ["Male", "Female"]


def test_answers_are_sorted_by_their_words(workspace: Workspace) -> None:
    found = participants.find(workspace, Search(order="nationality"), AS_OF)
    said = [row.nationality for row in participants.rows(workspace, found.ids, AS_OF) if row.nationality]
    assert said == sorted(said)


def test_a_second_order_sorts_those_whom_the_first_leaves_alike(workspace: Workspace) -> None:
    found = participants.find(workspace, Search(order="cohort", then=(("number", True),)), AS_OF)
    rows = participants.rows(workspace, found.ids, AS_OF)
    for _cohort, some in groupby(rows, lambda row: row.cohort):
        labels = [row.label for row in some]
        assert labels == sorted(labels, reverse=True)


def test_what_was_put_off_is_not_due_and_a_renewed_document_does_not_expire(workspace: Workspace) -> None:
    first, second, *_others = participants.find(workspace, Search(), AS_OF).ids
    long_ago = date(2000, 1, 1)
    papers = [Document(enrolment_id=who, type="passport", expires_on=long_ago) for who in (first, second)]
    workspace.commit("Documents", [added(each) for each in papers])
    rest = Reminder(enrolment_id=first, subject="document:passport:1", put_off_until=date(2027, 1, 1), reason="?")
    workspace.commit("Later", [added(rest)])
    renewed = Document(enrolment_id=second, type="passport", expires_on=date(2030, 1, 1))
    old = Criterion("document", "before", ("passport", "2001-01-01"))
    assert set(participants.find(workspace, Search(criteria=(old,)), AS_OF).ids) == {first, second}
    due = participants.find(workspace, Search(order="due"), AS_OF).ids
    assert due[0] == second
    assert due.index(first) > 0
    workspace.commit("Renewed", [added(renewed)])
    assert participants.find(workspace, Search(criteria=(old,)), AS_OF).ids == (first,)
    none = Criterion("document", "is_not", ("passport",))
    assert not {first, second} & set(participants.find(workspace, Search(criteria=(none,)), AS_OF).ids)
