"""A participant's papers are kept inside the pilot."""

from __future__ import annotations

from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from pypdfium2 import PdfDocument

from partnertrack.domain.change import added
from partnertrack.domain.document import Document
from partnertrack.domain.enrolment import Enrolment
from partnertrack.domain.participant import Participant
from partnertrack.errors import UserError
from partnertrack.services import documents, look_at_document
from partnertrack.services.documents import About
from partnertrack.services.workspace import Workspace


@pytest.fixture
def ama(workspace: Workspace) -> Enrolment:
    """Enter somebody."""
    somebody = Participant(first_name="Ama", last_name="Mensah")
    enrolment = Enrolment(participant_id=somebody.id, number=1)
    workspace.commit("Enter", map(added, (somebody, enrolment)))
    return enrolment


def test_a_document_is_kept_described_replaced_and_removed(
    workspace: Workspace, ama: Enrolment, tmp_path: Path
) -> None:
    first, second, large = (tmp_path / name for name in ("visa.pdf", "visa2.pdf", "film.mov"))
    first.write_bytes(b"first")
    second.write_bytes(b"second")
    with large.open("wb") as file:
        file.truncate(documents.LARGEST + 1)
    with pytest.raises(UserError, match="too large"):
        documents.attach(workspace, ama.id, [first, large], About())
    with pytest.raises(UserError, match="cannot be read"):
        documents.attach(workspace, ama.id, [tmp_path / "none.pdf"], About())
    documents.attach(workspace, ama.id, [first], About("visa", date(2026, 1, 1), date(2026, 12, 31)))
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


def test_several_files_are_one_change(workspace: Workspace, ama: Enrolment, tmp_path: Path) -> None:
    first, second = (tmp_path / name for name in ("visa.pdf", "visa2.pdf"))
    first.write_bytes(b"first")
    second.write_bytes(b"second")
    both = documents.attach(workspace, ama.id, [first, second], About("contract"))
    assert [each.file_name for each in documents.documents(workspace, ama.id)] == ["visa.pdf", "visa2.pdf"]
    workspace.store.undo(both)
    assert documents.documents(workspace, ama.id) == ()


def test_a_document_is_looked_at_page_by_page_and_a_broken_one_is_told(
    workspace: Workspace, ama: Enrolment, tmp_path: Path
) -> None:
    def kept(name: str, content: bytes) -> Document:
        (tmp_path / name).write_bytes(content)
        documents.attach(workspace, ama.id, [tmp_path / name], About())
        return next(each for each in documents.documents(workspace, ama.id) if each.file_name == name)

    made, sheets = BytesIO(), PdfDocument.new()  # type: ignore[no-untyped-call]  # pypdfium2 has no types
    for height in (300, 9300):
        sheets.new_page(200, height)
    sheets.save(made)
    sheets.close()
    paper = kept("visa.pdf", made.getvalue())
    first = look_at_document.look(workspace, paper, 0, 100)
    assert (first.kind, first.width, first.height, first.pages) == ("page", 100, 150, 2)
    last = look_at_document.look(workspace, paper, 7, 100)
    assert last.height < 410
    assert len(last.rgba) == 4 * last.width * last.height
    with pytest.raises(UserError, match="may be damaged"):
        look_at_document.look(workspace, kept("half.pdf", made.getvalue()[:40]), 0, 100)
    assert look_at_document.look(workspace, kept("note.txt", "Héma".encode("cp1252")), 0, 100).text == "Héma"
    assert look_at_document.look(workspace, kept("long.txt", b"x" * 200_000), 0, 100).is_cut
    assert look_at_document.look(workspace, kept("table.xlsx", b"PK"), 0, 100).kind == "other"
    assert look_at_document.lend(workspace, paper).read_bytes().startswith(b"%PDF")
    with pytest.raises(UserError, match="is a program"):
        look_at_document.lend(workspace, kept("visa.pdf.exe", b"MZ"))
