"""Stands in for the jobs: answers what pages ask with values made by hand, at once."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any, TypeVar, Unpack, cast
from uuid import UUID

from partnertrack.domain.pilot import Pilot
from partnertrack.domain.scheme import Scheme
from partnertrack.errors import UserError
from partnertrack.services import pilots
from partnertrack.services.dashboard import Attention, KeyFigure
from partnertrack.ui.asking import Answers, Job, Work
from partnertrack.ui.view_models.month_chart import Month
from partnertrack.ui.view_models.overview import CohortLine, FunnelLine, OverviewView
from partnertrack.ui.view_models.people import PersonLine, Standing

T = TypeVar("T")
Answer = object | Callable[..., object]

PLACEMENT = Standing("Placement", "placement", "briefcase")


@dataclass
class FakeJobs:
    """Answers each ask with the value given for it, with what the given function returns, or with an error.

    As with real jobs, nothing is answered before the one who asked has gone on: `rest` gives the answers.
    """

    answers: Mapping[Callable[..., object], Answer]
    asked: list[tuple[str, tuple[Any, ...]]] = field(default_factory=list)
    _waiting: list[Callable[[], None]] = field(default_factory=list)

    def read(self, work: Work[T], done: Callable[[T], None], **answers: Unpack[Answers]) -> Job:
        """Take the ask."""
        return self._take(work, done, answers)

    def write(self, work: Work[T], done: Callable[[T], None], **answers: Unpack[Answers]) -> Job:
        """Take the ask."""
        return self._take(work, done, answers)

    def leave(self) -> None:
        """Go on: a test closes no pilot before it has its answers."""

    def rest(self) -> None:
        """Give the answers that wait, and those that are asked for meanwhile."""
        while self._waiting:
            self._waiting.pop(0)()

    def asked_last(self, ask: Callable[..., object]) -> tuple[Any, ...]:
        """Return what the ask was given when it was asked last."""
        return next(given for name, given in reversed(self.asked) if name == ask.__name__)

    def _take(self, work: Work[T], done: Callable[[T], None], answers: Answers) -> Job:
        job = Job()
        ask = cast("Callable[..., object]", work.func if isinstance(work, partial) else work)
        given = work.args if isinstance(work, partial) else ()
        self.asked.append((ask.__name__, given))

        def answer() -> None:
            if job.is_stopped:
                answers.get("stopped", _nothing)()
                return
            found = self.answers[ask]
            value = found(*given) if callable(found) else found
            if isinstance(value, UserError):
                answers["failed"](value)
            else:
                done(cast("T", value))

        self._waiting.append(answer)
        return job


def _nothing() -> None:
    pass


@dataclass
class FakeWorkspace:
    """As much of an open pilot as pages look at themselves."""

    scheme: Scheme = field(default_factory=lambda: pilots.template("inspire_gh"))
    title: str = "Inspire Ghana"
    path: Path = Path("inspire.ptrack")
    pilot: Pilot = field(default_factory=lambda: Pilot(title="Inspire Ghana", scheme="", created_on=date(2025, 1, 1)))
    access: object = None
    is_encrypted: bool = False

    def conceal(self, name: str, text: str) -> tuple[str, str]:
        """Return them as they are: nothing is encrypted."""
        return name, text

    reveal = conceal

    def close(self) -> None:
        """Do nothing: there is no file."""


def person_lines(count: int) -> list[PersonLine]:
    """Return that many people, all alike but for their numbers."""
    return [
        PersonLine(
            id=UUID(int=number),
            name=f"Ama Mensah {number}",
            initials="AM",
            label=f"PT-{number:06d}",
            cohort="2025-A",
            track="away track",
            region="Ashanti",
            standing=PLACEMENT,
            step="Work start",
            progress=0.5,
            percent="50%",
            updated="Today",
        )
        for number in range(1, count + 1)
    ]


def overview_view() -> OverviewView:
    """Return an overview with something in each of its parts."""
    return OverviewView(
        as_of=date(2026, 6, 30),
        subtitle="Inspire Ghana  ·  3 partners, 2 cohorts",
        is_empty=False,
        key_figures=(
            KeyFigure("selected", "Selected", "96", "41 women", "users", (10, 40, 96)),
            KeyFigure("departed", "Departed", "40", "18 women", "plane", (0, 12, 40)),
            KeyFigure("work_started", "Work started", "38", "17 women", "briefcase", (0, 3, 38)),
            KeyFigure("T3", "Training drop-out", "9.7%", "9/93", "triangle-alert", ()),
        ),
        funnel=(
            FunnelLine("selected", "selected", "Selected", "96", 1.0, ""),
            FunnelLine("training_started", "origin", "Origin training", "93", 0.97, "97%"),
            FunnelLine("departed", "mobility", "Mobility", "40", 0.42, "43%"),
            FunnelLine("work_started", "placement", "Placement", "38", 0.4, "95%"),
        ),
        months=(Month("May", 12), Month("Jun", 26, is_open=True, name="June 2026", who=frozenset({UUID(int=7)}))),
        months_alt="Work started by month: May 2026 12, June 2026 26",
        cohorts=(CohortLine("2025-A", "50 trainees", (("origin", "Origin training", 10), ("left", "Left", 40))),),
        attention=(Attention("M6", "n", 5, "5 visas without a decision", "Median 31 days", "file-clock", "warn"),),
    )
