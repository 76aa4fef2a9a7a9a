"""Word templates of the user's own: taken in, filled for each person, refused where they are hostile."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from docx import Document

from partnertrack.errors import UserError
from partnertrack.reporting.letters import names, render
from partnertrack.services import history, letters
from partnertrack.services.workspace import Workspace
from tests.integration.partner_pilot import TODAY, make

GREETING = (
    "Dear {{ participant.name }}, number {{ enrolment.number }}{% if cohort.name %}, {{ cohort.name }}{% endif %}"
)


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    made = make(tmp_path / "partners.ptrack")
    yield made
    made.close()


def word(text: str, header: str = "") -> bytes:
    document, target = Document(), BytesIO()
    document.add_paragraph(text)
    document.sections[0].header.paragraphs[0].text = header
    document.save(target)
    return target.getvalue()


def words(content: bytes) -> str:
    return "\n".join(paragraph.text for paragraph in Document(BytesIO(content)).paragraphs)


def with_part(name: str, content: bytes) -> bytes:
    target = BytesIO(word("Hello"))
    with ZipFile(target, "a", ZIP_DEFLATED) as package:
        package.writestr(name, content)
    return target.getvalue()


def test_a_template_is_added_filled_for_each_person_and_taken_away(workspace: Workspace, tmp_path: Path) -> None:
    path = tmp_path / "Welcome letter.docx"
    path.write_bytes(word(GREETING, "{{ today }}"))
    change = letters.add_template(workspace, path, "en")
    (own,) = letters.templates(workspace)
    wish = letters.Wanted(f"{letters.OWN}{own.id}", letters.people(workspace), TODAY, "en", date(2026, 3, 11))
    folder = letters.write_each(workspace, wish, tmp_path)
    assert folder.name == "Welcome_letter"
    written = sorted(folder.iterdir())
    assert len(written) == len(wish.enrolments)
    told = words(written[0].read_bytes())
    assert told.startswith("Dear ")
    assert "PT-0000" in told
    assert "{" not in told
    history.undo(workspace, change)
    assert letters.templates(workspace) == ()


def test_a_template_is_checked_before_it_is_taken_in(workspace: Workspace, tmp_path: Path) -> None:
    path = tmp_path / "wrong.docx"
    path.write_bytes(word("{{ participant.pasport_no }}"))
    with pytest.raises(UserError, match=r"did you mean “participant.passport_no”"):
        letters.add_template(workspace, path, "en")
    assert letters.templates(workspace) == ()
    path.write_bytes(word("{{ participant.passport_no }}"))
    letters.add_template(workspace, path, "en")
    (own,) = letters.templates(workspace)
    wish = letters.Wanted(f"{letters.OWN}{own.id}", letters.people(workspace), TODAY)
    with pytest.raises(UserError, match=r"lack “Passport no.”"):
        letters.write_each(workspace, wish, tmp_path)
    assert not (tmp_path / "wrong").exists()


@pytest.mark.parametrize(
    "text",
    [
        "{{ ''.__class__.__mro__[1].__subclasses__() }}",
        "{{ cycler.__init__.__globals__.os.popen('id').read() }}",
        "{{ participant['name'] }}",
        "{{ participant.name|attr('upper') }}",
        "{{ 'a' * 10000000000 }}",
        "{% for one in range(1000000000) %}x{% endfor %}",
        "{% include '/etc/passwd' %}",
        "{% import 'os' as os %}",
        "{% set x = 1 %}",
        "{{ participant.name() }}",
        "{{ participant.name",
        "{{ " + "(" * 3000 + "participant" + ")" * 3000 + " }}",
    ],
)
@pytest.mark.parametrize("where", ["body", "header"])
def test_a_template_runs_nothing(text: str, where: str) -> None:
    content = word(text) if where == "body" else word("Hello", text)
    with pytest.raises(UserError):
        names(content)
    with pytest.raises(UserError):
        render(content, {"participant.name": "Ama"})


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"not a document",
        with_part("word/vbaProject.bin", b"x"),
        with_part("word/embeddings/object.xlsx", b"x"),
        with_part("word/media/bomb.xml", b"0" * 21_000_000),
        with_part("word/extra.xml", b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'),
        with_part("word/_rels/x.xml.rels", b'<Relationship Type="y/image" Target="http://x" TargetMode="External"/>'),
    ],
    ids=["empty", "text", "macros", "embedded", "bomb", "entities", "outside"],
)
def test_a_hostile_file_is_not_opened(content: bytes) -> None:
    with pytest.raises(UserError):
        names(content)


def test_what_a_person_is_called_stays_text() -> None:
    written = render(word("{{ participant.name }}"), {"participant.name": "<w:p>{{ 7 * 7 }} & {% x %}"})
    assert words(written) == "<w:p>{{ 7 * 7 }} & {% x %}"


def test_a_value_that_is_not_there_is_said() -> None:
    with pytest.raises(UserError):
        render(word("{{ participant.name }}"), {"today": "1 March"})
