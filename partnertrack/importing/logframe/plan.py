"""What taking a matrix into the pilot would do: lines for a person to look at, and the changes that follow."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal, TypeAlias
from uuid import UUID

from partnertrack.domain.change import Change
from partnertrack.domain.logframe import ResultNode
from partnertrack.importing.logframe.draft import Matrix, ReadIndicator, ReadResult
from partnertrack.importing.logframe.finding import Finding
from partnertrack.importing.logframe.given import Decided, Held, Setting
from partnertrack.importing.logframe.likeness import Proposal, likeness, proposals
from partnertrack.importing.logframe.meeting import Meeting, Met
from partnertrack.importing.logframe.planned import (
    Differing,
    Place,
    PlannedIndicator,
    planned_indicator,
    planned_result,
)
from partnertrack.importing.logframe.units import Figures, figures_of

Action: TypeAlias = Literal["add", "change", "same", "open", "skip"]
"""add, change, same: what would be stored; open: a person decides first; skip: it was left out."""

_OTHERWISE = 50.0


@dataclass(frozen=True, slots=True)
class PlanLine:
    """A result or an indicator of the matrix with what becomes of it.

    `likely` are the indicators of the pilot that may be meant, the likeliest first; `figure` is what will compute it.
    """

    key: str
    level: str
    sheet: str
    row: int
    code: str
    text: str
    action: Action
    differences: tuple[Differing, ...] = ()
    proposals: tuple[Proposal, ...] = ()
    figure: str = ""
    likely: tuple[tuple[UUID, str], ...] = ()
    findings: tuple[Finding, ...] = ()

    @property
    def is_result(self) -> bool:
        """Whether the line is a result; else it is an indicator."""
        return bool(self.level)


@dataclass(frozen=True, slots=True)
class MatrixPlan:
    """Lines in the order of the file, findings that are about no line, and the changes."""

    lines: tuple[PlanLine, ...]
    findings: tuple[Finding, ...]
    changes: tuple[Change, ...]

    @property
    def needs_decision(self) -> bool:
        """Whether something waits for a person."""
        told = (*self.findings, *(finding for line in self.lines for finding in line.findings))
        return any(line.action == "open" for line in self.lines) or any(each.severity == "error" for each in told)


def plan(matrix: Matrix, held: Held, setting: Setting, decided: Decided) -> MatrixPlan:
    """The plan; nothing is stored."""
    return _Planner(matrix, held, setting, decided).plan()


class _Planner:
    """Goes through the results, then the indicators of each."""

    def __init__(self, matrix: Matrix, held: Held, setting: Setting, decided: Decided) -> None:
        self._matrix, self._held, self._setting, self._decided = matrix, held, setting, decided
        self._meeting = Meeting(held.nodes, held.indicators)
        self._nodes: dict[str, ResultNode] = {}
        self._node_codes = {each.code.casefold() for each in held.nodes}
        self._numbered = {
            f"o{each.number}".casefold() for each in matrix.results if each.number and each.level == "outcome"
        }
        self._codes = {each.code.casefold() for each in held.indicators}
        self._changes: list[Change] = []
        self._has_computed = False

    def plan(self) -> MatrixPlan:
        """The lines in the order of the file."""
        matrix = self._matrix
        kept = [each for each in matrix.results if each.key not in self._decided.left_out]
        self._meeting.meet_results(kept, self._decided.meant)
        self._meeting.meet_indicators(matrix.indicators, self._decided.meant)
        of_results = {each.key: self._result(each, place) for place, each in enumerate(matrix.results)}
        lines: list[PlanLine] = []
        for result in matrix.results:
            lines.append(of_results[result.key])
            own = [each for each in matrix.indicators if each.result == result.key]
            lines += (self._indicator(each, place) for place, each in enumerate(own))
        general = tuple(finding for finding in matrix.findings if not finding.key)
        if self._has_computed:
            general = (*general, Finding("current-computed", ""))
        return MatrixPlan(
            tuple(lines), general, tuple(change for change in self._changes if change.before != change.after)
        )

    def _result(self, read: ReadResult, place: int) -> PlanLine:
        known = self._meeting.of_results.get(read.key)
        if read.key in self._decided.left_out:
            if known:
                self._nodes[read.key] = known
            return self._line_of(read, known.code if known else read.number, "skip")
        above = self._nodes.get(read.above)
        taken = self._node_codes if read.number else self._node_codes | self._numbered
        node, differences = planned_result(read, known, above, frozenset(taken), place)
        self._node_codes.add(node.code.casefold())
        self._nodes[read.key] = node
        self._changes.append(Change(known, node))
        action: Action = "add" if known is None else "change" if differences else "same"
        findings = tuple(self._told(read.key))
        namesake = self._meeting.namesakes.get(read.key)
        if known and read.statement and likeness(known.statement, read.statement) < _OTHERWISE:
            finding = Finding("statement-differs", read.sheet, read.row, detail=known.statement, key=read.key)
            findings = (*findings, finding)
        elif namesake and read.key not in self._decided.meant:
            finding = Finding("number-other-words", read.sheet, read.row, detail=_named(namesake), key=read.key)
            findings = (*findings, finding)
        line = self._line_of(read, node.code, action, differences, findings)
        return replace(line, likely=((namesake.id, _named(namesake)),)) if namesake else line

    @staticmethod
    def _line_of(
        read: ReadResult,
        code: str,
        action: Action,
        differences: tuple[Differing, ...] = (),
        findings: tuple[Finding, ...] = (),
    ) -> PlanLine:
        text = read.statement
        return PlanLine(read.key, read.level, read.sheet, read.row, code, text, action, differences, findings=findings)

    def _indicator(self, read: ReadIndicator, place: int) -> PlanLine:
        met = self._meeting.of_indicators.get(read.key, Met())
        node = self._nodes.get(read.result)
        if read.key in self._decided.left_out or (node is None and met.known is None):
            return self._open_line(read, "skip")
        names = tuple((each.id, f"{each.code} {each.label}".strip()) for each in met.likely)
        if met.code:
            finding = Finding(met.code, read.sheet, read.row, detail=f"“{names[0][1]}”", key=read.key)
            return self._open_line(read, "open", names, finding)
        figure, proposed = self._figure(read, met)
        figures = figures_of(read, self._unit(met, figure))
        before = sum(each.node_id == node.id for each in self._held.indicators) if node else 0
        slot = Place(node, met.known, figure, before + place, frozenset(self._codes))
        planned = planned_indicator(read, figures, slot, self._held, (self._setting, self._decided))
        self._codes.add(planned.indicator.code.casefold())
        self._changes += planned.changes
        self._has_computed |= bool(planned.indicator.figure and figures.current is not None)
        action: Action = "add" if met.known is None else "change" if planned.differences else "same"
        line = self._planned_line(read, action, planned, (proposed, figure), figures)
        return replace(line, likely=names)

    def _planned_line(
        self,
        read: ReadIndicator,
        action: Action,
        planned: PlannedIndicator,
        computed: tuple[tuple[Proposal, ...], str],
        figures: Figures,
    ) -> PlanLine:
        return PlanLine(
            read.key,
            "",
            read.sheet,
            read.row,
            planned.indicator.code,
            planned.indicator.label,
            action,
            planned.differences,
            *computed,
            findings=(*self._told(read.key), *figures.findings, *planned.findings),
        )

    def _open_line(
        self,
        read: ReadIndicator,
        action: Action,
        likely: tuple[tuple[UUID, str], ...] = (),
        finding: Finding | None = None,
    ) -> PlanLine:
        told = (*((finding,) if finding else ()), *self._told(read.key))
        return PlanLine(read.key, "", read.sheet, read.row, read.code, read.label, action, likely=likely, findings=told)

    def _told(self, key: str) -> Iterator[Finding]:
        return (finding for finding in self._matrix.findings if finding.key == key)

    def _figure(self, read: ReadIndicator, met: Met) -> tuple[str, tuple[Proposal, ...]]:
        """The figure that computes the indicator, and those that are proposed: none where the pilot has one."""
        if met.known and met.known.figure:
            return met.known.figure, ()
        unit = figures_of(read, met.known.unit if met.known else "").unit
        proposed = proposals(read.label, unit, self._setting.candidates)
        chosen = self._decided.figures.get(read.key)
        if chosen is not None:
            return chosen, proposed
        is_certain = met.known is None and bool(proposed) and proposed[0].is_certain
        return (proposed[0].figure if is_certain else ""), proposed

    def _unit(self, met: Met, figure: str) -> str:
        if met.known:
            return met.known.unit
        return next((each.unit for each in self._setting.candidates if each.figure == figure), "")


def _named(node: ResultNode) -> str:
    return f"{node.code} {node.statement}".strip()
