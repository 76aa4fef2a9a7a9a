"""People are found by the list that somebody copied from a sheet."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from partnertrack.services import participants
from partnertrack.services.find_listed import find_listed
from partnertrack.services.participants import Search
from tests.integration.office import Office


def test_names_in_any_order_numbers_and_references_are_found(tmp_path: Path) -> None:
    office = Office(tmp_path)
    office.take(
        ("Reference no.", "Surname", "First name", "Sex", "Date of birth"),
        ("GH-1", "Mensah", "Ama", "F", "01/02/2003"),
        ("GH-2", "Owusu", "Kofi", "M", "28/02/2003"),
        ("GH-3", "Boateng", "Zoë", "F", "28/03/2003"),
    )
    listed = find_listed(office.workspace, ("MENSAH, Ama", "pt-000002", "gh-2", "zoe boateng", "Somebody Else", " "))
    assert (listed.found, listed.missing) == (4, ("Somebody Else",))
    assert len(listed.ids) == 3
    found = participants.find(office.workspace, Search(among=frozenset(list(listed.ids)[:1])), date(2026, 6, 30))
    assert found.ids == tuple(list(listed.ids)[:1])
    assert participants.named(office.workspace, "ZOË") == participants.named(office.workspace, "boat")
    assert len(participants.named(office.workspace, "zo")) == 1
    assert participants.named(office.workspace, "oe") == frozenset()
    assert participants.everybody(office.workspace) == 3
