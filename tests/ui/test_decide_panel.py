"""What stands around the grid is told whole, however long the words of a partner and the line of problems are."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QWidget

from partnertrack.ui.pages.imports.decide import DecidePanel
from partnertrack.ui.pages.imports.problems import KindStrip
from partnertrack.ui.view_models.import_review import EffectLine, RowLine, Title
from partnertrack.ui.view_models.import_review.lines import CandidateLine, Cell, CompareLine, Kind
from partnertrack.ui.view_models.people import Standing
from partnertrack.ui.widgets.labels import breakable
from partnertrack.ui.widgets.tick import Tick
from tests.ui.drafts import AMA

Show = Callable[[QWidget], None]
LONG = "participant.with.a.long.address048@practice-training-centre.example.org"
CELL = Cell(7, LONG, LONG, problem=f"“{LONG}” is not on the list.", tone="warn")
ROW = RowLine(
    sheet="People",
    number=7,
    person="Donaudampfschifffahrtsgesellschaftskapitän",
    label="",
    cells={7: CELL},
    action="review",
    result=Standing("Decide", "warn", "circle-question-mark"),
    notes=(f"“{LONG}” is what it says.",),
    candidates=(
        CandidateLine(
            AMA,
            "Ama Mensah",
            "PT-000009",
            "same e-mail address",
            "98%",
            (CompareLine("E-mail", LONG, LONG, Standing("Same", "ok", "check"), "same"),),
        ),
    ),
    effects=(EffectLine(7, "E-mail", "change", "a@b.org", LONG, "", "", may_choose=True, words=f"E-mail: a → {LONG}"),),
)


@pytest.mark.parametrize("is_narrow", [False, True])
def test_long_values_stay_within_the_panel(show: Show, is_narrow: bool) -> None:  # noqa: FBT001 - pytest hands it over by name
    panel = DecidePanel()
    show(panel)
    panel.be_narrow(is_narrow=is_narrow)
    panel.show_row(ROW, (Title(7, "email", "E-mail", "E-mail"), CELL, 14))
    inner = panel.widget()
    assert inner is not None
    assert inner.minimumSizeHint().width() <= panel.viewport().width()


@pytest.mark.parametrize(
    ("partner", "words"),
    [
        ("", "Remember this for the files of all partners"),
        ("Kumasi", "Remember this for the next files of Kumasi"),
    ],
)
def test_it_says_for_whose_files_a_correction_is_remembered(show: Show, partner: str, words: str) -> None:
    panel = DecidePanel()
    show(panel)
    panel.partner = partner
    panel.show_row(ROW, (Title(7, "email", "E-mail", "E-mail"), CELL, 14))
    (tick,) = panel.findChildren(Tick)
    assert tick.accessibleName() == words


def test_kinds_of_problems_beyond_the_end_of_the_line_are_announced(show: Show) -> None:
    strip = KindStrip()
    show(strip)
    found = tuple(
        Kind(f"kind-{n}", f"A kind of problem, no. {n}", Standing("To look at", "warn", "x"), n) for n in range(9)
    )
    strip.show_kinds(found, "")
    strip.resize(400, strip.height())
    first, last = strip.edges
    assert (first.isVisible(), last.isVisible()) == (False, True)
    strip.show_chosen("kind-8")
    assert (first.isVisible(), last.isVisible()) == (True, False)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("short words stay", ["short words stay"]),
        ("ama.mensah@example.org", ["ama.", "mensah@", "example.", "org"]),
        ("to Industriemechaniker/in", ["to Industriemechan", "iker/", "in"]),
    ],
)
def test_a_long_word_breaks_behind_its_signs_else_where_it_must(text: str, parts: list[str]) -> None:
    assert breakable(text, 15).split("\u200b") == parts
