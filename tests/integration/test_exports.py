"""What leaves the pilot is noted, in a chain that shows when it was tampered with."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2 as sqlite3

from partnertrack.domain.export import Export
from partnertrack.errors import UserError
from partnertrack.persistence import exports
from partnertrack.persistence.check import check
from partnertrack.persistence.store import Store
from partnertrack.saving import save
from partnertrack.services.workspace import Workspace

LIST = Export("list", "Participants", "xlsx", people=3, fields="Last name, First name", recipient="Klinikum")


def test_what_left_is_noted_also_while_names_are_hidden_and_not_when_it_was_not_written(
    cohort_of_three: Workspace, tmp_path: Path
) -> None:
    cohort_of_three.hide_names()
    cohort_of_three.note_export(LIST)
    with pytest.raises(UserError, match="could not be written"), cohort_of_three.leaving(LIST):
        save(tmp_path / "no folder" / "a.csv", b"")
    cohort_of_three.show_names()
    with cohort_of_three.store.reading() as reading:
        (entry,) = exports.entries(reading)
    assert (entry.number, entry.export) == (1, LIST)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE export SET people = 2 WHERE number = 2",
        "UPDATE export SET recipient = '' WHERE number = 3",
        "DELETE FROM export WHERE number = 2",
    ],
)
def test_an_altered_entry_is_found(cohort_of_three: Workspace, statement: str) -> None:
    for _each in range(3):
        cohort_of_three.note_export(LIST)
    path = cohort_of_three.path
    assert check(cohort_of_three.store) == []
    copy = path.with_name("copy.ptrack")
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("VACUUM INTO ?", [str(copy)])
    with closing(sqlite3.connect(copy)) as connection, connection:
        assert connection.execute(statement).rowcount == 1
    with closing(Store.open(copy)) as store:
        assert [finding.code for finding in check(store)] == ["exports"]
