"""A report says how the pilot stands against its plan, and nothing that does not hold or may not be told."""

from __future__ import annotations

import gettext
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from partnertrack import i18n
from partnertrack.disclosure import Press
from partnertrack.domain.change import added, change_set
from partnertrack.domain.report import Passage, Report
from partnertrack.persistence.archive import File
from partnertrack.reporting.document import Cover, Document, Figure, Heading, KeyFigures
from partnertrack.reporting.pdf.layout import lay_out
from partnertrack.reporting.pdf.paginate import paginate
from partnertrack.reporting.table import Table
from partnertrack.reporting.walk import flat, tables
from partnertrack.services import pilots, practice
from partnertrack.services.donor_report import Options, compose
from partnertrack.services.donor_report.composing import brief
from partnertrack.services.donor_report.placeholders import placeholder
from partnertrack.services.donor_report.sentences import about_topic, sentences
from partnertrack.services.workspace import Workspace
from tests.integration.issued_pilot import fill
from tests.integration.report_texts import lines, section
from tests.practised import open_practised

GOLDEN = Path(__file__).parent / "golden" / "results.txt"
TOPICS = ("summary", "results", "steps", "people", "leaving", "money", "gains", "voices", "next", "quality")


@pytest.fixture(scope="module")
def pilot(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    """The practice pilot; tests of this file add reports to it and change nothing else."""
    workspace = open_practised(tmp_path_factory.mktemp("practice"))
    yield workspace
    workspace.close()


@pytest.fixture(scope="module")
def about() -> practice.Practice:
    return practice.practice()


@pytest.fixture(scope="module")
def printed(pilot: Workspace, about: practice.Practice) -> Mapping[str, Document]:
    """The practice pilot's report with nothing withheld, by language."""
    return compose(pilot, Options(about.as_of, about.since, audience="internal"), ("en", "fr")).documents


class Longer(gettext.NullTranslations):
    """A language whose texts are longer than the English ones by a good third."""

    def gettext(self, message: str) -> str:
        return _longer(message)

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return _longer(msgid1 if n == 1 else msgid2)


def _longer(text: str) -> str:
    """The text with some of its words said twice; its places are left as they are."""
    more, told = len(text) * 0.35, []
    for word in text.split(" "):
        told.append(word)
        if more > 0 and word.isalpha():
            told.append(word.lower())
            more -= len(word) + 1
    return " ".join(told)


def test_results_money_and_outlook_say_what_is_known_by_heart(printed: Mapping[str, Document]) -> None:
    headings = ("At a glance", "Results against targets", "Budget and cost sharing", "Risks", "Next period")
    said = "\n".join(line for heading in headings for line in (f"# {heading}", *lines(section(printed["en"], heading))))
    assert said + "\n" == GOLDEN.read_text("utf-8")


@pytest.mark.parametrize("language", ["en", "fr"])
def test_one_glance_is_one_page(printed: Mapping[str, Document], language: str) -> None:
    assert _pages_of_glance(printed[language]) == 1


def test_one_glance_is_one_page_in_a_longer_language(
    pilot: Workspace, about: practice.Practice, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(i18n, "_catalogue", lambda _language: Longer())
    assert _pages_of_glance(compose(pilot, Options(about.as_of, about.since)).documents["en"]) == 1


def _pages_of_glance(document: Document) -> int:
    """How many pages the first section takes."""
    blocks = list(flat(document.blocks))
    tiles = next(place for place, block in enumerate(blocks) if isinstance(block, KeyFigures))
    end = next(place for place, block in enumerate(blocks) if isinstance(block, Figure)) + 1
    assert isinstance(blocks[tiles - 2], Heading)
    assert len(getattr(blocks[tiles], "tiles", ())) == 6
    with i18n.speaking(document.meta.language):
        return len(paginate(lay_out(replace(document, blocks=tuple(blocks[tiles - 2 : end])))))


@pytest.mark.parametrize(("audience", "has_period"), [("internal", False), ("public", True)])
def test_nothing_is_empty_or_untold(
    pilot: Workspace, about: practice.Practice, audience: str, *, has_period: bool
) -> None:
    found = compose(pilot, Options(about.as_of, about.since if has_period else None, audience=audience))
    assert found.missing == ()
    for block in flat(found.documents["en"].blocks):
        if isinstance(block, Figure):
            assert block.data is not None, block.title
            assert 0 < len(block.scene.alt_text) <= 300, block.title
        if isinstance(block, Table):
            assert block.rows or block.empty, block.title
            assert all(len(row.cells) in {1, len(block.columns)} for row in block.rows), block.title


def test_a_pilot_without_anybody_says_so(tmp_path: Path) -> None:
    workspace = pilots.create_pilot(tmp_path / "empty.ptrack", "generic_dual_track", "Empty")
    document = compose(workspace, Options(date(2026, 6, 30), date(2026, 1, 1))).documents["en"]
    said = "\n".join(lines(flat(document.blocks)))
    assert "Nobody has been selected yet." in said
    assert "Agree on targets: none are recorded" in said
    assert not re.search(r"\b0 of 0\b|nan", said)
    assert all(table.rows or table.empty for table in tables(document))
    workspace.close()


def test_one_person_without_plan_or_money_is_reported_too(workspace: Workspace) -> None:
    """The indicators of the scheme stand in for the logframe; sections of money are left out."""
    fill(workspace, women=1, men=0)
    document = compose(workspace, Options(date(2026, 6, 30), date(2026, 1, 1), audience="internal")).documents["en"]
    said = list(lines(flat(document.blocks)))
    assert "1 of 1 people selected have departed; 0 have started work." in said
    assert any(line.startswith("Results as of 30 June 2026") for line in said)
    assert "Budget and cost sharing" not in said
    assert "Risks" in said
    assert "There is nothing to report." in said
    assert all(each.rows or each.empty for each in tables(document))


def test_both_times_the_same_counts_are_printed(printed: Mapping[str, Document]) -> None:
    """What the press notes the first time is what it is asked for the second time, in every language."""
    english, french = printed["en"], printed["fr"]
    assert [type(block) for block in flat(english.blocks)] == [type(block) for block in flat(french.blocks)]
    index = [list(tables(each))[-1] for each in (english, french)]
    assert len(index[0].rows) == len(index[1].rows)
    assert [getattr(row.cells[2], "value", 0) for row in index[0].rows] == [
        getattr(row.cells[2], "value", 0) for row in index[1].rows
    ]
    assert index[0].rows[-1].cells[1] != index[1].rows[-1].cells[1]


def test_every_offered_sentence_reads_as_its_placeholders_do(pilot: Workspace, about: practice.Practice) -> None:
    told = brief(pilot, Options(about.as_of, about.since), Press())
    offers = [each for topic in TOPICS for each in about_topic(told, topic)]
    assert len(offers) >= 40
    for each in offers:
        assert re.sub(r"\{([^}]*)\}", lambda found: _say(told, found[1]), each.text_with_placeholders) == each.text
    keys = [each.key for each in sentences(told, "results")]
    assert keys[0] == "results.lights"
    assert keys.index("results.O2.2") < keys.index("results.O1.1.passed")


def _say(told: object, name: str) -> str:
    found = placeholder(told, name)  # type: ignore[arg-type] # a brief
    assert found is not None, name
    return found.say() or ""


def test_what_is_withheld_is_told_neither_by_bar_nor_by_share(pilot: Workspace, about: practice.Practice) -> None:
    found = compose(pilot, Options(about.as_of, about.since, threshold=30))
    matrix = next(table for table in tables(found.documents["en"]) if table.title == "Results matrix")
    rows = {str(row.cells[0].text): row.cells for row in matrix.rows if len(row.cells) > 1}  # type: ignore[union-attr]
    hidden = [cells for cells in rows.values() if getattr(cells[4], "text", "") == "[c]"]
    assert hidden
    for cells in hidden:
        assert not any(getattr(cell, "bar", None) for cell in cells)
        assert getattr(cells[6], "text", "") == "[c]"
        assert getattr(cells[4], "value", 1) is getattr(cells[6], "value", 1) is None


def test_people_withheld_in_one_place_are_not_told_in_another(pilot: Workspace, about: practice.Practice) -> None:
    """35 who were trained and stayed would give away the 3 others of their track."""
    found = compose(pilot, Options(about.as_of, about.since, audience="public"))
    withheld = found.decisions.withheld
    stayed = found.brief.counting.ids(found.counts)
    hidden = {frozenset(stayed[count.key]) for count in found.counts if count.key in withheld and count.key in stayed}
    gains = [
        count for count in found.counts if count.key[0].startswith("gain.") or count.key[0].startswith("branch~home")
    ]
    assert any(count.key in withheld and count.exceeds(30) for count in gains)
    for count in gains:
        assert (count.key in withheld) == (frozenset(stayed[count.key]) in hidden), count.key


def test_cover_and_variances_say_what_the_officer_wrote(pilot: Workspace, about: practice.Practice) -> None:
    report = Report(
        number="5",
        title="Fair routes",
        template="generic",
        as_of=about.as_of,
        created_on=about.as_of,
        contracts="PD-1 · PD-2",
        contact="reports@practice.example",
        approved_by="Head of programme",
        approved_on=date(2026, 7, 12),
        disclaimer="The views are ours.",
        logos=_logo().sha256,
    )
    texts = (
        Passage(report_id=report.id, section="decisions", language="en", body="- Extend cohort 3; {M6} files wait."),
        Passage(report_id=report.id, section="variance:O2.2", language="en", body="Slots are rare: {M6} files wait."),
    )
    pilot.apply(change_set("Report", map(added, (report, *texts))), files=[_logo()])
    document = compose(pilot, Options(about.as_of, about.since, report=report.id)).documents["en"]
    cover = document.blocks[0]
    assert isinstance(cover, Cover)
    assert (cover.kicker, cover.title) == ("Progress report no. 5", "Fair routes")
    told = {fact.label: fact.value for fact in cover.facts}
    assert told["Version"] == "1.0, approved 12 July 2026 by Head of programme"
    assert told["Contract"] == "PD-1 · PD-2"
    assert cover.logos[0].content == _logo().content
    assert cover.footnote.startswith("The views are ours.")
    assert "- Extend cohort 3; 6 files wait." in lines(section(document, "At a glance"))
    said = list(lines(section(document, "Results against targets")))
    assert any(line.endswith("(off track). Slots are rare: 6 files wait.") for line in said)
    assert any(line.endswith("(watch). No explanation has been given yet.") for line in said)


def _logo() -> File:
    content = BytesIO()
    Image.new("RGB", (60, 20), "#003399").save(content, "PNG")
    return File(content.getvalue())


def test_annex_six_identifies_the_action(pilot: Workspace, about: practice.Practice) -> None:
    document = compose(pilot, Options(about.as_of, about.since, template="eu_interim")).documents["en"]
    table = next(each for each in tables(document) if each.title == "Description of the action")
    told = {getattr(row.cells[0], "text", ""): row.cells[1] for row in table.rows}
    assert str(told["Final beneficiaries, women and men"]).startswith("122 people selected: ")
    assert told["Contract number"] == "PD-2024-0117"
