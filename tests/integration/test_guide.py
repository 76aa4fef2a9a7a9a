"""What one looks for in the guide is found however it is written, and what is not translated is told in English."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from partnertrack import paths
from partnertrack.cli.run import run
from partnertrack.services import guide
from partnertrack.services.guide import Listed, Note, Paragraph, Picture, searching, shelf
from partnertrack.services.guide import meanings as explained

CONTENTS = """
[[parts]]
titles = { en = "Begin", fr = "Commencer" }
chapters = [
  { key = "import", icon = "file-up", pages = ["imports"] },
  { key = "letters", icon = "mail", pages = ["letters"] },
  { key = "errors", icon = "x", pages = [] },
  { key = "unwritten", icon = "x", pages = ["board"] },
]
[asked.en]
empty = "how do i a"
same = { excel = "spreadsheet" }
"""
IMPORT = """# Import a spreadsheet

Partners send spreadsheets. See [letters](letters.md#sign-letters), or https://example.org.

> **Warning.** Close the file first.

## Choose the file

1. Press **Browse…** or `Ctrl+O`, never `rm -r`.

   ![The page](../images/en/import-choose.png)

2. Wait. Réintégration plans come later.
"""
LETTERS = "# Letters\n\n## Sign letters\n\nA letter of invitation is signed by hand.\n"
FRENCH = "# Importer un tableur\n\nLes partenaires envoient des tableurs.\n"
ERRORS = "# Errors\n\n### The file “…” is open in another program.\n\nClose it.\n"


@pytest.fixture
def small_guide(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Put a guide of two chapters in the place of ours."""
    docs = tmp_path / "docs"
    files = {"guide.toml": CONTENTS, "en/import.md": IMPORT, "en/letters.md": LETTERS, "fr/import.md": FRENCH}
    for name, text in {**files, "en/errors.md": ERRORS}.items():
        (docs / name).parent.mkdir(parents=True, exist_ok=True)
        (docs / name).write_text(text, "utf-8")
    kept = (shelf.guide, shelf._read, searching._index, explained._forms)
    for each in kept:
        each.cache_clear()
    monkeypatch.setattr(paths, "resources", lambda: tmp_path)
    yield
    for each in kept:
        each.cache_clear()


@pytest.mark.usefixtures("small_guide")
def test_a_chapter_is_read_into_steps_notes_and_pictures() -> None:
    told = guide.guide("en")
    chapter = told.chapter("import")
    assert chapter is not None
    assert (chapter.title, told.of_page("imports"), told.of_page("nowhere")) == ("Import a spreadsheet",) + (
        "import",
    ) * 2
    blocks = guide.read(chapter)
    (note,) = (block for block in blocks if isinstance(block, Note))
    assert note.tone == "warn"
    (steps,) = (block for block in blocks if isinstance(block, Listed))
    first, shown = steps.items[0]
    assert isinstance(first, Paragraph)
    assert [(each.text, each.kind) for each in first.words if each.kind] == [
        ("Browse…", "screen"),
        ("Ctrl+O", "key"),
        ("rm -r", "code"),
    ]
    assert shown == Picture("import-choose", "The page")
    links = [each.target for block in blocks if isinstance(block, Paragraph) for each in block.words if each.target]
    assert links == ["letters#sign-letters"]  # the address of the world outside is text


@pytest.mark.usefixtures("small_guide")
@pytest.mark.parametrize(
    ("written", "place"),
    [
        ("spreadsheets", "import"),
        ("letter invit", "letters#sign-letters"),
        ("reintegration", "import#choose-the-file"),
        ("invitaton", "letters#sign-letters"),
        ("how do I open Excel?", "import"),
    ],
)
def test_words_are_found(written: str, place: str) -> None:
    found = guide.search("en", written)[0]
    assert f"{found.chapter.key}#{found.anchor}".removesuffix("#") == place
    assert found.marks


@pytest.mark.parametrize(
    ("asked", "chapter"),
    [
        ("cohorte", "cohorts"),
        ("pilote", "pilots"),
        ("participant", "participants"),
        ("candidat", "participants"),
        ("kpi", "results"),
        ("poste à pourvoir", "organisations"),
    ],
)
def test_people_who_ask_in_french_need_not_know_our_words(asked: str, chapter: str) -> None:
    assert chapter in {found.chapter.key for found in guide.search("fr", asked)[:5]}


@pytest.mark.usefixtures("small_guide")
def test_what_is_not_translated_is_told_in_english() -> None:
    told = guide.guide("fr")
    assert [part.title for part in told.parts] == ["Commencer"]
    assert [(each.title, each.language) for each in told.chapters] == [
        ("Importer un tableur", "fr"),
        ("Letters", "en"),
        ("Errors", "en"),
    ]


@pytest.mark.usefixtures("small_guide")
def test_a_message_leads_to_its_explanation() -> None:
    place = "errors#the-file-is-open-in-another-program"
    assert guide.meaning_of("The file “Jan.xlsx” is open in another program. Close it.", "fr") == place
    assert guide.meaning_of("Something else.", "en") == ""


@pytest.mark.usefixtures("small_guide")
def test_the_guide_is_printed_on_the_command_line(capsys: pytest.CaptureFixture[str]) -> None:
    statuses = [
        run(each, lambda *_told: 0) for each in (["guide"], ["guide", "import"], ["guide", "--search", "signed"])
    ]
    assert statuses == [0, 0, 0]
    said = capsys.readouterr().out
    assert "1. Press “Browse…” or Ctrl+O, never rm -r." in said
    assert "Letters – Sign letters" in said
    assert run(["guide", "nothing"], lambda *_told: 0) == 1
