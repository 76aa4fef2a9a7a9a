"""The logframe as donors exchange it: taken in as one change, written in four languages, read back unchanged."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from docx import Document
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook

from partnertrack.bootstrap import start
from partnertrack.domain.change import added
from partnertrack.domain.grant import Grant
from partnertrack.domain.logframe import FREQUENCIES, Actual, LogframeIndicator, ResultNode, Target
from partnertrack.domain.logframe_targets import goals
from partnertrack.domain.record import Record
from partnertrack.errors import UserError
from partnertrack.i18n import LANGUAGES
from partnertrack.importing.workbook import close_reader
from partnertrack.persistence.queries import records
from partnertrack.services import history, logframe_exchange, pilots
from partnertrack.services.logframe_exchange import Choices, Decided, Draft
from partnertrack.services.workspace import Workspace

TODAY = date(2026, 6, 30)
END = date(2028, 12, 31)
HEADINGS = ["Results", "Indicator", "Baseline", "Milestone 31/12/2026", "Final target", "Source of verification"]
MATRIX: list[list[Any]] = [
    ["Outcome 1: People work", "1.1 Number of people placed with an employer", "0 (2024)", 40, 120, "Contracts"],
    ["Output 1.1: People are trained", "1.1.1 Satisfaction of trainees", "50 %", "60 %", "80 %", "Survey"],
]


@pytest.fixture(autouse=True, scope="module")
def _no_reader_left() -> Iterator[None]:
    yield
    close_reader()


def matrix(folder: Path, rows: Sequence[Sequence[Any]] = MATRIX, name: str = "donor.xlsx") -> Path:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (HEADINGS, *rows):
        sheet.append(list(row))
    book.save(folder / name)
    return folder / name


def draft(workspace: Workspace, path: Path, decided: Decided | None = None, today: date = TODAY) -> Draft:
    choices = Choices(lines=decided or Decided(final_on=END))
    return logframe_exchange.draft(workspace, logframe_exchange.read(path), today, choices)


def take_in(workspace: Workspace, path: Path, decided: Decided | None = None, today: date = TODAY) -> UUID | None:
    return logframe_exchange.accept(workspace, draft(workspace, path, decided, today)).change_id


def all_of(workspace: Workspace, kind: type[Record]) -> list[Any]:
    with workspace.store.reading() as reading:
        return sorted(records.all_of(reading, kind), key=lambda each: str(getattr(each, "code", each.id)))


def test_a_matrix_becomes_a_logframe_in_one_change_that_can_be_undone(workspace: Workspace, tmp_path: Path) -> None:
    change = take_in(workspace, matrix(tmp_path))
    outcome, output = all_of(workspace, ResultNode)
    assert (outcome.code, output.code, output.parent_id) == ("O1", "O1.1", outcome.id)
    placed, satisfied = all_of(workspace, LogframeIndicator)
    assert (placed.code, placed.figure, placed.unit, placed.baseline_year) == ("1.1", "P1", "count", 2024)
    assert (satisfied.code, satisfied.figure, satisfied.unit) == ("1.1.1", "", "percent")
    assert satisfied.baseline == Decimal("0.5")
    found = {(each.indicator_id, each.type, each.due_on): each.value for each in all_of(workspace, Target)}
    assert found[satisfied.id, "final", END] == Decimal("0.8")
    assert found[placed.id, "milestone", date(2026, 12, 31)] == 40
    assert take_in(workspace, tmp_path / "donor.xlsx") is None
    assert change is not None
    history.undo(workspace, change)
    assert all_of(workspace, ResultNode) == all_of(workspace, Target) == []


def test_a_re_planned_target_is_a_new_version_and_a_blank_erases_nothing(workspace: Workspace, tmp_path: Path) -> None:
    take_in(workspace, matrix(tmp_path))
    rows = [[*MATRIX[0][:2], None, "n/a", 100, ""], [*MATRIX[1][:2], "55 %", None, "80 %", "Tracer survey"]]
    later = TODAY + timedelta(days=30)
    found = draft(workspace, matrix(tmp_path, rows), today=later)
    assert [line.action for line in found.plan.lines] == ["same", "change", "same", "change"]
    told = {each.what: (each.before, each.after) for line in found.plan.lines for each in line.differences}
    assert told == {
        "final": ("120", "100"),
        "baseline": ("50%", "55%"),
        "verification": ("Survey", "Tracer survey"),
    }
    logframe_exchange.accept(workspace, found)
    placed = all_of(workspace, LogframeIndicator)[0]
    assert (placed.baseline, placed.verification) == (0, "Contracts")
    own = [each for each in all_of(workspace, Target) if each.indicator_id == placed.id]
    final = goals(own, later)[-1]
    assert [each.value for each in final.versions] == [120, 100]
    assert final.target.reason == "From “donor.xlsx”"


def test_what_may_be_the_same_indicator_waits_for_a_person(workspace: Workspace, tmp_path: Path) -> None:
    take_in(workspace, matrix(tmp_path))
    known = all_of(workspace, LogframeIndicator)[1]
    rows = [MATRIX[0], [MATRIX[1][0], "Satisfaction of the trainees", "50 %", "60 %", "90 %", "Survey"]]
    path = matrix(tmp_path, rows)
    open_line = draft(workspace, path).plan.lines[-1]
    assert (open_line.action, open_line.likely[0][0]) == ("open", known.id)
    assert take_in(workspace, path) is None
    decided = Decided({open_line.key: known.id}, final_on=END)
    assert take_in(workspace, path, decided) is not None
    again = all_of(workspace, LogframeIndicator)[1]
    assert (again.id, again.label) == (known.id, "Satisfaction of the trainees")


def test_a_result_that_shares_a_number_only_is_new_until_somebody_says_otherwise(
    workspace: Workspace, tmp_path: Path
) -> None:
    take_in(workspace, matrix(tmp_path))
    known = all_of(workspace, ResultNode)[0]
    path = matrix(tmp_path, [["Outcome 1: Borders are crossed lawfully", "Visas issued", "", 1, 2, ""]])
    line = draft(workspace, path).plan.lines[0]
    assert (line.action, line.code, line.likely[0][0]) == ("add", "O2", known.id)
    assert [finding.code for finding in line.findings] == ["number-other-words"]
    take_in(workspace, path, Decided({line.key: known.id}, final_on=END))
    assert all_of(workspace, ResultNode)[0].statement == "Borders are crossed lawfully"


def test_a_figure_is_taken_where_it_is_certain_or_chosen(workspace: Workspace, tmp_path: Path) -> None:
    rows = [["Outcome 1: Work", "Share of those still employed 6 months later", "", "", "80 %", ""]]
    path = matrix(tmp_path, rows)
    line = draft(workspace, path).plan.lines[-1]
    assert line.figure == ""
    assert line.proposals[0].figure == "P3.6"
    assert not line.proposals[0].is_certain
    decided = Decided(figures={line.key: "P3.6"}, final_on=END)
    take_in(workspace, path, decided)
    assert all_of(workspace, LogframeIndicator)[0].figure == "P3.6"


def test_undated_targets_and_left_out_lines_are_not_stored(workspace: Workspace, tmp_path: Path) -> None:
    path = matrix(tmp_path)
    found = draft(workspace, path, Decided())
    assert {finding.code for line in found.plan.lines for finding in line.findings} == {"target-undated"}
    assert found.plan.needs_decision
    out = frozenset(line.key for line in found.plan.lines if "Satisfaction" in line.text)
    take_in(workspace, path, Decided(left_out=out))
    assert [each.code for each in all_of(workspace, LogframeIndicator)] == ["1.1"]
    assert {each.type for each in all_of(workspace, Target)} == {"milestone"}


def test_reported_values_are_taken_for_a_day_but_not_where_the_pilot_counts(
    workspace: Workspace, tmp_path: Path
) -> None:
    take_in(workspace, matrix(tmp_path))
    placed, satisfied = all_of(workspace, LogframeIndicator)
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (
        ["Result", "Indicator", "Actual 30 June 2026"],
        *((*each[:2], value) for each, value in zip(MATRIX, ("7", "62 %"), strict=True)),
    ):
        sheet.append(list(row))
    book.save(tmp_path / "values.xlsx")
    take_in(workspace, tmp_path / "values.xlsx")
    (report,) = all_of(workspace, Actual)
    assert (report.indicator_id, report.as_of, report.value) == (satisfied.id, TODAY, Decimal("0.62"))
    assert report.indicator_id != placed.id


def test_the_workbook_has_real_numbers_and_no_formulas(workspace: Workspace, tmp_path: Path) -> None:
    rows = [MATRIX[0], [MATRIX[1][0], "1.1.1 =HYPERLINK(1)", "50 %", "60.5 %", "80 %", "@source"]]
    take_in(workspace, matrix(tmp_path, rows))
    path = logframe_exchange.write(workspace, tmp_path / "out.xlsx", TODAY, "fr")
    sheet = load_workbook(path).worksheets[0]
    headings = [cell.value for cell in sheet[4]]
    assert headings[:8] == [
        "Niveau",
        "Code",
        "Résultat",
        "N°",
        "Indicateur",
        "Unité",
        "Valeur de référence",
        "Année de référence",
    ]
    milestone = sheet.cell(6, headings.index("Jalon 31 décembre 2026") + 1)
    assert (milestone.value, milestone.number_format, milestone.data_type) == (0.605, "0.0%", "n")
    assert sheet.cell(6, 5).value == "=HYPERLINK(1)"
    assert sheet.cell(6, 5).data_type == "s"
    assert (sheet.freeze_panes, sheet.print_title_rows, sheet.page_setup.orientation) == ("C5", "$4:$4", "landscape")
    assert not sheet.merged_cells.ranges


def test_the_document_is_broad_and_repeats_its_headings(workspace: Workspace, tmp_path: Path) -> None:
    take_in(workspace, matrix(tmp_path))
    made = Document(str(logframe_exchange.write(workspace, tmp_path / "out.docx", TODAY, "de")))
    section = made.sections[0]
    assert section.page_width is not None
    assert section.page_height is not None
    assert section.page_width > section.page_height
    (table,) = made.tables
    assert table.rows[0]._tr.xpath("w:trPr/w:tblHeader")
    texts = [cell.text for cell in table.rows[0].cells]
    assert texts[:4] == ["Ebene", "Wirkungskette", "Nr.", "Indikator"]
    assert "Endwert 31. Dezember 2028" in texts
    assert [cell.text for cell in table.rows[2].cells][4] == "50\N{NO-BREAK SPACE}%"


def test_an_empty_logframe_or_another_suffix_is_refused(workspace: Workspace, tmp_path: Path) -> None:
    with pytest.raises(UserError, match="no logframe yet"):
        logframe_exchange.write(workspace, tmp_path / "out.xlsx", TODAY, "en")
    with pytest.raises(UserError, match=r"\.xlsx or \.docx"):
        logframe_exchange.write(workspace, tmp_path / "out.pdf", TODAY, "en")


def test_the_commands_take_in_and_write(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    pilot = tmp_path / "pilot.ptrack"
    pilots.create_pilot(pilot, "generic_dual_track", "Test").close()
    path = matrix(tmp_path)
    options = ("--final-on", "2028-12-31", "--json")
    assert start(["logframe-import", str(pilot), str(path), "--dry-run", *options]) == 0
    assert start(["logframe-import", str(pilot), str(path), *options]) == 0
    dry, real = (json.loads(text) for text in capsys.readouterr().out.replace("}\n{", "}\n\0{").split("\0"))
    assert (dry["added"], dry["targets"]) == (real["added"], real["targets"]) == (4, 4)
    assert [line["action"] for line in real["lines"]] == ["add"] * 4
    assert real["lines"][1]["figure"] == "P1"
    target = tmp_path / "out.docx"
    command = ["logframe-export", str(pilot), "--as-of", "2026-06-30", "--language", "nl", "--output", str(target)]
    assert start(command) == 0
    capsys.readouterr()
    assert start(["logframe-import", str(pilot), str(target), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["change"] is None


WORDS = st.lists(
    st.sampled_from(["training", "Zahl", "élèves", "(women: 50%)", "30 %", "Output", "≥", "=1+1", "n° 2", "ß", "2027"]),
    min_size=1,
    max_size=5,
).map(" ".join)
UNITS = st.sampled_from(["count", "percent", "share", "days", "points", "money"])
VALUES = st.decimals(-10_000_000, 10_000_000, places=3).map(lambda value: value.normalize())
SHARES = st.decimals(0, 3, places=4)


@st.composite
def logframes(draw: st.DrawFn) -> list[Record]:
    """Return the records of a logframe whose codes are its own, in any order of levels."""
    made: list[Record] = []
    above: ResultNode | None = None
    for number, level in enumerate(("impact", "outcome", "output", "output")[: draw(st.integers(1, 4))]):
        node = ResultNode(
            level=level,
            code=draw(st.sampled_from([f"O{number}", f"{number}.{number}", f"Z {number}", f"x-{number}a"])),
            statement=f"{draw(WORDS)} {number}",
            parent_id=above.id if above else None,
            position=number,
            assumptions=draw(st.sampled_from(["", "Stable\nRules hold", "n/a?"])),
        )
        made.append(node)
        above = node if level != "output" else above
        for place in range(draw(st.integers(0, 3))):
            made += draw(indicators(node, number * 10 + place))
    return made


@st.composite
def indicators(draw: st.DrawFn, node: ResultNode, number: int) -> list[Record]:
    """Return an indicator with its targets and its last report."""
    unit = draw(UNITS)
    values = SHARES if unit in ("percent", "share", "points") else VALUES
    baseline = draw(st.none() | values)
    indicator = LogframeIndicator(
        node_id=node.id,
        code=draw(st.sampled_from([f"I{number}", f"1.{number}", f"Ind {number}"])),
        label=f"{draw(WORDS)} {number}",
        unit=unit,
        verification=draw(st.sampled_from(["", "Survey; lists", "Registers\nContracts"])),
        responsible=draw(st.sampled_from(["", "IOM"])),
        frequency=draw(st.sampled_from(FREQUENCIES)),
        baseline=baseline,
        baseline_year=draw(st.none() | st.integers(2000, 2030)) if baseline is not None else None,
        position=number,
    )
    days = draw(st.lists(st.dates(date(2025, 1, 1), date(2029, 12, 31)), max_size=2, unique=True))
    final = draw(st.lists(st.sampled_from([END, date(2027, 3, 31)]), max_size=1))
    targets = [
        Target(indicator_id=indicator.id, type=kind, due_on=on, decided_on=TODAY, value=draw(values))
        for kind, ons in (("milestone", days), ("final", final))
        for on in ons
    ]
    reports = [Actual(indicator_id=indicator.id, as_of=TODAY - timedelta(days=3), value=draw(values))]
    return [indicator, *targets, *(reports if draw(st.booleans()) else [])]


class Held:
    """Holds a pilot; Hypothesis would print all of it."""

    def __init__(self, workspace: Workspace) -> None:
        self.workspace = workspace


@pytest.fixture(scope="module")
def pilot(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Held]:
    workspace = pilots.create_pilot(tmp_path_factory.mktemp("round") / "pilot.ptrack", "generic_dual_track", "Output 1")
    workspace.commit("Enter", [added(Grant(donor="Donor", currency="GHS"))])
    yield Held(workspace)
    workspace.close()


@settings(
    max_examples=15,
    deadline=None,
    phases=(Phase.explicit, Phase.generate),
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(made=logframes(), language=st.sampled_from(LANGUAGES), suffix=st.sampled_from(logframe_exchange.FORMATS))
def test_what_was_written_is_read_back_and_changes_nothing(
    pilot: Held, tmp_path: Path, made: list[Record], language: str, suffix: str
) -> None:
    workspace = pilot.workspace
    with workspace.store.rehearsal():
        workspace.commit("Enter", map(added, made))
        path = logframe_exchange.write(workspace, tmp_path / f"out{suffix}", TODAY, language)
        found = draft(workspace, path, Decided())
        told = [finding for line in found.plan.lines for finding in line.findings]
        assert [(line.text, line.differences) for line in found.plan.lines if line.action != "same"] == []
        assert found.plan.changes == ()
        assert [finding for finding in told if finding.severity == "error"] == []
        assert len(found.plan.lines) == sum(isinstance(each, ResultNode | LogframeIndicator) for each in made)
