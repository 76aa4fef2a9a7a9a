"""A person goes over to another pilot with what has a place there, or nothing happens in either."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from partnertrack.domain.change import added
from partnertrack.domain.cohort import Cohort
from partnertrack.domain.document import Document
from partnertrack.domain.enrolment import Enrolment
from partnertrack.domain.event import Event
from partnertrack.domain.note import Note
from partnertrack.domain.organisation import Organisation
from partnertrack.domain.participant import Participant
from partnertrack.domain.record import Record
from partnertrack.errors import UserError
from partnertrack.persistence.check import check
from partnertrack.persistence.queries import records
from partnertrack.services import documents, notes, pilots, transfer
from partnertrack.services.documents import About
from partnertrack.services.transfer import Wanted
from partnertrack.services.workspace import Workspace

TODAY = date(2026, 3, 17)


@pytest.fixture
def here(tmp_path: Path) -> Iterator[Workspace]:
    workspace = pilots.create_pilot(tmp_path / "here.ptrack", "generic_dual_track", "Here")
    yield workspace
    assert check(workspace.store) == []
    workspace.close()


@pytest.fixture
def there(tmp_path: Path) -> Iterator[Workspace]:
    workspace = pilots.create_pilot(tmp_path / "there.ptrack", "pem_wecco", "There")
    yield workspace
    assert check(workspace.store) == []
    workspace.close()


@pytest.fixture
def ama(here: Workspace, tmp_path: Path) -> Enrolment:
    """Enter somebody with a cohort, an employer, two steps, a note and a document."""
    person = Participant(first_name="Ama", last_name="Mensah", birth_date=date(2000, 1, 2))
    cohort, firm = Cohort(name="2026-A"), Organisation(name="Fruit Farm", type="employer")
    enrolment = Enrolment(participant_id=person.id, number=1, track="away", cohort_id=cohort.id)
    steps = [
        Event(enrolment_id=enrolment.id, step="selected", status="done", done_on=date(2025, 1, 15)),
        Event(
            enrolment_id=enrolment.id,
            step="language_course",
            status="in_progress",
            started_on=date(2025, 3, 1),
            organisation_id=firm.id,
        ),
    ]
    here.commit("Enter", map(added, (firm, cohort, person, enrolment, *steps)))
    notes.write(here, enrolment.id, "Speaks German.", "Moussa")
    (tmp_path / "pass.txt").write_text("A passport")
    documents.attach(here, enrolment.id, [tmp_path / "pass.txt"], About("passport"))
    return enrolment


def every(workspace: Workspace, kind: type[Record]) -> list[Record]:
    with workspace.store.reading() as reading:
        return list(records.all_of(reading, kind))


def test_a_person_goes_over_and_each_pilot_can_take_it_back(here: Workspace, there: Workspace, ama: Enrolment) -> None:
    told = transfer.prospect(here, ama.id, there)
    assert (told.title, told.counts[1:], told.known) == ("There", ("1 note", "1 document"), None)
    done = transfer.transfer(here, ama.id, there, Wanted(TODAY))
    (person,) = every(there, Participant)
    assert person.id == ama.participant_id
    (enrolment,) = every(there, Enrolment)
    assert isinstance(enrolment, Enrolment)
    assert [cohort.name for cohort in every(there, Cohort) if isinstance(cohort, Cohort)] == ["2026-A"]
    assert [event.step for event in every(there, Event) if isinstance(event, Event)] == ["selected"]
    assert told.staying == ("Language course, a step that the other scheme does not have",)
    texts = sorted(note.text for note in every(there, Note) if isinstance(note, Note))
    assert texts == ["Came from “Here”, PT-000001, 17 Mar 2026.", "Speaks German."]
    (paper,) = documents.documents(there, enrolment.id)
    assert documents.save_copy(there, paper, there.path.with_name("out.txt")).read_text() == "A passport"
    left = [event for event in every(here, Event) if isinstance(event, Event) and event.step == "transferred"]
    assert [event.done_on for event in left] == [TODAY]
    here.store.undo(done.change_here)
    there.store.undo(done.change_there)
    assert every(there, Participant) == every(there, Document) == []
    assert len(every(here, Event)) == 2


def test_who_is_there_already_is_enrolled_once_more(here: Workspace, there: Workspace, ama: Enrolment) -> None:
    double = Participant(first_name="Ama", last_name="Mensah", birth_date=date(2000, 1, 2), region="Volta")
    there.commit("Enter", map(added, (double, Enrolment(participant_id=double.id, number=1))))
    (likely,) = transfer.prospect(here, ama.id, there).likely
    assert likely.participant_id == double.id
    transfer.transfer(here, ama.id, there, Wanted(TODAY, joins=double.id, notes=False, documents=False))
    assert [each.id for each in every(there, Participant)] == [double.id]
    assert len(every(there, Enrolment)) == 2
    assert every(there, Document) == []
    with pytest.raises(UserError, match="the pilot in which the person is"):
        transfer.prospect(here, ama.id, here)


def test_nothing_happens_in_either_pilot_when_one_cannot_be_written(
    here: Workspace, there: Workspace, ama: Enrolment
) -> None:
    before = len(here.store.history())
    there.path.chmod(0o400)
    there.close()
    with closing(pilots.open_pilot(there.path)) as shut, pytest.raises(UserError, match="is open for reading"):
        transfer.transfer(here, ama.id, shut, Wanted(TODAY))
    there.path.chmod(0o600)
    with pytest.raises(UserError, match="no longer in the other pilot"):
        transfer.transfer(here, ama.id, there, Wanted(TODAY, joins=ama.id))
    assert len(here.store.history()) == before
    assert every(there, Participant) == []
