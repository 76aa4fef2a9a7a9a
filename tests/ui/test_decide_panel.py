"""The panel beside the grid shows all of what it says, however long the words of a partner are."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QWidget

from partnertrack.ui.pages.imports.decide import DecidePanel
from partnertrack.ui.view_models.import_review import EffectLine, RowLine, Title
from partnertrack.ui.view_models.import_review.lines import CandidateLine, Cell, CompareLine
from partnertrack.ui.view_models.people import Standing
from partnertrack.ui.widgets.labels import breakable
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
    assert panel.widget().minimumSizeHint().width() <= panel.viewport().width()


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
