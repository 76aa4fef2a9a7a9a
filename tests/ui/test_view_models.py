"""What pages show is worked out without a window."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partnertrack.domain.change import ChangeSet
from partnertrack.importing.draft import Action, CandidateDraft, ColumnDraft, Draft, RowDraft, SheetDraft, receipt_of
from partnertrack.importing.issue import Issue
from partnertrack.importing.sheet import Workbook
from partnertrack.scene import Path, Rect, Text
from partnertrack.services.dashboard import CohortProgress, FunnelStage, MonthCount, Overview
from partnertrack.services.history import HistoryLine
from partnertrack.services.import_workbook import Choices
from partnertrack.services.participants import PersonRow
from partnertrack.services.person import JourneyStage, JourneyStep
from partnertrack.ui.tokens import LIGHT
from partnertrack.ui.view_models import overview as overviews
from partnertrack.ui.view_models.changes import change_lines
from partnertrack.ui.view_models.days import ago
from partnertrack.ui.view_models.import_review import present, receipt_parts
from partnertrack.ui.view_models.month_chart import Month, month_chart, scale_step
from partnertrack.ui.view_models.people import person_line, stage_blocks
from partnertrack.ui.view_models.periods import PERIODS, first_day, period_words, report_name

TODAY = date(2026, 9, 15)
PILOT_MADE, IMPORTED, TAKEN_BACK = (UUID(int=number) for number in (1, 2, 3))


@pytest.mark.parametrize(
    ("when", "words"),
    [
        (None, ""),
        (TODAY, "Today"),
        (TODAY - timedelta(1), "Yesterday"),
        (TODAY - timedelta(6), "6 days ago"),
        (TODAY - timedelta(7), "8 Sept 2026"),
        (TODAY + timedelta(1), "16 Sept 2026"),
    ],
)
def test_days_are_said_as_people_say_them(when: date | None, words: str) -> None:
    assert ago(when, TODAY) == words


@given(st.dates(date(1990, 1, 1), date(2090, 1, 1)), st.sampled_from(PERIODS[1:]))
def test_a_period_ends_with_its_day_and_has_its_months(as_of: date, period: str) -> None:
    first = first_day(period, as_of)
    months = {"year": 12, "half": 6, "quarter": 3}[period]
    assert first is not None
    assert abs((as_of - first).days - months * 30.44) < 5
    if (as_of + timedelta(1)).day == 1:
        assert first.day == 1


def test_periods_are_named_and_the_first_has_no_beginning() -> None:
    assert first_day("start", TODAY) is None
    assert first_day("quarter", date(2026, 6, 30)) == date(2026, 4, 1)
    assert len({period_words(period) for period in PERIODS}) == len(PERIODS)


def test_a_report_gets_a_name_that_every_system_takes() -> None:
    assert report_name("Ghana / Germany: 2026?", TODAY, "fr", ".pdf") == "Ghana-Germany-2026-2026-09-15-fr.pdf"


@given(st.integers(0, 10**9))
def test_a_scale_has_four_steps_or_fewer_and_they_are_round(highest: int) -> None:
    step = scale_step(highest)
    assert step * 4 >= highest
    assert str(step).strip("0") in ("1", "2", "5")


@given(st.lists(st.integers(0, 500), max_size=24), st.floats(120, 1200), st.floats(120, 500))
def test_the_month_chart_stays_in_its_frame(counts: list[int], width: float, height: float) -> None:
    months = [Month(f"M{place}", n, is_open=place == len(counts) - 1) for place, n in enumerate(counts)]
    scene = month_chart(months, "alt", LIGHT, width, height)
    assert scene.alt_text == "alt"
    bars = [item for item in scene.items if isinstance(item, Path | Rect)]
    assert len(bars) == sum(n > 0 for n in counts)
    for item in scene.items:
        if isinstance(item, Rect):
            assert 0 <= item.x <= item.x + item.width <= width
            assert -0.01 <= item.y <= item.y + item.height <= height
        if isinstance(item, Text):
            assert 0 <= item.y <= height


def test_an_overview_in_words() -> None:
    overview = Overview(
        as_of=TODAY,
        people=96,
        cohorts=2,
        partners=1,
        key_figures=(),
        funnel=(
            FunnelStage("selected", "selected", "Selected", 80, "", ("selected",)),
            FunnelStage("origin", "origin", "Origin training", 60, "75%", ("training_started",)),
            FunnelStage("return", "return", "Return", 8, "13%", ("returned", "stayed")),
        ),
        months=(MonthCount(date(2026, 8, 1), 7), MonthCount(date(2026, 9, 1), 3)),
        cohort_rows=(CohortProgress("2026-A", 40, (("origin", 30), ("none", 10))),),
        attention=(),
    )
    view = overviews.present(overview, "Inspire", {"origin": "Training", "none": "Not started"})
    assert view.subtitle == "Inspire  ·  1 partner, 2 cohorts"
    assert [(line.figure, line.count, line.share, line.rate) for line in view.funnel] == [
        ("selected", "80", 1.0, ""),
        ("training_started", "60", 0.75, "75%"),
        ("returned|stayed", "8", 0.1, "13%"),
    ]
    assert view.months == (
        Month("Aug", 7, name="August 2026"),
        Month("Sept", 3, is_open=True, name="September 2026"),
    )
    assert view.months_alt == "Work started by month: August 2026 7, September 2026 3"
    assert view.cohorts[0].parts == (("origin", "Training", 30), ("none", "Not started", 10))
    assert view.cohorts[0].total == "40 trainees"


def test_an_empty_overview_says_so() -> None:
    view = overviews.present(Overview(TODAY, 0, 0, 0, (), (), (), (), ()), "Inspire", {})
    assert view.is_empty
    assert view.subtitle == "Inspire"


def row(status: str = "active", name: str = "Ama Mensah") -> PersonRow:
    return PersonRow(
        enrolment_id=UUID(int=7),
        name=name,
        initials="AM",
        label="PT-000007",
        reference="GH-7",
        cohort="2026-A",
        track="away",
        sex="female",
        birth_date=None,
        region="Volta",
        stage="mobility",
        stage_kind="mobility",
        stage_label="Mobility",
        step="visa_lodged",
        step_label="Visa lodged",
        status=status,
        progress=0.405,
        updated_on=TODAY,
    )


def test_a_person_is_a_line_of_words() -> None:
    line = person_line(row(), TODAY)
    assert (line.name, line.label, line.track) == ("Ama Mensah", "PT-000007 · GH-7", "away track")
    assert (line.percent, line.updated, line.standing.text) == ("41%", "Today", "Mobility")


def test_a_person_without_a_name_goes_by_the_pseudonym() -> None:
    assert person_line(row(name=""), TODAY).name == "PT-000007"


@pytest.mark.parametrize(("status", "words"), [("dropped_out", "Dropped out"), ("on_hold", "On hold")])
def test_who_left_is_shown_as_having_left(status: str, words: str) -> None:
    assert person_line(row(status), TODAY).standing.text == words


def test_a_journey_says_how_far_each_stage_is() -> None:
    done = JourneyStep("a", "Application", "done", "1 Jan 2026", "", "list.xlsx · Sheet1, row 4")
    ahead = JourneyStep("b", "Test", "ahead", "", "", "")
    blocks = stage_blocks(
        (
            JourneyStage("origin", "origin", "Training", "current", (done, ahead)),
            JourneyStage("mobility", "mobility", "Mobility", "ahead", (ahead,)),
            JourneyStage("left", "left", "Left", "left", (done,)),
        )
    )
    assert [block.note for block in blocks] == ["1 of 2 steps done", "1 step ahead", ""]
    assert blocks[0].steps[0].source == "list.xlsx · Sheet1, row 4"


def test_the_last_changes_can_be_taken_back_but_not_the_making_of_the_pilot() -> None:
    at = datetime(2026, 9, 15, 9, 12, tzinfo=UTC)
    lines = (
        HistoryLine(TAKEN_BACK, "Import a.xlsx", at, 0, 0, 40, is_undone=False, is_undo=True),
        HistoryLine(IMPORTED, "Import a.xlsx", at, 40, 3, 0, is_undone=True, is_undo=False),
        HistoryLine(PILOT_MADE, "Make the pilot", at, 1, 0, 0, is_undone=False, is_undo=False),
    )
    shown = change_lines(lines, 8)
    assert [(line.id, line.is_undone, line.can_undo) for line in shown] == [
        (IMPORTED, True, True),
        (PILOT_MADE, False, False),
    ]
    assert "40 records added · 3 updated" in shown[0].detail


def draft_of(rows: tuple[RowDraft, ...]) -> Draft:
    columns = (
        ColumnDraft(0, "Name", ("Ama", "Kofi"), "last_name", "Surname", 1.0, "", (), is_certain=True),
        ColumnDraft(1, "Arrived", ("soon",), "arrived_on", "Arrival", 0.7, "", (), is_certain=False),
        ColumnDraft(2, "Shoe size", ("42",), None, "", 0.0, "column-unmatched", (), is_certain=False),
        ColumnDraft(3, "Blank", (), "remarks", "Remarks", 1.0, "", (), is_certain=True),
    )
    issues = (Issue("column-unmatched", "info", "People", column="Shoe size"),)
    sheet = SheetDraft("People", (1,), "en", columns, rows, issues, receipt_of(each.action for each in rows))
    empty = SheetDraft("Notes", (), "en", (), (), (), receipt_of(()))
    return Draft("people.xlsx", "A partner", (sheet, empty), ChangeSet("Import", ()), ("A notice.",), "Seen before.")


def row_draft(number: int, action: Action, issues: tuple[Issue, ...] = ()) -> RowDraft:
    candidate = CandidateDraft(UUID(int=9), "PT-000009", "Ama Mensa", date(2001, 2, 3), 0.8, "same birth date")
    candidates = (candidate,) if action == "review" else ()
    return RowDraft(number, ("Ama", "soon", "42", ""), action, "Ama Mensah", "", issues, candidates)


def test_a_draft_is_shown_with_its_problems_first() -> None:
    issue = Issue("date-unreadable", "error", "People", 3, "Arrived", "soon")
    draft = draft_of((row_draft(2, "create"), row_draft(3, "review", (issue,))))
    view = present(Workbook("people.xlsx", "", "xlsx", ()), draft, Choices().with_column("People", 0, "last_name"))
    (sheet,) = view.sheets
    assert [column.certainty.text for column in sheet.columns] == ["Your choice", "Likely", "Not matched", "Certain"]
    assert sheet.columns[2].note == "The column “Shoe size” was not recognised; its values are not used."
    assert [title.label for title in sheet.titles] == ["Arrival", "Surname"]
    line = sheet.line(1)
    assert (line.cells[1].tone, line.cells[1].sign) == ("danger", "x")
    assert line.cells[1].tip == "“soon” is not a date."
    assert (line.candidates[0].detail, line.candidates[0].score) == ("PT-000009 · 3 Feb 2001", "80%")
    assert view.notices == ("Seen before.", "A notice.")
    assert (view.rows, view.to_store) == (2, 1)


@given(st.lists(st.sampled_from(("create", "update", "unchanged", "skip", "review", "reject")), max_size=200))
def test_the_receipt_that_is_shown_adds_up(actions: list[Action]) -> None:
    receipt = receipt_of(actions)
    shown = [int(part.count.replace(",", "")) for part in receipt_parts(receipt)]
    assert sum(shown) == receipt.read == len(actions)
