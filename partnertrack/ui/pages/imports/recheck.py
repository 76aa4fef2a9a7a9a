"""Works the draft of a file out anew whenever somebody decides something about it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from partnertrack.errors import UserError
from partnertrack.ui import collector, import_asks
from partnertrack.ui.asking import Job
from partnertrack.ui.desk import Desk
from partnertrack.ui.view_models.import_review import ReviewView

if TYPE_CHECKING:
    from partnertrack.services.import_workbook import Choices

    Decided = Callable[[Choices], Choices]


class Recheck(QObject):
    """One draft is worked out at a time, and only the newest choices count: what they overtake is stopped."""

    reviewed = Signal(object)
    """The `ReviewView` that the newest choices lead to."""
    failed = Signal(object)
    """The `UserError` for which there is none."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._view: ReviewView | None = None
        self._choices: Choices | None = None
        self._job: Job | None = None
        self._is_overtaken = False
        self.partner = ""

    @property
    def is_under_way(self) -> bool:
        """Whether what is shown is not yet what would be stored."""
        return self._job is not None

    def begin(self, view: ReviewView | None, partner: str = "") -> None:
        """Take up another file, sent by that partner; None puts the last one away."""
        self._view, self.partner = view, partner
        self._choices = view.choices if view else None
        self._is_overtaken = False
        if self._job:
            self._job.stop()
        if view is None:
            collector.search_all_again()

    def decide(self, decided: Decided) -> None:
        """Make the new choices of the newest ones."""
        if self._choices is not None:
            self._choices = decided(self._choices)
            self.again()

    def again(self) -> None:
        """Work the draft out with the newest choices: they or the pilot changed."""
        if self._job:
            self._is_overtaken = True
            self._job.stop()
        elif self._view and self._choices is not None:
            work = partial(import_asks.review, self._desk.workspace, self._view.workbook, self.partner, self._choices)
            self._job = self._desk.jobs.read(work, self._on_done, failed=self._on_failed, stopped=self._on_stopped)

    def _on_done(self, view: ReviewView) -> None:
        self._job = None
        self._view = view
        self.reviewed.emit(view)

    def _on_failed(self, error: UserError) -> None:
        self._job = None
        self.failed.emit(error)

    def _on_stopped(self) -> None:
        self._job = None
        if self._is_overtaken:
            self._is_overtaken = False
            self.again()
