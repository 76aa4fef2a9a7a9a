"""Which results and indicators of the pilot those of a matrix are."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final
from uuid import UUID

from partnertrack.domain.logframe import LogframeIndicator, ResultNode
from partnertrack.domain.names import fold
from partnertrack.importing.logframe.draft import ReadIndicator, ReadResult
from partnertrack.importing.logframe.likeness import likeness

_SAME_STATEMENT: Final = 90.0
_NOT_OTHERWISE: Final = 50.0
_SAME_LABEL: Final = 60.0
_ALIKE_LABEL: Final = 85.0
_DIGITS: Final = re.compile(r"\d+(?:\.\d+)*")


@dataclass(frozen=True, slots=True)
class Met:
    """What an indicator of a matrix is: one of the pilot (`known`) or a new one; with a `code`, open between `likely`.

    Where somebody decided, `likely` are those that there were to choose from.
    """

    known: LogframeIndicator | None = None
    likely: tuple[LogframeIndicator, ...] = ()
    code: str = ""


@dataclass(slots=True)
class Meeting:
    """Finds the results, then the indicators; none of the pilot is met twice."""

    nodes: Sequence[ResultNode]
    indicators: Sequence[LogframeIndicator]
    of_results: dict[str, ResultNode] = field(default_factory=dict)
    of_indicators: dict[str, Met] = field(default_factory=dict)
    namesakes: dict[str, ResultNode] = field(default_factory=dict)
    """Results of the pilot that have the number of one of the matrix, but other words."""

    def meet_results(self, results: Iterable[ReadResult], decided: Mapping[str, UUID | None]) -> None:
        """Find each result as it was decided, by its code, by its words, by its number.

        One whose number alone is known is another result unless somebody says that it is the same.
        """
        waiting = list(results)
        by_id: dict[UUID | None, ResultNode] = {node.id: node for node in self.nodes}
        said = {read.key: by_id.get(decided[read.key]) for read in waiting if read.key in decided}
        self.of_results.update({key: node for key, node in said.items() if node})
        waiting = [read for read in waiting if not (read.key in decided and decided[read.key] is None)]
        for test in (_has_code, _has_words, _has_number, _has_nearly):
            for result in waiting:
                if result.key in self.of_results:
                    continue
                taken = {node.id for node in self.of_results.values()}
                fitting = [
                    node
                    for node in self.nodes
                    if node.id not in taken and node.level == result.level and test(result, node)
                ]
                if len(fitting) == 1:
                    self.of_results[result.key] = fitting[0]
        taken = {node.id for node in self.of_results.values()}
        for result in results:
            same = [node for node in self.nodes if _is_namesake(result, node)]
            if len(same) == 1 and (
                result.key in decided or (result.key not in self.of_results and same[0].id not in taken)
            ):
                self.namesakes[result.key] = same[0]

    def meet_indicators(self, reads: Iterable[ReadIndicator], decided: Mapping[str, UUID | None]) -> None:
        """Find each indicator as it was decided, by code and words, by words, by code; the merely alike stay open."""
        waiting = list(reads)
        by_id: dict[UUID | None, LogframeIndicator] = {each.id: each for each in self.indicators}
        for read in waiting:
            if read.key in decided:
                known = by_id.get(decided[read.key])
                self.of_indicators[read.key] = Met(known, (known,) if known else self._open(read).likely)
        steps: tuple[Callable[[ReadIndicator, LogframeIndicator], bool], ...] = (
            lambda read, known: _same_code(read, known) and _same_label(read, known) and self._is_here(read, known),
            lambda read, known: _same_code(read, known) and _same_label(read, known),
            lambda read, known: _same_label(read, known) and self._is_here(read, known),
            _same_label,
            lambda read, known: _same_code(read, known) and likeness(read.label, known.label) >= _SAME_LABEL,
        )
        for step in steps:
            for read in self._waiting(waiting):
                fitting = [known for known in self._free() if step(read, known)]
                if len(fitting) == 1:
                    self.of_indicators[read.key] = Met(fitting[0])
        for read in self._waiting(waiting):
            self.of_indicators[read.key] = self._open(read)

    def _waiting(self, reads: Iterable[ReadIndicator]) -> list[ReadIndicator]:
        """Those that are not found yet."""
        return [read for read in reads if read.key not in self.of_indicators]

    def _free(self) -> list[LogframeIndicator]:
        taken = {met.known.id for met in self.of_indicators.values() if met.known}
        return [known for known in self.indicators if known.id not in taken]

    def _is_here(self, read: ReadIndicator, known: LogframeIndicator) -> bool:
        node = self.of_results.get(read.result)
        return node is not None and node.id == known.node_id

    def _open(self, read: ReadIndicator) -> Met:
        free = self._free()
        coded = tuple(known for known in free if _same_code(read, known))
        if coded:
            return Met(None, coded, "code-other-label")
        ranked = sorted(free, key=lambda known: -likeness(read.label, known.label))
        alike = tuple(known for known in ranked if likeness(read.label, known.label) >= _ALIKE_LABEL)
        return Met(None, alike, "label-alike" if alike else "")


def _has_code(result: ReadResult, node: ResultNode) -> bool:
    return bool(result.number) and fold(result.number) == fold(node.code)


def _has_number(result: ReadResult, node: ResultNode) -> bool:
    """Whether "Output 1.2" is O1.2: the digits of its code, in words that are not quite others."""
    is_alike = not result.statement or likeness(result.statement, node.statement) >= _NOT_OTHERWISE
    return is_alike and _is_namesake(result, node)


def _is_namesake(result: ReadResult, node: ResultNode) -> bool:
    is_numbered = bool(result.number) and _digits(result.number) == _digits(node.code) != ""
    return is_numbered and result.level == node.level


def _has_words(result: ReadResult, node: ResultNode) -> bool:
    if not result.statement:
        return not result.number and not node.statement
    return fold(result.statement) == fold(node.statement)


def _has_nearly(result: ReadResult, node: ResultNode) -> bool:
    return bool(result.statement) and likeness(result.statement, node.statement) >= _SAME_STATEMENT


def _digits(text: str) -> str:
    found = _DIGITS.search(text)
    return found[0] if found else ""


def _same_code(read: ReadIndicator, known: LogframeIndicator) -> bool:
    return bool(read.code) and fold(read.code) == fold(known.code)


def _same_label(read: ReadIndicator, known: LogframeIndicator) -> bool:
    return fold(read.label) == fold(known.label) != "" or " ".join(read.label.split()) == " ".join(known.label.split())
