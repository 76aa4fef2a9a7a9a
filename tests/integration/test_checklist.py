"""The checklists of trainees on paper, through the service and a real pilot file."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import pytest
from pypdf import PdfReader

from partnertrack.domain.enrolment import pseudonym
from partnertrack.errors import UserError
from partnertrack.services import letters
from partnertrack.services.workspace import Workspace
from tests.integration.partner_pilot import TODAY, make


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    made = make(tmp_path / "partners.ptrack")
    yield made
    made.close()


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", ("Step", "Done on", "Due on")),
        ("fr", ("Étape", "Fait le", "À faire avant le")),
        ("de", ("Schritt", "Erledigt am", "Fällig am")),
        ("nl", ("Stap", "Gedaan op", "Te doen tegen")),
    ],
)
def test_each_trainee_begins_a_page_in_the_language_asked_for(
    workspace: Workspace, tmp_path: Path, language: str, words: tuple[str, ...]
) -> None:
    cases = workspace.cases()[:3]
    written = letters.write_checklist(
        workspace, [case.enrolment_id for case in cases], TODAY, tmp_path / "checklist.pdf", language
    )
    pages = [" ".join(page.extract_text().split()).casefold() for page in PdfReader(written).pages]
    begun = [
        next(place for place, page in enumerate(pages) if pseudonym(case.number).casefold() in page) for case in cases
    ]
    assert begun == sorted(set(begun))
    assert [word for word in words if word.casefold() not in pages[0]] == []


def test_nobody_is_said_and_nothing_is_written(workspace: Workspace, tmp_path: Path) -> None:
    with pytest.raises(UserError, match="nobody"):
        letters.write_checklist(workspace, [uuid4()], TODAY, tmp_path / "checklist.pdf", "en")
    assert not (tmp_path / "checklist.pdf").exists()
