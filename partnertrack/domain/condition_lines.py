"""Lines of an indicator written as the condition of a formula, and read from one."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from itertools import product

from partnertrack.domain.indicator_draft import ConditionLine, Lines, clauses

EVERYBODY: Mapping[str, object] = {"any": [{"sex": "unknown"}, {"not": {"sex": "unknown"}}]}
"""The condition that everybody meets."""

_MOST = 24
"""More lines than that nobody reads."""

_Clauses = list[list[ConditionLine]]


class TooMuch(Exception):  # noqa: N818 - it is no error of anybody's
    """A condition says more than lines can."""


def condition(lines: Lines, step_of: Callable[[str], str]) -> Mapping[str, object]:
    """The condition that holds where all lines do; `step_of` names the step that a field belongs to."""
    parts = [_clause([_atom(line, step_of) for line in group]) for group in clauses(lines)]
    if not parts:
        return EVERYBODY
    return parts[0] if len(parts) == 1 else {"all": parts}


def lines_of(data: object) -> Lines:
    """The lines that say what a condition says; raises `TooMuch` where they cannot."""
    found = [clause for clause in _clauses(data, is_not=False) if not _is_certain(clause)]
    if sum(map(len, found)) > _MOST:
        raise TooMuch
    return tuple(replace(line, is_or=place > 0) for clause in found for place, line in enumerate(clause))


def _clause(atoms: list[Mapping[str, object]]) -> Mapping[str, object]:
    return atoms[0] if len(atoms) == 1 else {"any": atoms}


def _atom(line: ConditionLine, step_of: Callable[[str], str]) -> Mapping[str, object]:
    asked: dict[str, object] = {line.asks: line.key}
    if line.asks == "filled":
        asked = {"reached": step_of(line.key), "filled": line.key}
    elif line.asks == "exited":
        asked = {"exited": [line.key]} | ({"before": line.detail} if line.detail else {})
    elif line.asks in ("reached", "started"):
        asked = {line.asks: [line.key]}
        if line.asks == "reached" and line.detail:
            asked["outcome"] = [line.detail]
        if line.days_ago:
            asked["days_ago"] = line.days_ago
    return {"not": asked} if line.is_not else asked


def _is_certain(clause: list[ConditionLine]) -> bool:
    """Whether one of its lines must be true, because another says the contrary."""
    plain = {replace(line, is_not=False, is_or=False) for line in clause if not line.is_not}
    return any(replace(line, is_not=False, is_or=False) in plain for line in clause if line.is_not)


def _clauses(data: object, *, is_not: bool) -> _Clauses:
    """The condition as groups, each of which must hold because one of its lines does."""
    if not isinstance(data, Mapping):
        raise TooMuch
    if "not" in data:
        return _clauses(data["not"], is_not=not is_not)
    for key in ("all", "any"):
        if key in data:
            parts = [_clauses(part, is_not=is_not) for part in data[key]]
            return _joined(parts) if (key == "all") != is_not else _spread(parts)
    atoms = [replace(line, is_not=is_not) for line in _atoms(data)]
    return [[atom] for atom in atoms] if is_not else [atoms]


def _joined(parts: list[_Clauses]) -> _Clauses:
    return [clause for part in parts for clause in part]


def _spread(parts: list[_Clauses]) -> _Clauses:
    """One of several conditions: any line of each in every way to choose a group of each."""
    size = 1
    for part in parts:
        size *= len(part)
    if size > _MOST:
        raise TooMuch
    return [[line for clause in chosen for line in clause] for chosen in product(*parts)]


def _atoms(data: Mapping[str, object]) -> list[ConditionLine]:
    """The lines any of which says what a single question says."""
    rest = dict(data)
    for asks in ("milestone", "sex", "track", "planned"):
        if asks in rest:
            return _only([ConditionLine(asks, str(rest.pop(asks)))], rest)
    if "started" in rest:
        return _only([ConditionLine("started", step) for step in _list(rest.pop("started"))], rest)
    if "exited" in rest:
        statuses, before = _list(rest.pop("exited")), str(rest.pop("before", ""))
        return _only([ConditionLine("exited", status, before) for status in statuses], rest)
    if "filled" in rest:
        steps, key = rest.pop("reached", ()), str(rest.pop("filled"))
        return _only([ConditionLine("filled", key) for _step in _list(steps)][:1], rest)
    if "reached" not in rest:
        raise TooMuch
    steps, outcomes = _list(rest.pop("reached")), _list(rest.pop("outcome", [""]))
    days = rest.pop("days_ago", 0)
    ago = days if isinstance(days, int) else 0
    return _only([ConditionLine("reached", step, out, ago) for step in steps for out in outcomes], rest)


def _only(lines: list[ConditionLine], rest: Mapping[str, object]) -> list[ConditionLine]:
    """The lines, if nothing else was asked."""
    if rest or not lines:
        raise TooMuch
    return lines


def _list(held: object) -> list[str]:
    return [held] if isinstance(held, str) else [str(each) for each in held] if isinstance(held, list | tuple) else []
