"""The value dictionary lists what ships, and keeps what the pilot adds."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from partnertrack.domain.recipe import Wording
from partnertrack.errors import ConflictError, RuleError
from partnertrack.services import history, wordings
from partnertrack.services.workspace import Workspace
from tests.integration.partner_pilot import CENTRE, make


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    made = make(tmp_path / "partners.ptrack")
    yield made
    made.close()


def own(workspace: Workspace) -> list[tuple[str, str, str]]:
    return [(word.text, word.means, word.partner) for word in wordings.wordings(workspace).words if word.wording]


def test_words_that_ship_tell_their_languages(workspace: Workspace) -> None:
    (word,) = wordings.wordings(workspace, "sex", "vrouwelijk").words
    assert (word.means, word.meaning, word.languages, word.wording) == ("female", "Female", ("nl",), None)
    letters = {word.text: word.languages for word in wordings.wordings(workspace, "sex").words if word.means == "male"}
    assert letters["M"] == ("en", "fr", "de", "nl")
    assert letters["H"] == ("fr",)


def test_the_pilots_own_words_come_first_and_are_found(workspace: Workspace) -> None:
    assert own(workspace) == [("?", "", ""), ("Bub", "male", CENTRE)]
    found = wordings.wordings(workspace, "", "bub kumasi").words
    assert [word.meaning for word in found] == ["Male"]
    assert not wordings.wordings(workspace, "visa_decision", "bub").words


def test_a_word_is_added_changed_and_forgotten_one_undo_each(workspace: Workspace) -> None:
    wordings.keep(workspace, Wording(field="sex", text=" Mädel ", means="female"))
    assert own(workspace)[-1] == ("Mädel", "female", "")
    kept = next(word.wording for word in wordings.wordings(workspace, "sex", "madel").words)
    assert kept
    wordings.keep(workspace, replace(kept, partner=CENTRE))
    with pytest.raises(ConflictError):
        wordings.keep(workspace, replace(kept, means="male"))
    wordings.forget(workspace, kept.id)
    for expected in (("Mädel", "female", CENTRE), ("Mädel", "female", ""), ("Bub", "male", CENTRE)):
        history.undo(workspace)
        assert own(workspace)[-1] == expected


@pytest.mark.parametrize(
    "wrong",
    [
        Wording(field="no_such_field", text="x", means=""),
        Wording(field="sex", text="  ", means="male"),
        Wording(field="sex", text="x", means="purple"),
        Wording(field="sex", text="BUB", means="female", partner=CENTRE.upper()),
    ],
)
def test_a_word_that_cannot_be_is_refused(workspace: Workspace, wrong: Wording) -> None:
    with pytest.raises(RuleError):
        wordings.keep(workspace, wrong)
    assert len(own(workspace)) == 2
