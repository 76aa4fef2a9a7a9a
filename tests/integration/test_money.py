from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from partnertrack.cli.run import run
from partnertrack.domain.budget import BudgetLine, CostShare
from partnertrack.domain.cost import Cost
from partnertrack.domain.grant import Grant
from partnertrack.errors import ConflictError, UserError
from partnertrack.indicators import spending
from partnertrack.persistence.queries import records
from partnertrack.services import history, money, pilots
from partnertrack.services.workspace import Workspace
from partnertrack.ui.view_models.costs import CostFilter, narrowed, present_ledger, read_filter
from partnertrack.ui.view_models.money import present_money
from tests.practised import open_practised

DAY = date(2026, 6, 30)


@pytest.fixture(scope="module")
def practised(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    workspace = open_practised(tmp_path_factory.mktemp("practice"))
    yield workspace
    workspace.close()


@pytest.fixture
def pilot(tmp_path: Path) -> Iterator[Workspace]:
    workspace = pilots.create_pilot(tmp_path / "money.ptrack", "generic_dual_track", "Money")
    money.keep_grant(
        workspace,
        Grant(donor=""),
        money.GrantTexts(donor="Donor", amount="100 000", starts_on="1/1/2026", ends_on="31/12/2026"),
    )
    yield workspace
    workspace.close()


def costs_of(workspace: Workspace) -> list[Cost]:
    with workspace.store.reading() as reading:
        return records.all_of(reading, Cost)


def enter(workspace: Workspace, **told: str) -> Cost:
    usual = {"spent_on": "5/3/2026", "text": "Course", "category": "training", "payer": "donor", "amount": "100"}
    new = Cost(spent_on=DAY, category="", payer="", amount=Decimal(0), currency="EUR")
    money.keep_cost(workspace, new, money.CostTexts(**{**usual, **told}))  # type: ignore[arg-type]
    return next(each for each in costs_of(workspace) if each.id == new.id)


def test_every_figure_of_the_practice_pilot_opens_costs_that_add_up_to_it(practised: Workspace) -> None:
    view = money.money(practised, DAY)
    page, ledger = present_money(view), present_ledger(money.ledger(practised, DAY))

    def behind(wanted: CostFilter) -> Fraction:
        assert read_filter(wanted.written()) == wanted
        return sum((mark.row.value for mark in narrowed(ledger, wanted)), Fraction(0))

    assert behind(CostFilter(kind="spent")) == view.total.spent == view.cross.total
    assert behind(CostFilter(kind="committed")) == view.total.committed
    assert behind(CostFilter(kind="eligible")) == view.eligible
    for row, mark in zip(view.rows, page.budget, strict=False):
        assert behind(mark.opens) == row.status.spent + row.status.committed
    for agreed in page.agreed:
        assert behind(agreed.opens) == agreed.row.status.paid
    for each in view.cross.payers:
        assert behind(CostFilter(kind="spent", payer=each.key)) == each.amount
    months = [each for each in view.course if each.spent is not None]
    for before, now in pairwise(months):
        assert behind(CostFilter(kind="spent", month=f"{now.month:%Y-%m}")) == (now.spent or 0) - (before.spent or 0)
    assert sum(each.percent for each in view.cross.payers) == sum(each.percent for each in view.cross.categories) == 100


def test_the_practice_pilot_knows_what_workers_bore_of_most_of_them(practised: Workspace) -> None:
    found = money.money(practised, DAY).recruitment
    assert (len(found.burden.ratios), len(found.burden.earners)) == (33, 41)
    assert {each.enrolment_id for each in found.people} == found.burden.earners
    assert [each.ratio for each in found.people[:33]] == sorted(found.burden.ratios.values(), reverse=True)


def test_the_page_says_what_the_catalogue_says(practised: Workspace) -> None:
    view = money.money(practised, DAY)
    figures = practised.results(DAY).indicators
    burden = view.recruitment.burden
    told = {
        "C1": view.absorbed,
        "C2": view.elapsed,
        "C3": view.gap / 100 if view.gap is not None else None,
        "C7": burden.median,
        "C7.p90": burden.p90,
        "C7.none": burden.none,
    }
    told |= {f"C5.{each.key}": each.amount / view.cross.total for each in view.cross.payers}
    told |= {f"C6.{each.key}": each.amount / view.cross.total for each in view.cross.categories}
    names = {"selected": "selected", "certificate": "trained", "work_started": "placed", "returned": "returned"}
    told |= {f"C4.{names[each.milestone]}": each.amount for each in view.per}
    assert {key: figures[key].exact for key in told if key in figures} == told


def test_a_cost_is_entered_at_the_rate_that_is_known_and_doubted_when_it_is_upside_down(pilot: Workspace) -> None:
    with pytest.raises(UserError, match="how many EUR one MAD is worth"):
        enter(pilot, currency="MAD")
    assert enter(pilot, currency="MAD", rate="0.0921").rate == Decimal("0.0921")
    assert enter(pilot, currency="MAD", spent_on="20/3/2026").rate == Decimal("0.0921")
    upside_down = money.CostTexts(spent_on="20/4/2026", currency="MAD", rate="10.85", amount="100")
    assert money.advise(pilot, upside_down).is_warning
    known = money.advise(pilot, replace(upside_down, rate=""))
    assert (known.rate, known.is_warning) == (Decimal("0.0921"), False)
    assert "March 2026" in known.text
    assert "€9.21" in known.text


def test_amounts_keep_to_the_minor_units_of_their_currency(pilot: Workspace) -> None:
    assert enter(pilot, currency="TND", rate="0.29", amount="12.345").amount == Decimal("12.345")
    with pytest.raises(UserError, match="0 decimals"):
        enter(pilot, currency="XOF", rate="0.001524", amount="100.5")
    with pytest.raises(UserError, match="2 decimals"):
        enter(pilot, amount="100.0051")
    with pytest.raises(UserError, match="not the code of a currency"):
        enter(pilot, currency="XQQ")


def test_what_cannot_be_is_refused_in_words(pilot: Workspace) -> None:
    grant = Grant(donor="")
    for texts, words in (
        (money.GrantTexts(), "who gives"),
        (money.GrantTexts(donor="D", starts_on="1/2/2026", ends_on="1/1/2026"), "ends before"),
        (money.GrantTexts(donor="D", on_track="50", at_risk="60"), "on track"),
        (money.GrantTexts(donor="D", amount="0"), "more than nothing"),
    ):
        with pytest.raises(UserError, match=words):
            money.keep_grant(pilot, grant, texts)
    with pytest.raises(UserError, match="either which share or which amount"):
        money.keep_share(pilot, CostShare(payer=""), money.ShareTexts(payer="donor", share="10", amount="5"))
    money.keep_share(pilot, CostShare(payer=""), money.ShareTexts(payer="donor", share="12,5"))
    with pytest.raises(UserError, match="entered already"):
        money.keep_share(pilot, CostShare(payer=""), money.ShareTexts(payer="donor", share="10"))
    with pytest.raises(UserError, match="which day"):
        enter(pilot, spent_on="")
    with pytest.raises(UserError, match="what was paid for"):
        enter(pilot, text="")


def test_the_currency_of_the_books_stays_once_there_are_amounts_in_it(pilot: Workspace) -> None:
    enter(pilot)
    with pilot.store.reading() as reading:
        (grant,) = records.all_of(reading, Grant)
    with pytest.raises(UserError, match="kept in EUR"):
        money.keep_grant(pilot, grant, money.GrantTexts(donor="Donor", currency="USD"))


def test_a_budget_line_that_goes_leaves_its_costs_and_undo_brings_both_back(pilot: Workspace) -> None:
    new = BudgetLine(code="", title="", category="", amount=Decimal(0))
    money.keep_line(pilot, new, money.LineTexts(code="2.1", title="Courses", category="training", amount="5 000"))
    cost = enter(pilot, line=str(new.id), category="")
    assert (cost.category, cost.budget_line_id) == ("training", new.id)
    before = money.money(pilot, DAY)
    with pilot.store.reading() as reading:
        (line,) = records.all_of(reading, BudgetLine)
    change = money.delete(pilot, line)
    assert costs_of(pilot)[0].budget_line_id is None
    history.undo(pilot, change)
    assert money.money(pilot, DAY).rows[0].status == before.rows[0].status
    assert costs_of(pilot)[0].budget_line_id == new.id


def test_a_corrected_or_deleted_cost_is_in_the_history_and_comes_back_by_undo(pilot: Workspace) -> None:
    cost = enter(pilot, reference="V1")
    texts = money.CostTexts("5/3/2026", "Course", "V1", "training", "donor", "250")
    money.keep_cost(pilot, cost, texts)
    with pytest.raises(ConflictError):
        money.keep_cost(pilot, cost, texts)
    assert money.money(pilot, DAY).total.spent == 250
    change = money.delete_costs(pilot, [cost.id])
    assert money.money(pilot, DAY).total.spent == 0
    titles = [entry.title for entry in history.entries(pilot)]
    assert any("Delete 1 cost" in title for title in titles)
    assert any("Change the cost" in title for title in titles)
    history.undo(pilot, change)
    assert money.money(pilot, DAY).total.spent == 250


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(st.decimals(0, 10**6, places=2), st.sampled_from(["donor", "employer"])), max_size=6))
def test_undo_restores_the_books_whatever_was_entered(pilot: Workspace, entries: list[tuple[Decimal, str]]) -> None:
    before = money.money(pilot, DAY).cross
    for amount, payer in entries:
        enter(pilot, amount=str(amount), payer=payer)
    assert spending.total(costs_of(pilot)) == sum((Fraction(amount) for amount, _payer in entries), before.total)
    for _entry in entries:
        history.undo(pilot)
    assert money.money(pilot, DAY).cross == before


def test_the_command_line_tells_exact_amounts(practised: Workspace, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["money", str(practised.path), "--as-of", "2026-06-30", "--json"], lambda *_given: 0) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["absorption"] == pytest.approx(0.634376)
    assert Decimal(told["spent"]) == sum(Decimal(each["amount"]) for each in told["cross"])
    assert told["recruitment"]["known"] == 33
    assert run(["money", str(practised.path), "--as-of", "2026-06-30"], lambda *_given: 0) == 0
    assert "63.4%" in capsys.readouterr().out
