"""The parts of a report on people's ways hold together, withhold what they must, and say only what is true."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from uuid import UUID

import pytest

from partnertrack.disclosure import Press
from partnertrack.domain.change import added
from partnertrack.domain.enrolment import Enrolment
from partnertrack.domain.event import Event
from partnertrack.domain.organisation import Organisation
from partnertrack.domain.participant import Participant
from partnertrack.i18n import speaking
from partnertrack.indicators.breakdown import breakdown
from partnertrack.persistence.queries import records
from partnertrack.reporting.document import Block, Figure, KeyFigures, Lead, Paragraph
from partnertrack.reporting.table import Cell, Row, Table
from partnertrack.scene import Text
from partnertrack.services import donor_report, pilots
from partnertrack.services.donor_report.composing import Composed
from partnertrack.services.donor_report.composing import brief as brief_of
from partnertrack.services.donor_report.parts import PARTS
from partnertrack.services.donor_report.way import way, ways_of
from partnertrack.services.workspace import Workspace
from tests.practised import open_practised

NOW = date(2026, 6, 30)
MINE = (
    *("flow", "funnel", "milestones", "standing", "time_in_step", "bottlenecks", "sexes", "ages", "regions"),
    *("cohorts", "nationalities", "crosses", "leaving", "leaving_by_step", "corridors", "employers"),
)


@pytest.fixture(scope="module")
def pilot(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    workspace = open_practised(tmp_path_factory.mktemp("ways"))
    yield workspace
    workspace.close()


KEPT: dict[tuple[Path, str], Composed] = {}


def composed(workspace: Workspace, audience: str) -> Composed:
    key = (workspace.path, audience)
    if key not in KEPT:
        KEPT[key] = compose(workspace, audience)
    return KEPT[key]


def compose(workspace: Workspace, audience: str) -> Composed:
    return donor_report.compose(workspace, donor_report.Options(NOW, date(2026, 1, 1), audience=audience))


def blocks(found: Composed, *parts: str) -> list[Block]:
    with speaking("en"):
        return [block for part in parts or MINE for block in PARTS[part](found.brief)]


def tables(found: Sequence[Block]) -> list[Table]:
    return [each for each in found if isinstance(each, Table)]


def figures(found: Sequence[Block]) -> list[Figure]:
    return [each for each in found if isinstance(each, Figure)]


def cells(table: Table) -> list[list[Cell]]:
    return [[cell if isinstance(cell, Cell) else Cell(cell) for cell in row.cells] for row in table.rows]


def text_of(found: Sequence[Block]) -> str:
    said: list[str] = []
    for block in found:
        match block:
            case Lead(text):
                said.append(text)
            case Paragraph(words):
                said.append(str(words))
            case Figure():
                said += (block.title, block.subtitle, block.note, block.scene.alt_text)
            case KeyFigures():
                said += (f"{tile.figure} {tile.label} {tile.note}" for tile in block.tiles)
            case Table():
                said += (block.title, block.subtitle, block.note, *(cell.text for row in cells(block) for cell in row))
    return "\n".join(said)


def enter(workspace: Workspace, people: int, *events: tuple[str, date, str | None]) -> None:
    for n in range(people):
        person = Participant(last_name=f"Zzyzx{n}", first_name="Ama", sex="female", nationality="GH")
        enrolment = Enrolment(participant_id=person.id, number=n + 1, track="away")
        steps = [
            Event(enrolment_id=enrolment.id, step=step, status="done", done_on=day, outcome=outcome)
            for step, day, outcome in events
        ]
        workspace.commit("Enter", map(added, (person, enrolment, *steps)))


def test_the_way_is_told_as_the_practice_pilot_went_it(pilot: Workspace) -> None:
    found = composed(pilot, "internal")
    flow, funnel = blocks(found, "flow"), blocks(found, "funnel")
    assert isinstance(flow[0], Lead)
    assert flow[0].text == (
        "Of 122 people selected, 62 are on the way, 7 have left early and 53 have come to an agreed end: returned, "
        "staying legally, or trained for work at home."
    )
    assert [each.title for each in figures([*flow, *funnel])] == [
        "“Work started” and “Training completed” now hold most people on the way",
        "“Departed” is furthest behind what was agreed: 42 of 75",
    ]
    data = figures(flow)[0].data
    assert data is not None
    assert {series.name: series.values for series in data.series} == {
        "Reached": (122, 111, 58, 47, 42, 41, 20, 13),
        "In progress": (4, 18, 11, 5, 1, 21, 2, 0),
        "Left early": (7, 0, 0, 0, 0, 0, 0, 0),
        "Home track": (0, 35, 0, 0, 0, 0, 0, 0),
        "Stayed legally": (0, 0, 0, 0, 0, 0, 5, 0),
    }
    shares = [item.text for item in figures(funnel)[0].scene.items if isinstance(item, Text) and "%" in item.text]
    assert shares == ["94%", "100%", "100%", "100%", "100%", "100%", "72%"], "passed of decided, never of all before"


def test_everybody_stands_at_one_place_of_the_way(pilot: Workspace) -> None:
    for day in (date(2024, 6, 30), date(2025, 9, 30), NOW):
        brief = brief_of(pilot, donor_report.Options(day), Press())
        known = ways_of(brief)
        feet = [known.ids(known.foot(node, fate)) for node in known.nodes for fate in way(brief).stops[0].feet]
        standing: list[UUID] = [who for ids in feet for who in ids]
        standing += known.ids(known.reached("returned"))
        assert sorted(standing) == sorted(known.ids(known.reached("selected")))


def test_what_is_printed_adds_up_where_nothing_is_withheld(pilot: Workspace) -> None:
    added_up = 0
    for table in tables(
        blocks(composed(pilot, "internal"), "standing", "sexes", "ages", "regions", "cohorts", "crosses")
    ):
        end = next(place for place, row in enumerate(table.rows) if row.kind == "total")
        *rows, total = cells(replace(table, rows=table.rows[: end + 1]))  # parts of the sum may stand below it
        for place, cell in enumerate(total):
            if cell.reference:
                assert cell.value == sum(row[place].value or 0 for row in rows), (table.title, place)  # type: ignore[misc]  # counts
                added_up += 1
    assert added_up > 30


def test_every_number_has_its_people_behind_it_and_sums_are_sums(pilot: Workspace) -> None:
    brief = brief_of(pilot, donor_report.Options(NOW, date(2026, 1, 1), audience="internal"), Press())
    for part in MINE:
        tuple(PARTS[part](brief))
    counted = brief.press.printed()
    assert len(counted) > 300
    for count in counted:
        assert len(set(brief.ledger.who[count.key]())) == count.uncovered, count.key
    system = brief.press.system()
    for split in system.splits:
        assert system.counts[split.whole].uncovered == sum(system.counts[part].uncovered for part in split.parts), split
    for inner, outer in system.within:
        assert not system.counts[inner].exceeds(system.counts[outer])


def test_figures_say_what_they_show_and_have_their_numbers_beside_them(pilot: Workspace) -> None:
    for audience in ("internal", "donor", "public"):
        found = figures(blocks(composed(pilot, audience)))
        assert len(found) >= 6
        for each in found:
            assert each.subtitle
            assert each.data is not None, each.title
            assert 0 < len(each.scene.alt_text) <= 300, each.title
            assert {len(series.values) for series in each.data.series} == {len(each.data.categories)}


def test_small_groups_are_withheld_in_pictures_tables_and_titles_alike(pilot: Workspace) -> None:
    inside, outside = composed(pilot, "internal"), composed(pilot, "donor")
    assert figures(blocks(inside, "leaving"))[0].title == "The most frequent reason: Lost interest"
    assert text_of(blocks(outside, "leaving", "leaving_by_step")) == (
        "7 of 122 people selected have left early.\n"
        "So few people left for each reason that the reasons may not be told apart."
    )
    (bars,) = figures(blocks(outside, "regions"))
    assert bars.data is not None
    assert bars.data.series[0].values == (16, 13, 11, 11, 10, 10, 8, 8, 7, 7, 6, None, None, None, None, None)
    assert sum(isinstance(item, Text) and item.text == "[c]" for item in bars.scene.items) == 5
    held = cells(tables(blocks(outside, "bottlenecks"))[0])
    assert [cell.text for cell in held[0]] == ["Visa decision", "Consulate", "6", "6", "21", "76", "238"]
    assert all([row[5].text, row[6].text] == ["[c]", "[c]"] for row in held[1:]), "days of one or two people"


def test_nobody_and_no_employer_is_named_but_in_the_office(pilot: Workspace) -> None:
    with pilot.store.reading() as reading:
        names = [each.name for each in records.all_of(reading, Organisation) if each.type == "employer"]
        people = {each.last_name for each in records.all_of(reading, Participant) if len(each.last_name) > 4}
    said = {audience: text_of(blocks(composed(pilot, audience))) for audience in ("internal", "donor", "public")}
    assert sum(name in said["internal"] for name in names) == 6
    for audience in ("donor", "public"):
        assert [name for name in (*names, *people) if name in said[audience]] == []
    assert "Lübeck" in said["donor"]
    assert "Lübeck" not in said["public"], "the only employer in a town is known to everybody there"


def test_an_empty_pilot_has_sentences_and_no_empty_picture(workspace: Workspace) -> None:
    found = blocks(composed(workspace, "donor"))
    assert [each for each in found if not isinstance(each, Paragraph)] == []
    assert {str(each.words) for each in found if isinstance(each, Paragraph)} == {
        "Nobody has been selected yet.",
        "Nobody is in the register yet.",
        "No step has been completed yet, so that there are no times to tell.",
        "Nobody waits longer than planned at any step.",
        "Nobody has left early.",
    }


def test_of_one_person_the_public_learns_nothing(tmp_path: Path) -> None:
    workspace = pilots.create_pilot(tmp_path / "one.ptrack", "inspire_gh", "One")
    enter(workspace, 1, ("selected", date(2026, 1, 10), "selected"), ("dropout", date(2026, 3, 1), None))
    for audience, withheld in (("public", True), ("internal", False)):
        found = blocks(composed(workspace, audience))
        counts = [cell for table in tables(found) for row in cells(table) for cell in row if cell.reference]
        assert counts
        assert any(cell.value == 1 for cell in counts) is not withheld
        assert all(cell.text in ("[c]", "0") for cell in counts) is withheld
        series = [value for each in figures(found) if each.data for one in each.data.series for value in one.values]
        assert (1 in series) is not withheld
        assert ("1 of 1 people" in text_of(found)) is not withheld
    workspace.close()


def test_who_came_further_is_counted_at_what_was_never_recorded(tmp_path: Path) -> None:
    workspace = pilots.create_pilot(tmp_path / "gap.ptrack", "inspire_gh", "Gap")
    enter(workspace, 6, ("selected", date(2026, 1, 10), "selected"), ("departed", date(2026, 5, 1), None))
    found = composed(workspace, "internal")
    (figure,) = figures(blocks(found, "flow"))
    assert figure.data is not None
    assert figure.data.series[0].values == (6, 6, 6, 6, 6, 0, 0, 0)
    assert "Who is known to have come further is counted at each milestone before" in figure.note
    assert figure.title == "Most people on the way now stand at “Departed”"
    assert [each.words for each in blocks(found, "corridors") if isinstance(each, Paragraph)] == [
        "There is one corridor, from Ghana to Germany."
    ]
    workspace.close()


def test_an_employer_reads_about_its_own_trainees_only(pilot: Workspace) -> None:
    with pilot.store.reading() as reading:
        employers = {each.id: each.name for each in records.all_of(reading, Organisation) if each.type == "employer"}
    pages = {}
    busy = [row.key for row in breakdown(pilot.results(NOW), ("contract",), "employer").rows if row.counts[0]]
    idle = next(key for key in employers if str(key) not in busy)
    for key in (UUID(busy[0]), UUID(busy[5]), idle):
        name = employers[key]
        options = donor_report.Options(NOW, audience="internal", template="employer", organisation=key)
        page = text_of(list(donor_report.compose(pilot, options).documents["en"].blocks))
        others = [other for other in employers.values() if other != name and other in page]
        assert others == []
        pages[name] = page
    assert "Your trainees, step by step" in pages[employers[UUID(busy[0])]]
    assert "Still employed after 6 months" in pages[employers[UUID(busy[0])]]
    assert "has no contract with anybody yet" in pages[employers[idle]]


def test_without_an_employer_the_page_says_what_it_lacks(pilot: Workspace) -> None:
    found = blocks(composed(pilot, "internal"), "employer_one_pager")
    assert [each.words for each in found if isinstance(each, Paragraph)] == [
        "Choose the employer that this page is about."
    ]


def test_rows_are_as_wide_as_their_tables(pilot: Workspace) -> None:
    for table in tables(blocks(composed(pilot, "donor"))):
        assert table.rows
        for row in table.rows:
            assert isinstance(row, Row)
            assert len(row.cells) == len(table.columns), table.title
