"""Lists of shortage occupations are kept, pasted and set against the people who learn and do that work."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from partnertrack.domain.change import added
from partnertrack.domain.enrolment import Enrolment
from partnertrack.domain.event import Event
from partnertrack.domain.organisation import Organisation
from partnertrack.domain.participant import Participant
from partnertrack.domain.shortage import Shortage
from partnertrack.domain.vacancy import Candidacy, Vacancy
from partnertrack.errors import UserError
from partnertrack.persistence.check import check
from partnertrack.persistence.queries import records
from partnertrack.services import history, pilots, shortages
from partnertrack.services.shortages import Line, ShortageTexts
from partnertrack.services.workspace import Workspace

TODAY = date(2026, 5, 4)
HOTEL = Organisation(name="Hotel Adler", type="employer", country="DE")
COOKS = Vacancy(organisation_id=HOTEL.id, title="Two cooks", occupation="5120", places=3)
PEOPLE = tuple(Participant(first_name=name, last_name="Mensah") for name in ("Ama", "Esi", "Kofi", "Yaw", "Abena"))
TRACKS = ("away", "away", "away", "away", "home")
AMA, ESI, KOFI, YAW, ABENA = ENROLLED = tuple(
    Enrolment(participant_id=person.id, number=n, track=track)
    for n, (person, track) in enumerate(zip(PEOPLE, TRACKS, strict=True), 1)
)


def done(who: Enrolment, step: str, **values: str) -> Event:
    return Event(enrolment_id=who.id, step=step, status="done", done_on=date(2026, 1, 8), values=values)


EVENTS = (
    done(AMA, "contract", job_title="Köchin / Koch"),
    done(AMA, "work_start"),
    done(ESI, "work_start"),
    done(KOFI, "training", course="Cook"),
    done(YAW, "contract", job_title="Porter"),
    done(YAW, "work_start"),
    done(ABENA, "training", course="Cook"),
    done(ABENA, "certificate"),
)


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    workspace = pilots.create_pilot(tmp_path / "pilot.ptrack", "thamm_giz", "Test")
    offered = Candidacy(vacancy_id=COOKS.id, enrolment_id=ESI.id, status="contract")
    workspace.commit("Enter", map(added, (HOTEL, COOKS, *PEOPLE, *ENROLLED, *EVENTS, offered)))
    yield workspace
    assert check(workspace.store) == []
    workspace.close()


def enter(workspace: Workspace, side: str, **told: str) -> None:
    assert shortages.save(workspace, shortages.new(workspace.scheme, side), ShortageTexts(**told))


def only(workspace: Workspace) -> Line:
    (line,) = shortages.shortages(workspace, TODAY).lines
    return line


def test_demand_is_set_against_everybody_who_does_or_learns_the_work(workspace: Workspace) -> None:
    enter(workspace, "destination", occupation="Cooks (Köchin / Koch)", isco="5120", places="1 0", listed_on="3.4.2026")
    enter(workspace, "origin", occupation="Cuisiniers", isco="512", country="MA", need="spares", places="8")
    line = only(workspace)
    assert (line.standing, line.way, line.demand, line.spare, line.open_places) == ("joint", "group", 10, 8, 2)
    assert line.supply.placed == (AMA.id, ESI.id)
    assert (line.supply.training, line.supply.home) == ((KOFI.id,), (ABENA.id,))
    assert line.gap == 7
    lists = shortages.shortages(workspace, TODAY)
    assert (lists.placed_listed, lists.placed_elsewhere, lists.placed_unknown) == ((AMA.id, ESI.id), (YAW.id,), ())
    assert lists.heads[-1].last_on == date(2026, 4, 3)
    before = shortages.shortages(workspace, date(2026, 1, 1)).lines[0]
    assert before.supply.there == ()


def test_an_entry_is_changed_taken_off_and_brought_back(workspace: Workspace) -> None:
    enter(workspace, "destination", occupation="7411", places="5")
    (entry,) = only(workspace).destination
    assert (entry.occupation, entry.isco, entry.country) == ("Building and related electricians", "7411", "DE")
    same = ShortageTexts(occupation=entry.occupation, isco=entry.isco, country="DE", places="5")
    assert shortages.save(workspace, entry, same) is None
    assert shortages.save(workspace, entry, replace(same, places="6"))
    assert only(workspace).demand == 6
    change = shortages.delete(workspace, [entry.id])
    assert shortages.shortages(workspace, TODAY).lines == ()
    history.undo(workspace, change)
    assert only(workspace).demand == 6


@pytest.mark.parametrize(
    ("side", "told", "words"),
    [
        ("destination", {}, "Say which occupation"),
        ("destination", {"occupation": "Cook", "isco": "51200"}, "no ISCO-08 code"),
        ("destination", {"occupation": "Cook", "places": "some"}, "not a whole number"),
        ("destination", {"occupation": "Cook", "places": "-3"}, "how many people are lacking"),
        ("destination", {"occupation": "Cook", "country": "MA"}, "other side"),
        ("origin", {"occupation": "Cook", "listed_on": "one day"}, "one day"),
        ("origin", {"occupation": "Cook", "sector": "cooking"}, "not on the lists"),
    ],
)
def test_what_cannot_be_is_refused(workspace: Workspace, side: str, told: dict[str, str], words: str) -> None:
    with pytest.raises(UserError, match=words):
        enter(workspace, side, **told)
    assert shortages.shortages(workspace, TODAY).lines == ()


def test_a_list_is_pasted_and_pasted_again_as_one_change_each(workspace: Workspace) -> None:
    table = "Beruf\tISCO-08\tBedarf\nKoch\t5120\t1.200\nMaurer\t\t40\nDachdecker\tx\t2\n\t\t\n"
    about = ShortageTexts(country="DE", listed_on="2026-02-01", source="Engpassliste")
    pasted = shortages.paste(workspace, "destination", table, about)
    assert (pasted.added, pasted.changed, [row for row, _why in pasted.refused]) == (2, 0, [4])
    again = shortages.paste(workspace, "destination", table.replace("40", "45"), about)
    assert (again.added, again.changed, again.same) == (0, 1, 1)
    with workspace.store.reading() as reading:
        found = {each.occupation: each.places for each in records.all_of(reading, Shortage)}
    assert found == {"Koch": 1200, "Maurer": 45}
    history.undo(workspace, again.change)
    history.undo(workspace, pasted.change)
    assert shortages.shortages(workspace, TODAY).lines == ()


def test_a_table_without_headings_is_read_by_what_stands_in_it(workspace: Workspace) -> None:
    shortages.paste(workspace, "origin", "Soudeurs;7212;30\nPlombiers;7126;12", ShortageTexts(need="spares"))
    lines = shortages.shortages(workspace, TODAY).lines
    assert sorted((line.title, line.isco, line.spare) for line in lines) == [
        ("Plombiers", "7126", 12),
        ("Soudeurs", "7212", 30),
    ]
    with pytest.raises(UserError, match="No table"):
        shortages.paste(workspace, "origin", " \n", ShortageTexts())
