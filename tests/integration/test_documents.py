"""A participant's papers are kept inside the pilot."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from partnertrack.domain.change import added
from partnertrack.domain.enrolment import Enrolment
from partnertrack.domain.participant import Participant
from partnertrack.errors import UserError
from partnertrack.persistence.check import check
from partnertrack.services import documents, pilots
from partnertrack.services.documents import About


def test_a_document_is_kept_described_replaced_and_removed(tmp_path: Path) -> None:
    workspace = pilots.create_pilot(tmp_path / "pilot.ptrack", "generic_dual_track", "Test")
    somebody = Participant(first_name="Ama", last_name="Mensah")
    ama = Enrolment(participant_id=somebody.id, number=1)
    workspace.commit("Enter", map(added, (somebody, ama)))
    first, second, large = (tmp_path / name for name in ("visa.pdf", "visa2.pdf", "film.mov"))
    first.write_bytes(b"first")
    second.write_bytes(b"second")
    with large.open("wb") as file:
        file.truncate(documents.LARGEST + 1)
    with pytest.raises(UserError, match="too large"):
        documents.attach(workspace, ama.id, large, About())
    with pytest.raises(UserError, match="cannot be read"):
        documents.attach(workspace, ama.id, tmp_path / "none.pdf", About())
    documents.attach(workspace, ama.id, first, About("visa", date(2026, 1, 1), date(2026, 12, 31)))
    (kept,) = documents.documents(workspace, ama.id)
    with pytest.raises(UserError, match="end before"):
        documents.describe(workspace, kept, About("visa", date(2026, 1, 1), date(2025, 12, 31)))
    assert documents.describe(workspace, kept, About("visa", date(2026, 1, 1), date(2026, 12, 31))) is None
    change = documents.replace_file(workspace, kept, second)
    (after,) = documents.documents(workspace, ama.id)
    assert documents.save_copy(workspace, after, tmp_path / "out.pdf").read_bytes() == b"second"
    workspace.store.undo(change)
    (again,) = documents.documents(workspace, ama.id)
    assert documents.save_copy(workspace, again, tmp_path / "out.pdf").read_bytes() == b"first"
    documents.remove(workspace, again)
    assert documents.documents(workspace, ama.id) == ()
    assert check(workspace.store) == []
    workspace.close()
