"""The register of risks in words and marks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from partnertrack.domain.risk_review import is_late, move, moves, score_before, statuses, zone, zones
from partnertrack.i18n import _, day, ngettext, number
from partnertrack.ui.view_models.risk_map import MapMark

if TYPE_CHECKING:
    from partnertrack.domain.risk import Risk
    from partnertrack.services.risks import Register

CLOSED = "closed"
ZONE_TONES = {"low": "ok", "medium": "info", "high": "warn", "critical": "danger"}
MOVE_ICONS = {"new": "sparkles", "up": "arrow-up", "same": "equal", "down": "arrow-down"}
MOVE_TONES = {"new": "info", "up": "danger", "same": "neutral", "down": "ok"}
STATUS_TONES = {"open": "info", "occurred": "danger", "closed": "neutral"}
STATUS_ICONS = {"open": "circle", "occurred": "triangle-alert", "closed": "check"}


@dataclass(frozen=True, slots=True)
class RiskRow:
    """A line of the register; `number` is its place there, by which the map names it ("" for a closed one).

    `risk` is as it stood on the day, `record` as it is kept.
    """

    risk: Risk
    record: Risk
    number: str
    score: str
    zone: str
    zone_label: str
    move: str
    move_label: str
    before: str
    due: str
    status: str
    reviewed: str
    is_late: bool

    @property
    def id(self) -> UUID:
        """The id of the risk."""
        return self.risk.id


@dataclass(frozen=True, slots=True)
class RisksView:
    """The register, what the map shows, and how many there are of each kind."""

    rows: tuple[RiskRow, ...] = ()
    marks: tuple[MapMark, ...] = ()
    open: int = 0
    late: int = 0
    owners: tuple[str, ...] = ()


def present_risks(register: Register, as_of: date) -> RisksView:
    """The register in words."""
    rows = tuple(_rows(register, as_of))
    marks = tuple(
        MapMark(row.number, row.risk.title, row.risk.likelihood, row.risk.impact, row.move)
        for row in rows
        if row.number
    )
    return RisksView(
        rows,
        marks,
        sum(each.status != CLOSED for each in register.risks),
        sum(is_late(each, as_of) for each in register.risks),
        register.owners,
    )


def _rows(register: Register, as_of: date) -> Iterator[RiskRow]:
    place = 0
    for risk, record in zip(register.risks, register.records, strict=True):
        place += risk.status != CLOSED
        yield _row(risk, record, number(place) if risk.status != CLOSED else "", as_of)


def _row(risk: Risk, record: Risk, place: str, as_of: date) -> RiskRow:
    went, level = move(risk), zone(risk.score)
    before = score_before(risk)
    told = moves()[went]
    if before is not None and before != risk.score:
        told = _("{move}, was {score}").format(move=told, score=number(before))
    return RiskRow(
        risk,
        record,
        place,
        number(risk.score),
        level,
        zones()[level],
        went,
        told,
        number(before) if before is not None else "",
        _due(risk, as_of),
        statuses().get(risk.status, risk.status),
        day(risk.reviewed_on or risk.noted_on, "medium"),
        is_late(risk, as_of),
    )


def _due(risk: Risk, as_of: date) -> str:
    if risk.due_on is None:
        return ""
    if not is_late(risk, as_of):
        return day(risk.due_on, "medium")
    late = (as_of - risk.due_on).days
    return ngettext("{n} day late", "{n} days late", late).format(n=number(late))
