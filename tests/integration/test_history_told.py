"""The whole history is told in words, found, put back value by value, verified and taken along."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from datetime import date
from pathlib import Path
from uuid import UUID

import pytest

from partnertrack.domain.change import added, removed
from partnertrack.domain.enrolment import Enrolment
from partnertrack.domain.erasure import Erasure
from partnertrack.domain.note import Note
from partnertrack.domain.organisation import Organisation
from partnertrack.domain.participant import Participant
from partnertrack.errors import UserError
from partnertrack.persistence.queries import records
from partnertrack.services import correct_value, history, notes
from partnertrack.services.history import Filter
from partnertrack.services.history.files import write
from partnertrack.services.workspace import Workspace

TODAY = date(2026, 11, 28)


@pytest.fixture
def ama(workspace: Workspace) -> UUID:
    """Enter two people and a firm, correct one of each, and return the enrolment of the first."""
    history.sign(workspace, "Moussa")
    people = Participant(first_name="Ama", last_name="Mensah"), Participant(first_name="Kofi", last_name="Boateng")
    enrolments = [Enrolment(participant_id=each.id, number=n, track="away") for n, each in enumerate(people, 1)]
    firm = Organisation(name="Bau Beispiel", type="employer", country="DE")
    workspace.commit("Enter", map(added, (*people, *enrolments, firm)))
    correct_value.correct(workspace, enrolments[0].id, ("region", None), "Volta")
    correct_value.correct(workspace, enrolments[0].id, ("region", None), "Ashanti")
    with workspace.store.reading() as reading:
        kept = records.fetch(reading, Organisation, [firm.id])[firm.id]
    workspace.keep("Rename the firm", replace(kept, name="Bau Muster"))
    return enrolments[0].id


def titles(workspace: Workspace, wanted: Filter) -> list[str]:
    return [row.title for row in history.happened(workspace, wanted).rows]


def test_changes_are_found_by_who_word_person_field_and_kind(workspace: Workspace, ama: UUID) -> None:
    every = history.happened(workspace, Filter())
    assert [row.number for row in every.rows] == [5, 4, 3, 2, 1]
    assert {row.who for row in every.rows[:4]} == {"Moussa"}
    assert every.rows[3].people == 2
    assert history.counts_words(every.rows[3]) == "2 people · 1 organisation"
    assert titles(workspace, Filter(words="RENAME")) == ["Rename the firm"]
    assert titles(workspace, Filter(field="region")) == ["Correct “Region” of PT-000001"] * 2
    assert titles(workspace, Filter(subject=ama)) == ["Correct “Region” of PT-000001"] * 2 + ["Enter"]
    assert titles(workspace, Filter(kind="organisation")) == ["Rename the firm", "Enter"]
    assert titles(workspace, Filter(way="setup")) == ["Make the pilot “Test”"]
    assert titles(workspace, Filter(who="Nobody")) == []
    whole = history.verify(workspace)
    assert (whole.wrong, whole.changes) == ("", 5)
    ((origin, (last, _hash)),) = whole.ends.items()
    assert history.state(workspace, whole.ends).missing == ""
    longer = {origin: (last + 1, "ab")}
    assert "entry 6 is missing" in history.state(workspace, longer).missing
    assert history.verify(workspace, longer).is_cut
    assert "another one" in history.verify(workspace, {origin: (last, "ab")}).wrong
    workspace.store.undo()
    assert titles(workspace, Filter(is_undone=True)) == ["Rename the firm"]
    assert history.happened(workspace, Filter()).rows[0].way == "undo"


def test_a_change_is_told_by_whom_it_is_about_and_put_back(workspace: Workspace, ama: UUID) -> None:
    region, first = history.happened(workspace, Filter(field="region")).rows
    (told,) = history.detail(workspace, region.id).told
    assert (told.heading, told.person) == ("Ama Mensah · PT-000001", ama)
    (line,) = told.lines
    assert (line.label, line.before, line.after) == ("Region", "Volta", "Ashanti")
    assert line.earlier is not None
    change = history.put_back(workspace, line.earlier)
    assert correct_value.profile_form(workspace, ama)
    assert history.put_back(workspace, line.earlier) is None
    assert history.happened(workspace, Filter()).rows[0].id == change
    (blank,) = history.detail(workspace, first.id).told[0].lines
    assert blank.earlier is not None
    history.put_back(workspace, blank.earlier)
    with workspace.store.reading() as reading:
        assert next(each for each in records.all_of(reading, Participant) if each.first_name == "Ama").region is None
    assert history.preview(workspace, first.id).refusal


def test_a_value_of_a_firm_comes_back_and_one_of_a_firm_that_is_gone_says_why(workspace: Workspace, ama: UUID) -> None:
    del ama
    renamed = history.happened(workspace, Filter(words="rename")).rows[0]
    (line,) = history.detail(workspace, renamed.id).told[0].lines
    assert line.earlier is not None
    assert history.put_back(workspace, line.earlier)
    with workspace.store.reading() as reading:
        (firm,) = records.all_of(reading, Organisation)
    assert firm.name == "Bau Beispiel"
    workspace.commit("Merge two firms", [removed(firm)])
    with pytest.raises(UserError, match="taken away by “Merge two firms”"):
        history.put_back(workspace, line.earlier)


def test_nothing_of_an_erased_person_is_put_back(workspace: Workspace, ama: UUID) -> None:
    line = history.detail(workspace, history.happened(workspace, Filter(field="region")).rows[0].id).told[0].lines[0]
    with workspace.store.reading() as reading:
        person = records.fetch(reading, Enrolment, [ama])[ama].participant_id
    workspace.commit("Erase", [added(Erasure(participant_id=person, erased_on=TODAY, reason="request"))])
    assert line.earlier is not None
    with pytest.raises(UserError, match="erased on 28 Nov 2026"):
        history.put_back(workspace, line.earlier)
    told = history.detail(workspace, history.happened(workspace, Filter(field="region")).rows[0].id).told[0]
    assert (told.heading, told.erased_on) == ("Data erased · PT-000001", TODAY)
    assert [each.earlier for each in told.lines] == [None]


def test_a_note_that_was_removed_comes_back(workspace: Workspace, ama: UUID) -> None:
    notes.write(workspace, ama, "Called.", "Moussa")
    with workspace.store.reading() as reading:
        (kept,) = records.all_of(reading, Note)
    removing = workspace.commit("Delete the note", [removed(kept)]).change_set.id
    line = next(each for each in history.detail(workspace, removing).told[0].lines if each.earlier)
    assert line.earlier is not None
    history.put_back(workspace, line.earlier)
    with workspace.store.reading() as reading:
        assert records.all_of(reading, Note)[0].text == "Called."
    enter = history.happened(workspace, Filter(words="enter")).rows[0]
    before = workspace.store.history()
    found = history.preview(workspace, enter.id)
    assert {each.kind for each in found.stays} == {"participant", "organisation", "enrolment"}
    assert found.restored == 2
    assert workspace.store.history() == before


def test_the_history_is_written_whole_with_its_hashes(workspace: Workspace, ama: UUID, tmp_path: Path) -> None:
    wanted = Filter(subject=ama)
    for suffix in (".csv", ".xlsx", ".pdf"):
        path = write(workspace, wanted, tmp_path / f"history{suffix}", TODAY, ("Ama",))
        assert path.stat().st_size > 500
    rows = list(csv.DictReader(io.StringIO((tmp_path / "history.csv").read_text("utf-8-sig"))))
    assert {row["About"] for row in rows} == {"Ama Mensah · PT-000001"}
    assert {row["SHA-256"] for row in rows} == {row.hash for row in history.happened(workspace, wanted).rows}
    assert [row["After"] for row in rows if row["Field"] == "Region"] == ["Ashanti", "Volta"]
    workspace.hide_names()
    with pytest.raises(UserError, match="Names are hidden"):
        history.happened(workspace, wanted)
    workspace.show_names()
