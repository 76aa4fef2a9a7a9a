"""A donor's own Word form: kept, checked in words, filled with what may be told, refused where it is hostile."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from uuid import UUID

import docx
import pytest

from partnertrack.bootstrap import start
from partnertrack.errors import UserError
from partnertrack.reporting.document import Bullets, Paragraph
from partnertrack.reporting.forms import Pieces, Place, places, render
from partnertrack.reporting.table import Cell, Column, Row, Table
from partnertrack.services import donor_report, history, pilots, practice, word_forms
from partnertrack.services.workspace import Workspace
from tests.practised import open_practised

DAY = practice.practice()


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    opened = open_practised(tmp_path_factory.mktemp("practice"))
    yield opened
    opened.close()


def options(audience: str = "donor", template: str = "generic") -> donor_report.Options:
    return donor_report.Options(DAY.as_of, DAY.since, "en", audience, template)


def form(*paragraphs: str, rows: tuple[tuple[str, ...], ...] = (), header: str = "") -> bytes:
    document, target = docx.Document(), BytesIO()
    for text in paragraphs:
        document.add_paragraph(text)
    if rows:
        table = document.add_table(len(rows), len(rows[0]))
        for row, texts in zip(table.rows, rows, strict=True):
            for cell, text in zip(row.cells, texts, strict=True):
                cell.text = text
    document.sections[0].header.paragraphs[0].text = header
    document.save(target)
    return target.getvalue()


def added(workspace: Workspace, folder: Path, content: bytes) -> UUID:
    path = folder / "Annex VI.docx"
    path.write_bytes(content)
    word_forms.add(workspace, path, DAY.as_of)
    return word_forms.forms(workspace)[-1].id


def names(workspace: Workspace) -> list[str]:
    return [each.name for each in word_forms.forms(workspace)]


def texts(content: bytes) -> list[str]:
    opened = docx.Document(BytesIO(content))
    cells = [cell.text for table in opened.tables for row in table.rows for cell in row.cells]
    return [each.text for each in opened.paragraphs] + cells


LOOP = (
    ("Code", "Now"),
    ("{%tr for line in logframe %}", ""),
    ("{{ line.code }}", "{{ line.current }}"),
    ("{%tr endfor %}", ""),
)


def test_a_form_is_filled_with_figures_lists_and_texts(workspace: Workspace, tmp_path: Path) -> None:
    made = form(
        "{{ departed }} departed, {{ departed.women }} of them women",
        "{{ O2.2.actual }}",
        rows=LOOP,
        header="{{ period }}",
    )
    form_id = added(workspace, tmp_path, made)
    found = word_forms.check(workspace, form_id, options())
    assert found == word_forms.Checked(places=7)
    path = word_forms.write(workspace, form_id, options(), tmp_path / "filled.docx")
    said = texts(path.read_bytes())
    assert said[:2] == ["42 departed, 23 of them women", "42"]
    assert said[2:5] == ["Code", "Now", "IM.1"]
    again = word_forms.fill(workspace, form_id, options())
    assert path.read_bytes() == again
    header = docx.Document(str(path)).sections[0].header.paragraphs[0].text
    assert header == "1 January 2026 to 30 June 2026"
    change = word_forms.drop(workspace, form_id)
    kept = names(workspace)
    assert kept == []
    history.undo(workspace, change)
    kept = names(workspace)
    assert kept == ["Annex VI"]
    word_forms.drop(workspace, form_id)


def test_what_is_wrong_is_told_before_anything_is_filled(workspace: Workspace, tmp_path: Path) -> None:
    rows = (("{%tr for line in logfram %}",), ("{{ line.code }}",), ("{%tr endfor %}",))
    wrong = form("{{ departd }} {{ quite_else_q }}", "{% for each in risks %}{{ each.titel }}{% endfor %}", rows=rows)
    form_id = added(workspace, tmp_path, wrong)
    found = word_forms.check(workspace, form_id, options())
    assert [(each.name, each.near, each.of) for each in found.unknown] == [
        ("departd", "departed", ""),
        ("quite_else_q", "", ""),
        ("titel", "", "risks"),
        ("logfram", "logframe", ""),
    ]
    assert found.unknown[0].text() == "Nobody knows “departd”. Did you mean “departed”?"
    assert not found.is_ready
    with pytest.raises(UserError) as refused:
        word_forms.write(workspace, form_id, options(), tmp_path / "filled.docx")
    assert "“logfram”" in str(refused.value.hint)
    assert not (tmp_path / "filled.docx").exists()
    word_forms.drop(workspace, form_id)


def test_a_small_number_is_withheld_in_a_form_as_in_the_report(workspace: Workspace, tmp_path: Path) -> None:
    form_id = added(workspace, tmp_path, form("{{ stayed }}|{{ stayed.women }}|{{ selected.unknown }}"))
    (said, *_rest) = texts(word_forms.fill(workspace, form_id, options("internal", "employer")))
    stayed, women, unknown = said.split("|")
    assert (stayed, unknown) == ("5", "2")
    (public, *_more) = texts(word_forms.fill(workspace, form_id, options("public", "employer")))
    assert "[c]" in public
    assert public.split("|")[2] == "[c]"
    assert public.split("|")[1] != women or int(women) >= 5
    word_forms.drop(workspace, form_id)


@pytest.mark.parametrize("template", ["eu_interim"])
def test_the_example_of_each_template_is_a_form_that_can_be_filled(
    workspace: Workspace, tmp_path: Path, template: str
) -> None:
    content = word_forms.example(workspace, options(template=template))
    form_id = added(workspace, tmp_path, content)
    found = word_forms.check(workspace, form_id, options(template=template))
    assert found.unknown == ()
    filled = texts(word_forms.fill(workspace, form_id, options(template=template)))
    assert not [text for text in filled if "{" in text or "}" in text]
    word_forms.drop(workspace, form_id)


def test_every_place_that_is_offered_can_be_filled(workspace: Workspace) -> None:
    known = word_forms.known(workspace, options())
    assert {"departed", "T2", "logframe", "text.summary"} <= {each.name for each in known} | {"text.summary"}
    lines = []
    for each in known:
        if each.kind == "list":
            inner = " ".join(f"{{{{ row.{name} }}}}" for name, _label in each.fields)
            lines.append(f"{each.place}{inner}{{% endfor %}}")
        else:
            lines.append(each.place)
    found = places(form(*lines))
    assert {each.name for each in found if not each.of} == {each.name for each in known}


@pytest.mark.parametrize(
    "text",
    [
        "{{ departed.__class__ }}",
        "{{ ''.__class__.__mro__ }}",
        "{{ cycler.__init__.__globals__ }}",
        "{{ 7 * 7 }}",
        "{{ departed | upper }}",
        "{{ range(9) }}",
        "{% set x = 1 %}",
        "{% include 'x' %}",
        "{% for a in range(3) %}{% endfor %}",
        "{% for a in risks if a %}{% endfor %}",
        "{{ departed",
        "{% for a in risks %}",
    ],
)
def test_nothing_in_a_form_runs(workspace: Workspace, tmp_path: Path, text: str) -> None:
    path = tmp_path / "hostile.docx"
    path.write_bytes(form(text))
    try:
        word_forms.add(workspace, path, DAY.as_of)
    except UserError:
        left = names(workspace)
        assert left == []
        return
    (kept,) = word_forms.forms(workspace)
    found = word_forms.check(workspace, kept.id, options())
    assert found.unknown
    with pytest.raises(UserError):
        word_forms.fill(workspace, kept.id, options())
    word_forms.drop(workspace, kept.id)


HOSTILE = "M&E <b>officer</b> ]]> {{ departed }} {% x %} =cmd|' \u202e \x07\x0c 😀"


def test_no_value_becomes_markup_or_is_filled_again() -> None:
    blocks = (
        Paragraph(HOSTILE),
        Bullets((HOSTILE,), is_counted=True),
        Table(HOSTILE, (Column(HOSTILE),), (Row((Cell(HOSTILE),)),)),
    )
    content = form("{{ a }}", "{{p b }}", "{% for row in c %}{{ row.d }}{% endfor %}")
    assert places(content) == (Place("a"), Place("b"), Place("c", is_list=True), Place("d", of="c"))
    made = render(content, {"a": HOSTILE, "b": Pieces(blocks), "c": ({"d": HOSTILE},)})
    said = HOSTILE.replace("\u202e", "").replace("\x07", "").replace("\x0c", "")
    assert texts(made) == [said, said, f"1.\t{said}", said, "", said, said, said]
    assert made == render(content, {"a": HOSTILE, "b": Pieces(blocks), "c": ({"d": HOSTILE},)})


def test_a_text_of_several_lines_keeps_them() -> None:
    assert texts(render(form("{{ a }}"), {"a": "one\ntwo"})) == ["one\ntwo"]
    assert texts(render(form("{{ a }} {{ a.b }}"), {"a.b": "x", "a": "y"})) == ["y x"]
    assert replace(Place("a"), of="b").of == "b"


def test_the_command_writes_an_example_that_it_can_fill(tmp_path: Path) -> None:
    open_practised(tmp_path).close()
    pilot, example, filled = tmp_path / "practice.ptrack", tmp_path / "example.docx", tmp_path / "filled.docx"
    told = ["word-form", str(pilot), "--as-of", "2026-06-30", "--from", "2026-01-01", "--report", "2"]
    assert start([*told, "--output", str(example)]) == 0
    assert start([*told, "--form", str(example), "--output", str(filled)]) == 0
    assert start([*told, "--form", str(example), "--output", str(filled)]) == 0
    text = "\n".join(paragraph.text for paragraph in docx.Document(str(filled)).paragraphs)
    assert "PD-2024-0117" in text or "Practice" in text
    workspace = pilots.open_pilot(pilot)
    assert [form.name for form in word_forms.forms(workspace)] == ["example"]
    workspace.close()
