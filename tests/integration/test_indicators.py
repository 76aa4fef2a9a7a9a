"""Indicators of the pilot's own count with the others, follow undo, and tables by two dimensions add up."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from partnertrack.domain.change import added
from partnertrack.domain.indicator_draft import ConditionLine, IndicatorDraft
from partnertrack.domain.logframe import LogframeIndicator, ResultNode
from partnertrack.domain.own_indicator import OwnIndicator
from partnertrack.domain.text import Label
from partnertrack.errors import UserError
from partnertrack.indicators.catalogue import shipped_catalogue
from partnertrack.persistence.queries import records
from partnertrack.services import history, indicators
from partnertrack.services.indicators import Asked, Group
from tests.integration.office import Office

DAY = date(2026, 6, 30)
OWN = OwnIndicator(
    key="X1",
    definition='label = "Women who left"\nunit = "percent"\ndefinition = "Women."\nresponsible = "M. Diallo"\n'
    'n = { all = [{ milestone = "selected" }, { sex = "female" }] }\nd = { milestone = "selected" }\n',
)


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return filled(tmp_path)


@pytest.fixture(scope="module")
def office_once(tmp_path_factory: pytest.TempPathFactory) -> Office:
    return filled(tmp_path_factory.mktemp("office"))


def filled(folder: Path) -> Office:
    office = Office(folder)
    office.take(
        ("Reference no.", "Surname", "First name", "Sex", "Date of birth", "Region", "Selected on"),
        ("GH-1", "Mensah", "Ama", "F", "1/2/2001", "Ashanti", "15/01/2026"),
        ("GH-2", "Owusu", "Kofi", "M", "1/2/2001", "Ashanti", "15/02/2026"),
        ("GH-3", "Boateng", "Esi", "F", "1/2/2001", "Volta", "15/03/2026"),
        ("GH-4", "Asante", "Yaw", "", "1/2/2001", "", "15/03/2026"),
    )
    return office


def test_an_own_indicator_counts_until_it_is_undone(office: Office) -> None:
    workspace = office.workspace
    workspace.commit("Own", [added(OWN)])
    assert workspace.results(DAY).indicators["X1"].text == "50.0% (2/4)"
    (told,) = (each for each in indicators.definitions(workspace) if each.is_own)
    assert told.lines[0].formula == "Those who reached “Selected” and are women, of those who reached “Selected”."
    assert told.responsible == "M. Diallo"
    history.undo(workspace)
    assert "X1" not in workspace.results(DAY).indicators
    history.redo(workspace)
    assert "X1" in workspace.results(DAY).indicators


def test_an_own_indicator_that_cannot_be_read_spoils_nothing(office: Office) -> None:
    broken = OwnIndicator(key="X2", definition='label = "Odd"\nunit = "percent"\ncount = { milestone = "nowhere" }')
    office.workspace.commit("Own", [added(OWN), added(broken)])
    found = indicators.listing(office.workspace, DAY)
    assert [each.key for each in found.unread] == ["X2"]
    assert "nowhere" in found.unread[0].why
    assert [line.id for line in found.lines if line.is_own] == ["X1"]


def test_a_line_says_how_it_changed_and_how_complete_it_is(office: Office) -> None:
    office.workspace.commit("Own", [added(OWN)])
    found = {each.id: each for each in indicators.listing(office.workspace, DAY, before=date(2026, 2, 1)).lines}
    own = found["X1"]
    assert (own.theme, own.known, own.change.text, own.change.is_good) == (
        "X",
        "sex known for 3 of 4",
        "−50.0 points",
        -1,
    )
    assert (own.opens_n, own.opens_d, found["A1"].opens_n) == (True, True, False)
    came = indicators.came(office.workspace, "X1", DAY, date(2026, 2, 1))
    assert len(came) == 1


def test_two_dimensions_add_up_and_show_the_unknown(office: Office) -> None:
    results = office.workspace.results(DAY)
    table = indicators.break_down(office.workspace, results, "selected", "sex", "region")
    assert [name for _key, name in table.rows] == ["Women", "Men", "Unknown"]
    assert [name for _key, name in table.columns] == ["Ashanti", "Volta", "Unknown"]
    counts = table.n
    assert counts["", ""] == 4
    for row, _name in table.rows:
        assert counts[row, ""] == sum(counts.get((row, column), 0) for column, _name in table.columns)
    for column, _name in table.columns:
        assert counts["", column] == sum(counts.get((row, column), 0) for row, _name in table.rows)


def test_every_cell_opens_its_people(office: Office) -> None:
    office.workspace.commit("Own", [added(OWN)])
    view = indicators.indicator(office.workspace, Asked("X1", down="sex", across="region"), DAY)
    for half, counts in (("n", view.parts.n), ("d", view.parts.d)):
        for cell, count in counts.items():
            group = Group("X1", "n" if half == "n" else "d", ("sex", "region"), cell)
            assert len(indicators.people(office.workspace, group, DAY)) == count


def test_the_last_point_of_the_trend_is_the_figure(office: Office) -> None:
    office.workspace.commit("Own", [added(OWN)])
    view = indicators.indicator(office.workspace, Asked("X1", before=DAY - timedelta(150)), DAY)
    assert [point.n for point in view.trend] == [1, 1, 2, 2, 2, 2]
    assert view.trend[-1].value == view.figure.exact
    assert view.known[0] == "Sex: known for 3 of 4"


WOMEN = IndicatorDraft(
    "X1",
    Label("Women in Ashanti", "", "", ""),
    n=(ConditionLine("sex", "female"),),
    d=(ConditionLine("milestone", "selected"),),
)


def test_a_draft_is_calculated_as_it_is_made(office: Office) -> None:
    found = indicators.preview(office.workspace, WOMEN, DAY)
    assert (found.figure.text if found.figure else "", found.mistakes) == ("50.0% (2/4)", ())
    assert found.formula == "Those who are women, of those who reached “Selected”."
    assert len(indicators.drafted_people(office.workspace, WOMEN, "d", DAY)) == 4


def test_a_draft_says_what_it_lacks(office: Office) -> None:
    begun = indicators.new_draft(office.workspace)
    assert (begun.key, len(indicators.preview(office.workspace, begun, DAY).mistakes)) == ("X1", 2)
    taken = replace(WOMEN, key="t2", d=(ConditionLine("reached"),))
    assert indicators.preview(office.workspace, taken, DAY).mistakes == (
        "The id “t2” is taken; choose another one.",
        "Line 1 does not say which step.",
    )
    with pytest.raises(UserError, match="taken"):
        indicators.save(office.workspace, taken)


def test_a_draft_is_kept_changed_and_deleted(office: Office) -> None:
    workspace = office.workspace
    assert indicators.save(workspace, WOMEN)
    kept = indicators.draft(workspace, "X1")
    assert kept == replace(WOMEN, dimensions=())
    (told,) = (each for each in indicators.definitions(workspace) if each.is_own)
    assert told.definition == told.lines[0].formula
    assert indicators.save(workspace, kept, "X1") is None
    assert indicators.save(workspace, replace(kept, key="W1", direction="none"), "X1")
    assert workspace.results(DAY).indicators["W1"].n == 2
    indicators.delete(workspace, "W1")
    assert workspace.own_indicators() == ()
    with pytest.raises(UserError):
        indicators.delete(workspace, "W1")


def test_the_logframe_follows_an_indicator_that_is_called_otherwise(office: Office) -> None:
    workspace = office.workspace
    indicators.save(workspace, WOMEN)
    node = ResultNode(level="outcome", code="1", statement="Women go.")
    line = LogframeIndicator(node_id=node.id, code="1.1", label="Women", figure="X1", responsible="Ms Addo")
    workspace.commit("Logframe", [added(node), added(line)])
    assert [each.responsible for each in indicators.definitions(workspace) if each.is_own] == ["Ms Addo"]
    with pytest.raises(UserError, match="logframe"):
        indicators.delete(workspace, "X1")
    indicators.save(workspace, replace(WOMEN, key="W1"), "X1")
    with workspace.store.reading() as reading:
        assert [each.figure for each in records.all_of(reading, LogframeIndicator)] == ["W1"]


@pytest.mark.parametrize("key", [line.id for _, line in shipped_catalogue().lines()])
def test_every_figure_of_the_catalogue_can_be_made_ones_own(office_once: Office, key: str) -> None:
    copied = indicators.draft(office_once.workspace, key)
    found = indicators.preview(office_once.workspace, copied, DAY)
    assert found.mistakes == ()
    alone = shipped_catalogue().only([key.partition(".")[0]])
    original = office_once.workspace.results_of(alone, DAY).indicators[key]
    assert found.figure is not None
    assert (found.figure.exact, found.figure.n, found.figure.d) == (original.exact, original.n, original.d)


def test_a_median_is_broken_down_into_the_medians_of_each_group(office: Office) -> None:
    office.take(
        ("Reference no.", "Surname", "First name", "Visa application date", "Visa decision date", "Visa decision"),
        ("GH-1", "Mensah", "Ama", "01/04/2026", "11/04/2026", "granted"),
        ("GH-2", "Owusu", "Kofi", "01/04/2026", "21/04/2026", "granted"),
        ("GH-3", "Boateng", "Esi", "01/04/2026", "01/05/2026", "refused"),
    )
    results = office.workspace.results(DAY)
    table = indicators.break_down(office.workspace, results, "M7", "sex", "region")
    told = {cell: figure.text for cell, figure in table.figures.items() if figure.exact is not None}
    assert told == {
        ("female", "Ashanti"): "10 days (1 case)",
        ("female", "Volta"): "30 days (1 case)",
        ("male", "Ashanti"): "20 days (1 case)",
        ("female", ""): "20 days (2 cases)",
        ("male", ""): "20 days (1 case)",
        ("", "Ashanti"): "15 days (2 cases)",
        ("", "Volta"): "30 days (1 case)",
        ("", ""): "20 days (3 cases)",
    }
    assert table.n["", ""] == 3
    assert not table.has_d
