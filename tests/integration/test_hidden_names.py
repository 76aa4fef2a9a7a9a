"""While names are hidden, figures stay the same, nobody can be named, and nothing can be changed."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import text

from partnertrack.domain.participant import Participant
from partnertrack.errors import RuleError
from partnertrack.persistence.queries import records
from partnertrack.persistence.tables import Base
from partnertrack.services import access, practice
from partnertrack.services.pilots import create_pilot, open_pilot
from partnertrack.services.workspace import Workspace
from tests.practised import open_practised

_LEAST = 5
_OFFICER, _VIEWER = "a long passphrase of the officer", "a long passphrase of the viewer"


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    with closing(open_practised(tmp_path_factory.mktemp("hidden"))) as workspace:
        yield workspace


@pytest.fixture
def hidden(workspace: Workspace) -> Iterator[Workspace]:
    workspace.hide_names()
    yield workspace
    workspace.show_names()


def _people(workspace: Workspace) -> tuple[Participant, ...]:
    with workspace.store.reading() as reading:
        return tuple(records.all_of(reading, Participant))


def _told(workspace: Workspace) -> str:
    """All that every table tells, in one text."""
    with workspace.store.reading() as reading:
        found = [
            reading.connection.execute(text(f'SELECT * FROM "{name}"')).all()  # noqa: S608 - our own tables
            for name in Base.metadata.tables
        ]
    return repr(found)


def test_no_table_names_anybody(workspace: Workspace) -> None:
    known = _people(workspace)
    before = _told(workspace)
    workspace.hide_names()
    after = _told(workspace)
    workspace.show_names()
    personal = {key for key, field in workspace.scheme.fields.items() if field.is_personal and field.type == "text"}
    said = {str(value) for person in known for key, value in person.values.items() if key in personal}
    words = {person.last_name for person in known} | {person.first_name for person in known} | said
    long = {word for word in words if len(word) >= _LEAST}
    assert len(long & {word for word in long if word in before}) > len(known)
    assert {word for word in long if f"'{word}'" in after or f'"{word}"' in after} == set()


def test_everybody_has_a_pseudonym_of_their_own(hidden: Workspace) -> None:
    people = _people(hidden)
    names = {person.name for person in people}
    assert len(names) == len(people)
    assert all(name.startswith("P-") for name in names)


def test_figures_stay_the_same(workspace: Workspace) -> None:
    as_of = practice.practice().as_of
    before = workspace.results(as_of)
    workspace.hide_names()
    after = workspace.results(as_of)
    workspace.show_names()
    assert after is not before
    assert {key: figure.value for key, figure in after.indicators.items()} == {
        key: figure.value for key, figure in before.indicators.items()
    }


def test_nothing_can_be_changed(hidden: Workspace) -> None:
    person = _people(hidden)[0]
    with pytest.raises(RuleError, match="Names are hidden"):
        hidden.keep("Change", person)


def test_names_come_back(workspace: Workspace) -> None:
    before = _people(workspace)
    workspace.hide_names()
    workspace.show_names()
    assert _people(workspace) == before


def test_a_viewer_sees_figures_and_changes_nothing(tmp_path: Path) -> None:
    path = tmp_path / "seen.ptrack"
    with closing(create_pilot(path, "inspire_gh", passphrase=_OFFICER)) as officer:
        officer.keep("Somebody", Participant(last_name="Mensah", first_name="Adwoa", birth_date=date(2003, 5, 17)))
        assert officer.access is not None
        access.add_passphrase(path, officer.access, _VIEWER, role="viewer")
    with closing(open_pilot(path, access=access.unlock(path, _VIEWER))) as viewer:
        viewer.show_names()
        (person,) = _people(viewer)
        assert (person.last_name, person.birth_date) == ("", date(2003, 7, 1))
        with pytest.raises(RuleError, match="as a viewer"):
            viewer.keep("Change", person)
