"""Organisations are listed with what is known of them, kept, deleted, and two spellings of one become one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from partnertrack.domain.change import added
from partnertrack.domain.contact import Contact
from partnertrack.domain.criterion import Criterion
from partnertrack.domain.duration import Duration
from partnertrack.domain.engagement import Engagement
from partnertrack.domain.enrolment import Enrolment
from partnertrack.domain.event import Event
from partnertrack.domain.expectation import Expectation
from partnertrack.domain.organisation import Organisation
from partnertrack.domain.participant import Participant
from partnertrack.domain.record import Record
from partnertrack.domain.saved_view import SavedView
from partnertrack.domain.vacancy import Candidacy, Vacancy
from partnertrack.errors import ConflictError, UserError
from partnertrack.persistence.check import check
from partnertrack.persistence.queries import records
from partnertrack.progress import SILENT
from partnertrack.services import organisations, participants, pilots
from partnertrack.services.workspace import Workspace
from tests.integration.office import Office

DAY = date(2026, 5, 4)
KINDS_REFERRING: tuple[type[Record], ...] = (
    Organisation,
    Event,
    Contact,
    Engagement,
    Vacancy,
    Candidacy,
    Duration,
    SavedView,
    Expectation,
)
ADLER = Organisation(name="Hotel Adler", type="employer", country="DE")
OTHER = Organisation(name="Hôtel ADLER GmbH", type="employer", values={"address": "Köln"})
BERG = Organisation(name="Berghotel", type="employer")
CENTRE = Organisation(name="Centre de Rabat", type="training_centre")
CHEF = Contact(organisation_id=OTHER.id, name="Jan Weiss", phone="+49 1", email="jan@example.org", consent="given")
COOK = Vacancy(organisation_id=OTHER.id, title="Cook", places=3)


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    made = pilots.create_pilot(tmp_path / "pilot.ptrack", "generic_dual_track", "Test")
    people = [Participant(first_name=name) for name in ("Ama", "Esi", "Kofi")]
    enrolled = [Enrolment(participant_id=each.id, number=n, track="away") for n, each in enumerate(people, 1)]
    events = [
        Event(enrolment_id=enrolled[0].id, step="contract", status="done", done_on=DAY, organisation_id=ADLER.id),
        Event(enrolment_id=enrolled[1].id, step="contract", status="planned", organisation_id=OTHER.id),
        Event(enrolment_id=enrolled[1].id, step="work_start", status="planned", organisation_id=OTHER.id),
        Event(enrolment_id=enrolled[2].id, step="language_course", status="done", organisation_id=CENTRE.id),
    ]
    called = Engagement(organisation_id=OTHER.id, happened_on=DAY, way="call", stage="interested", contact_id=CHEF.id)
    lost = Engagement(organisation_id=BERG.id, happened_on=DAY, stage="lost", reason="language")
    put_forward = Candidacy(vacancy_id=COOK.id, enrolment_id=enrolled[1].id, status="interview")
    rules = [Duration(step="contract", days=days, organisation_id=at.id) for days, at in ((30, ADLER), (60, OTHER))]
    owes = Expectation(partner="hotel adler gmbh", starts_on=DAY)
    seen = SavedView(name="Adler", definition=f'{{"organisation": ["{OTHER.id}"]}}')
    kept = (
        *people,
        ADLER,
        OTHER,
        BERG,
        CENTRE,
        *enrolled,
        *events,
        CHEF,
        called,
        lost,
        COOK,
        put_forward,
        *rules,
        seen,
        owes,
    )
    made.commit("Enter", map(added, kept))
    yield made
    assert check(made.store) == []
    made.close()


def test_the_list_tells_what_is_known_of_each(workspace: Workspace) -> None:
    listing = organisations.organisations(workspace)
    lines = {line.name: line for line in listing.lines}
    assert list(lines) == ["Berghotel", "Centre de Rabat", "Hotel Adler", "Hôtel ADLER GmbH"]
    assert {name: line.people for name, line in lines.items()} == {
        "Berghotel": 0,
        "Centre de Rabat": 1,
        "Hotel Adler": 1,
        "Hôtel ADLER GmbH": 1,
    }
    stands = {name: line.stand.stage for name, line in lines.items() if line.stand}
    assert stands == {"Berghotel": "lost", "Hotel Adler": "contract", "Hôtel ADLER GmbH": "interview"}
    other = lines["Hôtel ADLER GmbH"]
    assert (other.contacts, other.last_on, other.places, other.taken) == (("Jan Weiss",), DAY, 3, 0)
    assert [(line.stage, line.now, line.reached) for line in listing.stages] == [
        ("contacted", 0, 2),
        ("interested", 0, 2),
        ("vacancy", 0, 2),
        ("interview", 1, 2),
        ("contract", 1, 1),
    ]
    assert listing.reasons == (("language", 1),)


def counted(workspace: Workspace, value: str) -> int:
    """How many people the list shows for that value of its filter."""
    asked = participants.Search(criteria=(Criterion("organisation", "is", (value,)),))
    return len(participants.find(workspace, asked, DAY).ids)


def test_one_organisation_and_the_people_of_each_of_its_steps(workspace: Workspace) -> None:
    view = organisations.organisation(workspace, OTHER.id, "en")
    assert [(part.step, part.people, part.done) for part in view.parts] == [("contract", 1, 0), ("work_start", 1, 0)]
    assert [(offer.title, offer.places, offer.candidates) for offer in view.offers] == [("Cook", 3, 1)]
    assert [contact.name for contact in view.contacts] == ["Jan Weiss"]
    assert counted(workspace, str(OTHER.id)) == view.people == 1
    for each in (view, organisations.organisation(workspace, ADLER.id, "en")):
        for part in each.parts:
            assert counted(workspace, f"{each.organisation.id}@{part.step}") == part.people
    assert counted(workspace, f"{CENTRE.id}@contract") == 0


def test_two_spellings_become_one_and_come_apart_by_undo(workspace: Workspace) -> None:
    with workspace.store.reading() as reading:
        before = [records.all_of(reading, kind) for kind in KINDS_REFERRING]
    (pair,) = organisations.alike(organisations.organisations(workspace).lines)
    assert {pair.stays, pair.goes} == {ADLER.id, OTHER.id}
    assert [(each.name, each.is_likely) for each in organisations.others(workspace, ADLER.id)] == [
        ("Hôtel ADLER GmbH", True),
        ("Berghotel", False),
        ("Centre de Rabat", False),
    ]
    change = organisations.merge(workspace, ADLER.id, OTHER.id)
    view = organisations.organisation(workspace, ADLER.id, "en")
    assert view.people == 2
    assert view.organisation.spellings == ("Hotel Adler", "Hôtel ADLER GmbH")
    assert view.organisation.values["address"] == "Köln"
    assert [len(found) for found in (view.contacts, view.log, view.offers)] == [1, 1, 1]
    with workspace.store.reading() as reading:
        assert [each.days for each in records.all_of(reading, Duration)] == [30]
        assert str(ADLER.id) in records.all_of(reading, SavedView)[0].definition
        assert [each.partner for each in records.all_of(reading, Expectation)] == ["Hotel Adler"]
    with pytest.raises(UserError, match="no longer"):
        organisations.organisation(workspace, OTHER.id, "en")
    workspace.store.undo(change)
    with workspace.store.reading() as reading:
        after = [records.all_of(reading, kind) for kind in KINDS_REFERRING]
    bare = [[[replace(each, version=0) for each in found] for found in state] for state in (before, after)]
    assert bare[0] == bare[1]


def test_a_file_that_writes_the_other_spelling_means_the_one_that_stayed(tmp_path: Path) -> None:
    office = Office(tmp_path)
    heading = ("Reference no.", "Surname", "First name", "Employer", "Contract signed on")
    office.take(heading, ("R1", "Mensah", "Ama", "Hotel Adler", "21/02/2025"))
    office.take(heading, ("R2", "Owusu", "Esi", "Adler Hotels", "22/02/2025"))
    first, second = sorted(organisations.organisations(office.workspace).lines, key=lambda line: line.name)
    organisations.merge(office.workspace, second.id, first.id)
    office.take(heading, ("R3", "Boateng", "Yaw", "adler hotels", "23/02/2025"))
    (line,) = organisations.organisations(office.workspace).lines
    assert (line.name, line.people) == ("Hotel Adler", 3)


def test_what_is_entered_is_checked(workspace: Workspace) -> None:
    with pytest.raises(UserError, match="there already"):
        organisations.save(workspace, Organisation(name="hotel  adler"))
    with pytest.raises(UserError, match="name"):
        organisations.save(workspace, Organisation(name=" "))
    with pytest.raises(UserError, match="refers"):
        organisations.delete(workspace, ADLER.id)
    with pytest.raises(UserError, match="future"):
        organisations.keep_entry(workspace, Engagement(organisation_id=BERG.id, happened_on=date.max, text="x"), DAY)
    with pytest.raises(UserError, match="why"):
        organisations.keep_entry(workspace, Engagement(organisation_id=BERG.id, happened_on=DAY, stage="lost"), DAY)
    added_one = Organisation(name="Consulate", type="consulate", country="MA")
    organisations.save(workspace, added_one)
    organisations.delete(workspace, added_one.id)
    assert all(line.name != "Consulate" for line in organisations.organisations(workspace).lines)


def test_a_contact_who_does_not_agree_is_emptied_and_the_log_outlives_the_contact(workspace: Workspace) -> None:
    (chef,) = organisations.organisation(workspace, OTHER.id, "en").contacts
    organisations.keep_contact(workspace, replace(chef, consent="withdrawn", consent_on=None), DAY)
    with pytest.raises(ConflictError):
        organisations.empty_contact(workspace, chef)
    (chef,) = organisations.organisation(workspace, OTHER.id, "en").contacts
    assert chef.consent_on == DAY
    organisations.empty_contact(workspace, chef)
    (bare,) = organisations.organisation(workspace, OTHER.id, "en").contacts
    assert (bare.name, bare.phone, bare.email) == ("Jan Weiss", "", "")
    organisations.delete_contact(workspace, bare)
    view = organisations.organisation(workspace, OTHER.id, "en")
    assert view.contacts == ()
    assert [entry.contact_id for entry in view.log] == [None]


def test_the_list_is_written_without_contacts_who_refuse(workspace: Workspace, tmp_path: Path) -> None:
    (chef,) = organisations.organisation(workspace, OTHER.id, "en").contacts
    boss = Contact(organisation_id=OTHER.id, name="=Eva", phone="+49 2", email="eva@example.org", consent="refused")
    workspace.commit("Enter", [added(boss)])
    shown = organisations.Exported(("Organisation",), ((OTHER.id, (OTHER.name,)), (BERG.id, (BERG.name,))))
    path = organisations.export(workspace, shown, tmp_path / "list.csv", SILENT)
    assert path.read_text(encoding="utf-8-sig").splitlines() == [
        "Organisation,Contact,Role,Phone,E-mail",
        f"{OTHER.name},{chef.name},,'{chef.phone},{chef.email}",
        "Berghotel,,,,",
    ]
    book = organisations.export(workspace, shown, tmp_path / "list.xlsx", SILENT)
    assert book.read_bytes().startswith(b"PK")


def test_one_of_which_a_duration_is_known_is_not_deleted(workspace: Workspace) -> None:
    alone = Organisation(name="Consulate", type="consulate")
    workspace.commit("Enter", [added(alone), added(Duration(step="contract", days=9, organisation_id=alone.id))])
    with pytest.raises(UserError, match="refers"):
        organisations.delete(workspace, alone.id)
