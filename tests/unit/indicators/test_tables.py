from __future__ import annotations

from datetime import date
from fractions import Fraction
from uuid import UUID

import pytest

from partnertrack.domain.scheme import Stage
from partnertrack.i18n import speaking
from partnertrack.indicators.breakdown import breakdown
from partnertrack.indicators.case import Case, EventFact
from partnertrack.indicators.funnel import funnel
from partnertrack.indicators.milestones import Month, by_month
from tests.unit.indicators.makers import AS_OF, SCHEME, case, done, label, on, results, scheme

SELECTED = done("selected", date(2024, 1, 20))


def rows(cases: list[Case], dimension: str, **labels: str) -> list[tuple[str, tuple[int, ...]]]:
    table = breakdown(results(cases), ["selected", "departed"], dimension, labels)
    return [(row.label, row.counts) for row in table.rows]


def test_sexes_are_always_printed_and_others_where_there_are_any() -> None:
    assert rows([case(SELECTED, sex="male")], "sex") == [("Women", (0, 0)), ("Men", (1, 0)), ("Unknown", (0, 0))]
    cases = [case(SELECTED, sex=sex) for sex in ("other", None, "female")]
    assert rows(cases, "sex") == [("Women", (1, 0)), ("Men", (0, 0)), ("Other", (1, 0)), ("Unknown", (1, 0))]


def test_regions_stand_largest_first_then_by_name_and_the_unknown_last() -> None:
    cases = [case(SELECTED, region=region) for region in ("Volta", "Ashanti", None, None, None, "Central", "Volta")]
    assert rows(cases, "region") == [
        ("Volta", (2, 0)),
        ("Ashanti", (1, 0)),
        ("Central", (1, 0)),
        ("Unknown", (3, 0)),
    ]


def test_tracks_stand_in_their_order_and_undecided_is_unknown() -> None:
    cases = [case(SELECTED, track=track) for track in ("circular", "undecided", "away", "circular")]
    assert [row for row, _ in rows(cases, "track")] == ["Away", "Circular", "Unknown"]


def test_countries_are_named() -> None:
    assert rows([case(SELECTED, nationality="GH")], "nationality")[0] == ("Ghana", (1, 0))
    with speaking("nl"):
        assert rows([case(SELECTED, nationality="MA")], "nationality")[0] == ("Marokko", (1, 0))


def test_an_employer_is_where_someone_last_started_work_by_the_day() -> None:
    first, second, third = UUID(int=1), UUID(int=2), UUID(int=3)
    contract = done("contract", on(300), organisation_id=first)
    work = [
        done("work_start", on(400), organisation_id=second),
        done("work_start", on(450), organisation_id=first, occurrence=2),
        done("work_start", date(2025, 7, 1), organisation_id=third, occurrence=3),
    ]
    cases = [case(SELECTED, contract), case(SELECTED, contract, work[0]), case(SELECTED, *work), case(SELECTED)]
    assert rows(cases, "employer", **{str(first): "Elektro Harz GmbH"}) == [
        ("Elektro Harz GmbH", (2, 0)),
        (str(second), (1, 0)),
        ("Unknown", (1, 0)),
    ]


def band_of(one: Case) -> str:
    """The band in which a case is counted."""
    return next(row.key for row in breakdown(results([one]), ["selected"], "age_band").rows if row.counts[0])


@pytest.mark.parametrize(
    ("born", "band"),
    [
        (date(2009, 1, 21), "0\N{EN DASH}14"),
        (date(2009, 1, 20), "15\N{EN DASH}24"),
        (date(1999, 1, 21), "15\N{EN DASH}24"),
        (date(1999, 1, 20), "25\N{EN DASH}29"),
        (date(1994, 1, 20), "30\N{EN DASH}35"),
        (date(1988, 1, 21), "30\N{EN DASH}35"),
        (date(1988, 1, 20), "36+"),
        (date(2030, 1, 1), None),
        (None, None),
    ],
)
def test_age_is_that_of_the_day_of_selection(born: date | None, band: str | None) -> None:
    assert band_of(case(SELECTED, done("training", date(2023, 1, 1)), birth_date=born)) == (band or "unknown")


def test_age_without_a_selection_is_that_of_the_first_day_known() -> None:
    started = EventFact("training", status="in_progress", started_on=date(2024, 1, 20))
    assert band_of(case(done("selected"), started, birth_date=date(1999, 1, 21))) == "15\N{EN DASH}24"
    assert band_of(case(done("selected"), birth_date=date(1999, 1, 21))) == "unknown"


def test_a_figure_is_broken_down_by_any_of_its_parts() -> None:
    started = EventFact("training", status="in_progress", started_on=on(30))
    cases = [case(started, done("certificate", on(90)), cohort="2024-1"), case(started, cohort="2024-1")]
    found = results(cases)
    assert breakdown(found, ["T2"], "cohort").rows[0].counts == (1,)
    assert breakdown(found, ["T2"], "cohort", part="d").rows[0].counts == (2,)


def test_what_there_is_not_is_a_mistake() -> None:
    with pytest.raises(KeyError):
        breakdown(results([]), ["selected"], "colour")
    with pytest.raises(KeyError):
        results([]).who("X1")


def test_the_funnel_follows_the_stages_of_the_scheme() -> None:
    departed = done("departed", on(300))
    cases = [
        case(SELECTED, departed, sex="female"),
        case(SELECTED, departed, done("return_or_stay", on(500), "stayed")),
    ]
    cases += [case(SELECTED), case(SELECTED)]
    stages = funnel(results(cases))
    assert [(stage.key, stage.count.n) for stage in stages] == [
        ("selected", 4),
        ("origin", 0),
        ("mobility", 2),
        ("placement", 0),
        ("return", 1),
    ]
    mobility = stages[2]
    assert (mobility.count.women, mobility.of_first, mobility.of_previous) == (1, Fraction(1, 2), None)
    assert stages[4].milestones == ("returned", "stayed")


def test_a_stage_may_be_renamed_or_left_out() -> None:
    last = next(stage for stage in SCHEME.stages if stage.kind == "return")
    renamed = Stage("home_again", "return", label("Home again"), last.steps)
    stages = funnel(results([], scheme=scheme(stages=(*SCHEME.stages[:2], renamed))))
    assert [(stage.key, stage.label.en, stage.of_first) for stage in stages] == [
        ("selected", "Selected", None),
        ("origin", "origin", None),
        ("mobility", "mobility", None),
        ("home_again", "Home again", None),
    ]


def test_months_run_from_the_first_thing_that_happened_to_the_day_of_the_report() -> None:
    cases = [case(done("selected", day)) for day in (date(2025, 3, 5), date(2025, 5, 31), date(2025, 6, 15))]
    cases += [
        case(done("selected", date(2025, 6, 16))),
        case(done("training", date(2025, 2, 28))),
        case(done("selected")),
    ]
    assert by_month(results(cases, date(2025, 6, 15)), "selected") == (
        Month(date(2025, 2, 28), 1),
        Month(date(2025, 3, 31), 2),
        Month(date(2025, 4, 30), 2),
        Month(date(2025, 5, 31), 3),
        Month(date(2025, 6, 15), 4),
    )


def test_a_year_typed_wrongly_does_not_stretch_the_axis() -> None:
    months = by_month(results([case(done("selected", date(1025, 3, 5)))]), "selected")
    assert (len(months), months[0].last_day, months[0].n) == (120, date(2015, 7, 31), 1)


def test_figures_are_printed_as_the_reader_writes_them() -> None:
    started = EventFact("training", status="in_progress", started_on=on(30))
    cases = [case(started, *([done("certificate", on(90))] if place < 78 else [])) for place in range(93)]
    cases += [case(done("visa_lodged", on(300)), done("visa_decision", on(300 + days))) for days in (58, 59)]
    found = results(cases)
    assert found.as_of == AS_OF
    assert found.indicators["T2"].text == "83.9% (78/93)"
    assert found.indicators["T2"].name == "Training completion rate"
    with speaking("fr"):
        assert found.indicators["T2"].text == "83,9\N{NO-BREAK SPACE}% (78/93)"
        assert found.indicators["T2"].name == "Taux d’achèvement de la formation"
        assert found.milestones["departed"].name == "Partis"
