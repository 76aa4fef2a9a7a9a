"""Who stands behind a part of a figure, a cell of a table, or a change."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal
from uuid import UUID

from partnertrack.indicators.breakdown import who_of
from partnertrack.services.indicators.breaking_down import Cell
from partnertrack.services.workspace import Workspace

Half = Literal["n", "d"]


@dataclass(frozen=True, slots=True)
class Group:
    """A cell of a table: the figure, its half, the dimensions down and across, and the keys of the groups in them."""

    figure: str
    half: Half
    dimensions: tuple[str, str]
    cell: Cell


def people(workspace: Workspace, group: Group, as_of: date, since: date | None = None) -> tuple[UUID, ...]:
    """The enrolments in a cell as of a day."""
    asked = zip(group.dimensions, group.cell, strict=True)
    wanted = {dimension: key for dimension, key in asked if dimension and key}
    return who_of(workspace.results(as_of, since), group.figure, wanted, group.half)


def came(workspace: Workspace, figure: str, as_of: date, before: date) -> tuple[UUID, ...]:
    """The enrolments behind a figure as of a day that were not behind it on the other day."""
    earlier = frozenset(workspace.results(before).who(figure))
    return tuple(each for each in workspace.results(as_of).who(figure) if each not in earlier)
