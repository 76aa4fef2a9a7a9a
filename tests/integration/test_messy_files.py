"""Each messy file of the practice pilot comes to what its window tells, and none alters what was corrected."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from partnertrack.errors import PasswordNeeded, StoreError, UserError
from partnertrack.persistence.queries import dossiers, people
from partnertrack.services import backups, correct_value, import_workbook, pilots, practice, transfer
from partnertrack.services.import_workbook import Choices
from partnertrack.services.practice.messy import PASSWORD
from partnertrack.services.workspace import Workspace
from tests.practised import open_practised


@pytest.fixture(scope="module")
def practised(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    """Return the practice pilot with its messy files, of one's own for this module."""
    workspace = open_practised(tmp_path_factory.mktemp("messy"))
    yield workspace
    workspace.close()


def test_every_messy_file_comes_to_what_is_told_of_it(practised: Workspace) -> None:
    with practised.store.reading() as reading:
        first = next(each for each in people.known(reading) if each.label.endswith("000001"))
    correct_value.correct(practised, first.enrolment_id, ("region", None), "Rabat (corrected)")
    files = practice.messy_files(practised)
    assert len(files) == 6
    assert not any(each.is_imported for each in files)
    for file in files:
        workbook = import_workbook.read(file.path, password=PASSWORD if "locked" in file.path.name else "")
        choices = Choices(trusts_likely=True)
        draft = import_workbook.draft(practised, workbook, partner=file.partner, choices=choices)
        receipt = draft.receipt
        counted = {"rows": receipt.read, "new": receipt.created, "changed": receipt.updated, "wait": receipt.review}
        assert [word for word, n in counted.items() if n and f"{n} {word}" not in file.ends] == [], file.path.name
        import_workbook.commit(practised, draft)
    assert all(each.is_imported for each in practice.messy_files(practised))
    with practised.store.reading() as reading:
        dossier = dossiers.dossiers(reading, [first.enrolment_id])[first.enrolment_id]
    assert dossier.participant.region == "Rabat (corrected)"


def test_the_locked_file_asks_for_its_password(practised: Workspace) -> None:
    (locked,) = (each for each in practice.messy_files(practised) if "locked" in each.path.name)
    assert PASSWORD in locked.teaches
    with pytest.raises(PasswordNeeded):
        import_workbook.read(locked.path)


def test_nobody_goes_between_the_practice_pilot_and_a_real_one(practised: Workspace, tmp_path: Path) -> None:
    with practised.store.reading() as reading:
        someone = people.known(reading)[0].enrolment_id
    real = pilots.create_pilot(tmp_path / "real.ptrack", "inspire_gh", "Real")
    with pytest.raises(UserError, match="one of the two is the practice pilot"):
        transfer.prospect(practised, someone, real)
    real.close()
    with pytest.raises(StoreError, match="not backed up"):
        backups.choose(practised, tmp_path)


def test_starting_afresh_keeps_nothing_and_mends_what_is_damaged(tmp_path: Path) -> None:
    workspace = open_practised(tmp_path)
    (tmp_path / "messy" / "visa_update.csv").write_text("gone")
    workspace.close()
    workspace.path.write_bytes(b"SQLite format 3\0 and then nothing of the kind" * 50)
    again = practice.begin_again(tmp_path)
    assert len(again.cases()) == 122
    assert "juin" in (tmp_path / "messy" / "visa_update.csv").read_text("cp1252")
    again.close()


def test_a_practice_pilot_of_other_content_is_made_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    open_practised(tmp_path).close()
    made: list[Path] = []
    monkeypatch.setattr(practice.making, "begin_again", lambda folder, _progress: made.append(folder))
    (tmp_path / "practice.content").write_text("of version 0.0")
    practice.open_practice(tmp_path)
    assert made == [tmp_path]


def test_a_pilot_of_ones_own_is_never_taken_for_it(tmp_path: Path) -> None:
    pilots.create_pilot(tmp_path / practice.PILOT_NAME, "inspire_gh", "Mine").close()
    with pytest.raises(UserError, match="a pilot of yours"):
        practice.begin_again(tmp_path)
