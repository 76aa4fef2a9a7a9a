"""Charts of money and risks keep to their frame, and tell what is drawn."""

from __future__ import annotations

from partnertrack.reporting.charts import (
    AgreedBar,
    BudgetBar,
    BudgetHeadings,
    Look,
    RiskHeadings,
    RiskMark,
    agreed_bars,
    budget_bars,
    risk_map,
)
from partnertrack.reporting.fonts import text_width
from partnertrack.scene import REPORT_PALETTE, Circle, Line, Rect, Scene, Text

LOOK = Look(text_width)
HEADINGS = BudgetHeadings("spent", "budget", "time elapsed 80%")


def rects(scene: Scene, fill: str) -> list[Rect]:
    return [item for item in scene.items if isinstance(item, Rect) and item.fill == fill]


def test_a_budget_line_is_spent_ordered_and_left() -> None:
    scene = budget_bars([BudgetBar("Courses", 0.5, 0.25, "50%", "€100")], HEADINGS, LOOK, 0.8)
    whole = next(item for item in scene.items if isinstance(item, Rect) and item.stroke == REPORT_PALETTE.muted)
    (spent,) = rects(scene, REPORT_PALETTE.accent)
    hatched = next(item for item in scene.items if isinstance(item, Rect) and item.stroke == REPORT_PALETTE.accent)
    assert round(spent.width / whole.width, 3) == 0.5
    assert round(hatched.width / whole.width, 3) == 0.25
    assert hatched.x == spent.x + spent.width
    time = next(item for item in scene.items if isinstance(item, Line) and item.dash)
    assert round((time.x1 - whole.x) / whole.width, 3) == 0.8
    assert scene.alt_text == "Courses: 50% / €100"


def test_what_is_overspent_stays_within_its_bar() -> None:
    scene = budget_bars([BudgetBar("Courses", 1.4, 0.25, "140%", "€100")], HEADINGS, LOOK)
    whole = next(item for item in scene.items if isinstance(item, Rect) and item.stroke == REPORT_PALETTE.muted)
    assert [each.width for each in rects(scene, REPORT_PALETTE.accent)] == [whole.width]


def test_long_names_and_amounts_do_not_leave_the_column() -> None:
    bars = [BudgetBar("Reintegration and advice " * 6, 0.1, 0.9, "10%", "€12,345,678,901")]
    names = [AgreedBar("Government of the country of destination " * 4, 1.0, 2.0, "200%", "€12,345,678 of €6,172,839")]
    for scene in (budget_bars(bars, HEADINGS, LOOK, 1.0), agreed_bars(names, LOOK)):
        for item in scene.items:
            if isinstance(item, Text):
                wide = text_width(item.text, item.size, item.weight)
                left = item.x - {"start": 0.0, "middle": wide / 2, "end": wide}[item.anchor]
                assert left >= -0.5
                assert left + wide <= LOOK.width + 0.5


def test_what_was_given_beyond_the_promise_is_paler() -> None:
    scene = agreed_bars([AgreedBar("Donor", 50.0, 60.0, "120%", "€60 of €50")], LOOK)
    (within,), (beyond,) = rects(scene, REPORT_PALETTE.accent_dark), rects(scene, REPORT_PALETTE.accent_mid)
    assert round(beyond.width / within.width, 3) == 0.2


def test_risks_stand_where_they_are_weighed_and_lead_from_where_they_were() -> None:
    words = ("1", "2", "3", "4", "5")
    marks = (
        RiskMark("1", "Visas", 4, 5, before=(2, 5)),
        RiskMark("2", "Rooms", 4, 5, has_occurred=True),
        RiskMark("3", "Rates", 1, 1, before=(1, 1)),
    )
    scene = risk_map(marks, RiskHeadings("Likelihood", "Impact", words, words), LOOK)
    circles = [item for item in scene.items if isinstance(item, Circle) and item.radius > 5]
    assert len(circles) == 2
    assert circles[0].y < circles[1].y
    assert circles[0].x > circles[1].x
    assert len([item for item in scene.items if isinstance(item, Line) and item.dash]) == 1
    assert scene.alt_text.startswith("1 Visas: 4 × 5; 2 Rooms: 4 × 5")
    assert all(item.x + item.width <= LOOK.width + 0.5 for item in scene.items if isinstance(item, Rect))
