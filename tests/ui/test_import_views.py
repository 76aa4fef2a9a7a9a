"""What the wizard says of a draft is worked out without a window."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partnertrack.importing.draft import Effect
from partnertrack.importing.issue import Issue
from partnertrack.importing.typed_sheet import ColumnDates, DecidedBy, Origin
from partnertrack.services.import_workbook import Choices
from partnertrack.ui.view_models.import_review import ReviewView, decisions, kinds, present, undone_words
from partnertrack.ui.view_models.import_review.problems import kind_words
from partnertrack.ui.view_models.import_review.sheet import SheetView
from tests.ui.drafts import CAME, NAME, SHEET, TOWN, WORKBOOK, drafted, reviewed


def view_of(choices: Choices) -> SheetView:
    (sheet,) = reviewed(None, WORKBOOK, "", choices).sheets
    return sheet


def with_column(dates: ColumnDates | None = None, origin: Origin = "", *, is_certain: bool = True) -> SheetView:
    """Return the sheet with another second column."""
    draft = drafted("", Choices())
    (sheet,) = draft.sheets
    column = replace(sheet.columns[1], dates=dates, origin=origin, is_certain=is_certain)
    changed = replace(sheet, columns=(sheet.columns[0], column, *sheet.columns[2:]))
    (view,) = present(WORKBOOK, replace(draft, sheets=(changed,)), Choices()).sheets
    return view


@pytest.mark.parametrize(
    ("origin", "is_certain", "words"),
    [
        ("heading", True, "By heading"),
        ("values", False, "Likely, by values"),
        ("memory", True, "As last time"),
        ("person", True, "Your choice"),
        ("", False, "Likely"),
    ],
)
def test_a_column_says_why_it_was_recognised(origin: Origin, is_certain: bool, words: str) -> None:  # noqa: FBT001 - pytest hands it over by name
    assert with_column(origin=origin, is_certain=is_certain).columns[1].certainty.text == words


@pytest.mark.parametrize(
    ("counts", "decided_by", "words", "may_choose"),
    [
        ((48, 41, 0, 7), "cells", "41 of 48 dates are only possible day first", False),
        ((3, 1, 0, 2), "cells", "1 of 3 dates is only possible day first", False),
        (
            (5, 0, 0, 5),
            "partner",
            "Day or month first? No date of this column tells · decided by the partner’s earlier files",
            True,
        ),
        (
            (5, 0, 0, 5),
            "",
            "Day or month first? No date of this column tells · say which, and they will be read",
            True,
        ),
        (
            (9, 4, 3, 2),
            "",
            (
                "4 of 9 dates are only possible day first · 3 of 9 dates are only possible month first · "
                "say which, and they will be read"
            ),
            True,
        ),
    ],
)
def test_the_order_of_dates_is_told_with_its_evidence(
    counts: tuple[int, int, int, int],
    decided_by: DecidedBy,
    words: str,
    may_choose: bool,  # noqa: FBT001 - pytest hands it over by name
) -> None:
    dates = ColumnDates(*counts, order="dmy" if decided_by else None, decided_by=decided_by)
    line = with_column(dates).columns[1].dates
    assert line is not None
    assert (line.words, line.may_choose) == (words, may_choose)


def test_dates_that_nobody_can_doubt_need_no_word() -> None:
    assert with_column(ColumnDates(5, 0, 0, 0, "ymd", "cells")).columns[1].dates is None


def test_a_sheet_tells_how_it_differs_from_the_last_one() -> None:
    drift = view_of(Choices()).drift
    assert drift is not None
    assert drift.title == "Since the file of 3 March 2026 (“april.xlsx”)"
    assert drift.parts == ("“Date départ” is now “Came”", "“Town” is new", "“Sex” is missing")
    assert drift.gone == ("Efua Sarpong · PT-000001", "Yaa Badu · PT-000002")


@pytest.mark.parametrize(
    ("effect", "words", "shown"),
    [
        (Effect(CAME, "Arrival", "fill", "", "4 May"), "Arrival: 4 May is new", ("4.5.2026", "", "plus")),
        (Effect(CAME, "Arrival", "change", "1 May", "4 May"), "Arrival: 1 May → 4 May", ("4 May", "1 May", "")),
        (
            Effect(CAME, "Arrival", "kept", "1 May", "4 May", "Corrected since."),
            "Arrival: the pilot keeps 1 May; the file says 4 May",
            ("4.5.2026", "", "lock"),
        ),
        (
            Effect(CAME, "Arrival", "conflict", "1 May", "4 May"),
            "Arrival: pilot 1 May · file 4 May",
            ("4 May", "1 May", "arrow-left-right"),
        ),
        (Effect(CAME, "Arrival", "erase", "1 May", ""), "Arrival: 1 May is deleted", ("4.5.2026", "1 May", "minus")),
        (
            Effect(CAME, "Arrival", "kept", "1 May", ""),
            "Arrival: the file asks to delete 1 May",
            ("4.5.2026", "", "lock"),
        ),
    ],
)
def test_a_cell_says_what_it_does_to_the_pilot(effect: Effect, words: str, shown: tuple[str, str, str]) -> None:
    draft = drafted("", Choices())
    (sheet,) = draft.sheets
    changed = replace(sheet, rows=(replace(sheet.rows[0], effects=(effect,)), *sheet.rows[1:]))
    (view,) = present(WORKBOOK, replace(draft, sheets=(changed,)), Choices()).sheets
    line = view.line(0)
    assert line.effects[0].words == words
    cell = line.cells[CAME]
    assert (cell.text, cell.before, cell.sign) == shown
    assert words in cell.tip


def test_cells_that_ask_to_delete_are_counted_whether_allowed_or_not() -> None:
    assert reviewed(None, WORKBOOK, "", Choices()).erasing == 1
    assert reviewed(None, WORKBOOK, "", Choices(deletes=True)).erasing == 1


def test_alike_cells_are_counted_without_regard_to_case() -> None:
    sheet = view_of(Choices())
    assert [sheet.alike(TOWN, text) for text in ("Acra", "ACRA", "Accra", "nowhere")] == [3, 3, 1, 0]


def test_kinds_of_problems_have_words_even_when_they_are_new() -> None:
    problems = reviewed(None, WORKBOOK, "", Choices()).problems
    assert [(kind.words, kind.count, kind.look.text) for kind in kinds(problems)] == [
        ("Not a date", 1, "Not taken"),
        ("Unknown answer", 3, "To look at"),
        ("Changed on both sides", 1, "To look at"),
        ("Who is it?", 1, "To look at"),
        ("No full date", 1, "Incomplete"),
    ]
    assert kind_words("something-new", "A sentence.") == "A sentence."


def test_the_list_of_rows_follows_both_filters() -> None:
    sheet = view_of(Choices())
    assert sheet.places() == (0, 1, 2, 3, 4, 5)
    assert sheet.places("review") == (1, 4)
    assert sheet.places(kind="code-unknown") == (1, 3, 4)
    assert sheet.places("review", "code-unknown") == (1, 4)
    assert sheet.places("reject") == ()


@given(st.sampled_from(["cells", "texts", "learnt"]))
def test_a_correction_is_taken_back_whoever_made_it(made_by: str) -> None:
    choices = Choices()
    if made_by == "cells":
        choices = choices.with_cell(SHEET, 3, TOWN, "Accra")
    elif made_by == "texts":
        choices = choices.with_text(SHEET, TOWN, "Acra", "Accra")
    line = view_of(choices).line(1)
    after = decisions.taken_back(line, line.cells[TOWN])(choices)
    assert after == (choices.with_cell(SHEET, 3, TOWN, "Acra") if made_by == "learnt" else Choices())


def test_a_value_for_all_replaces_the_one_for_a_single_cell() -> None:
    choices = Choices().with_cell(SHEET, 3, TOWN, "Accra")
    line = view_of(choices).line(1)
    after = decisions.replaced(line, line.cells[TOWN], "Accra", is_remembered=False)(choices)
    assert (after.cells, dict(after.texts), after.remembered) == ({}, {(SHEET, TOWN, "acra"): "Accra"}, frozenset())


def test_an_undo_says_what_it_left_alone() -> None:
    assert undone_words(1, 0) == "1 record was put back. The pilot is as it was before."
    assert undone_words(3, 1) == "3 records were put back. 1 record was edited since and stays as it is."


def test_issues_without_an_index_find_their_column_by_its_heading() -> None:
    draft = drafted("", Choices())
    (sheet,) = draft.sheets
    issue = Issue("date-unreadable", "error", SHEET, 2, "Came", "4.5.2026")
    changed = replace(sheet, rows=(replace(sheet.rows[0], issues=(issue,)), *sheet.rows[1:]))
    view = present(WORKBOOK, replace(draft, sheets=(changed,)), Choices())
    assert view.problems[0].index == CAME
    assert view.sheets[0].line(0).cells[CAME].sign == "x"


def another_birth_date(side: str) -> ReviewView:
    """Return the review of a row that gives somebody whom the pilot knows another birth date."""
    draft = drafted("", Choices())
    (sheet,) = draft.sheets
    issue = Issue("birth-date-differs", "warning", SHEET, 2, value="1990-05-05", detail="1998-03-30")
    effect = Effect(CAME, "Born", "change" if side == "theirs" else "kept", "30 Mar 1998", "5 May 1990", "", side)  # type: ignore[arg-type]  # one of the sides
    columns = (sheet.columns[0], replace(sheet.columns[1], field="birth_date"), *sheet.columns[2:])
    row = replace(sheet.rows[0], issues=(issue,), effects=(effect,))
    return present(WORKBOOK, replace(draft, sheets=(replace(sheet, columns=columns, rows=(row,)),)), Choices())


def test_another_birth_date_is_a_problem_of_its_cell_in_the_words_of_its_effect() -> None:
    (problem,) = another_birth_date("").problems
    assert (problem.index, problem.column, problem.value) == (CAME, "Came", "5 May 1990")
    assert problem.reason == "Born: the pilot keeps 30 Mar 1998; the file says 5 May 1990"


@pytest.mark.parametrize("side", ["ours", "theirs"])
def test_another_birth_date_is_no_problem_once_a_side_was_chosen(side: str) -> None:
    assert another_birth_date(side).problems == ()


@pytest.mark.parametrize("side", ["", "ours", "theirs"])
def test_another_birth_date_is_told_by_its_effect_alone(side: str) -> None:
    assert another_birth_date(side).sheets[0].line(0).notes == ()


def test_columns_that_change_something_come_before_those_that_say_nothing_new() -> None:
    draft = drafted("", Choices())
    (sheet,) = draft.sheets
    row = replace(sheet.rows[0], issues=(), effects=(Effect(TOWN, "Region", "fill", "", "Accra"),))
    (view,) = present(WORKBOOK, replace(draft, sheets=(replace(sheet, rows=(row,)),)), Choices()).sheets
    assert [title.index for title in view.titles] == [TOWN, NAME, CAME]


def test_what_is_hidden_is_said_once_and_counted() -> None:
    draft = replace(
        drafted("", Choices()), notices=tuple(issue.message for issue in drafted("", Choices()).sheets[0].issues)
    )
    view = present(WORKBOOK, draft, Choices())
    assert [line.words for line in view.hidden] == ["2 hidden rows were read."]
    assert view.notices == ()


def test_nothing_is_left_to_replace_once_all_that_were_alike_say_the_same() -> None:
    assert not view_of(Choices().with_cell(SHEET, 3, TOWN, "Accra")).all_say(TOWN, "Acra", "Accra")
    assert view_of(Choices().with_text(SHEET, TOWN, "Acra", "Accra")).all_say(TOWN, "Acra", "Accra")
