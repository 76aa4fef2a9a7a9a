"""Asks for a result of the logframe."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING
from uuid import UUID

from partnertrack.domain.logframe import LEVELS, ResultNode
from partnertrack.i18n import _
from partnertrack.ui import logframe_asks
from partnertrack.ui.asking import Work
from partnertrack.ui.dialogs.form_grid import written
from partnertrack.ui.pages.logframe.forms.drawer import Form, area
from partnertrack.ui.view_models.logframe import level_words
from partnertrack.ui.widgets.fields import Choice

if TYPE_CHECKING:
    from partnertrack.services.workspace import Workspace

_PREFIXES = {"impact": "IM", "outcome": "OC", "output": "O"}


class ResultForm(Form):
    """Level, code, wording, the result above it, and what must hold for it."""

    def __init__(self, workspace: Workspace, node: ResultNode, others: Sequence[ResultNode]) -> None:
        super().__init__()
        self.title = _("Edit the result") if node.version else _("New result")
        self.told = _("The result was saved.")
        self._workspace, self._node, self._others = workspace, node, others
        self.statement = area(_("Result"), node.statement, _("What is to be reached, in the donor’s words"))
        self.level = Choice(_("Level"), [(level_words(each), each) for each in LEVELS])
        self.level.choose(node.level)
        self.code = written(_("Code"), node.code or self._next_code())
        self.parent_result = Choice(_("Contributes to"))
        self.assumptions = area(_("Assumptions"), node.assumptions, _("What must hold for it to come about"))
        self.level.currentIndexChanged.connect(self._on_level)
        self._offer_parents(node.parent_id)
        self.add(_("Result"), self.statement)
        self.add(_("Level and code"), self.level, self.code)
        self.add(_("Contributes to"), self.parent_result)
        self.add(_("Assumptions"), self.assumptions)

    def work(self) -> Work[UUID | None]:
        """Keep the result."""
        return partial(logframe_asks.keep_node, self._workspace, self.filled_in())

    def filled_in(self) -> ResultNode:
        """The result as it stands."""
        return replace(
            self._node,
            level=str(self.level.currentData()),
            code=self.code.text(),
            statement=self.statement.toPlainText(),
            parent_id=self.parent_result.currentData(),
            assumptions=self.assumptions.toPlainText(),
        )

    def _on_level(self) -> None:
        if not self._node.version:
            self.code.setText(self._next_code())
        self._offer_parents(self.parent_result.currentData())

    def _offer_parents(self, chosen: UUID | None) -> None:
        """Offer the results of a higher level; a new result stands below the last of them."""
        rank = LEVELS.index(str(self.level.currentData()))
        above = [each for each in self._others if LEVELS.index(each.level) < rank and each.id != self._node.id]
        entries: list[tuple[str, object]] = [(f"{each.code}  {each.statement}", each.id) for each in above]
        self.parent_result.show_entries([(_("No other result"), None), *entries])
        usual = above[-1].id if above and not self._node.version else None
        self.parent_result.choose(chosen if any(each.id == chosen for each in above) else usual)

    def _next_code(self) -> str:
        level = str(self.level.currentData())
        taken = {each.code.casefold() for each in self._others}
        codes = (f"{_PREFIXES[level]}{number}" for number in range(1, len(taken) + 2))
        return next(code for code in codes if code.casefold() not in taken)
