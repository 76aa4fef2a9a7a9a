"""The written form of the catalogue of milestones and indicators."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from functools import cache

from partnertrack import paths
from partnertrack.domain.form import Problem, expected, read
from partnertrack.domain.text import Label
from partnertrack.errors import SchemeError
from partnertrack.i18n import _
from partnertrack.indicators.definition import DIRECTIONS, Catalogue, Heading, Indicator, Line, MilestoneDefinition
from partnertrack.indicators.figure import UNITS
from partnertrack.indicators.formula import MEASURES, Formulas

_NAME = "indicators.toml"

_NO_LABEL = Label("", "", "", "")


@cache
def shipped_catalogue() -> Catalogue:
    """The catalogue that the program ships with; raises `SchemeError` when it was damaged."""
    return read_catalogue((paths.resources() / _NAME).read_text(encoding="utf-8"), _NAME)


def read_catalogue(text: str, name: str) -> Catalogue:
    """The catalogue that a TOML text describes; `name` is the file's, for messages.

    Raises `SchemeError` with every mistake, one a line.
    """
    try:
        data: Mapping[str, object] = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise SchemeError(f"{name}: {error}") from error
    reader = _Reader(Formulas())
    catalogue = reader.catalogue(data)
    if reader.formulas.problems:
        raise SchemeError("\n".join(f"{name}: {problem}" for problem in reader.formulas.problems))
    return catalogue


def read_indicator(key: str, text: str, milestones: Mapping[str, MilestoneDefinition]) -> Indicator:
    """The indicator of that id whose table a TOML text describes, speaking of these milestones.

    Raises `SchemeError` with every mistake, one a line.
    """
    try:
        table: Mapping[str, object] = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise SchemeError(f"{key}: {error}") from error
    reader = _Reader(Formulas())
    reader.formulas.milestones |= {each.key: each.when for each in milestones.values()}
    found = reader.catalogue({"indicators": {key: table}})
    if reader.problems:
        raise SchemeError("\n".join(str(problem) for problem in reader.problems))
    return found.indicators[key]


class _Reader:
    """Reads milestones first, because the formulas of indicators speak of them."""

    def __init__(self, formulas: Formulas) -> None:
        self.formulas = formulas
        self.problems = formulas.problems

    def catalogue(self, data: Mapping[str, object]) -> Catalogue:
        """The catalogue; where there were problems, a part of it."""
        parts = ("milestones", "indicators")
        self.problems += (Problem("", expected(_("table"), key, parts)) for key in data if key not in parts)
        milestones: dict[str, MilestoneDefinition] = {}
        for key, path, table in self._tables(data, "milestones", ""):
            milestones[key] = self._milestone(key, table, path)
            self.formulas.milestones[key] = milestones[key].when
        indicators = {
            key: self._indicator(key, table, path) for key, path, table in self._tables(data, "indicators", "")
        }
        return Catalogue(milestones, indicators)

    def _tables(
        self, data: Mapping[str, object], key: str, path: str
    ) -> Iterator[tuple[str, str, Mapping[str, object]]]:
        """The tables within a table, with their keys and paths; anything else is a problem."""
        path = f"{path}.{key}" if path else key
        tables = data.get(key, {})
        if not isinstance(tables, Mapping):
            self.problems.append(Problem(path, _("a table is expected")))
            return
        for name, table in tables.items():
            if isinstance(table, Mapping):
                yield name, f"{path}.{name}", table
            else:
                self.problems.append(Problem(f"{path}.{name}", _("a table is expected")))

    def _milestone(self, key: str, table: Mapping[str, object], path: str) -> MilestoneDefinition:
        self._check_keys(table, ("label", "when"), path)
        label = read(Label, table.get("label"), f"{path}.label", self.problems)
        return MilestoneDefinition(key, label or _NO_LABEL, self.formulas.condition(table.get("when"), f"{path}.when"))

    def _indicator(self, key: str, table: Mapping[str, object], path: str) -> Indicator:
        said = {part: value for part, value in table.items() if part not in MEASURES and part != "lines"}
        head = read(Heading, said, path, self.problems) or Heading(_NO_LABEL, _NO_LABEL, UNITS[0])
        self._check_choice(head.unit, UNITS, f"{path}.unit")
        self._check_choice(head.direction, DIRECTIONS, f"{path}.direction")
        lines = [
            self._line(f"{key}.{name}", part, where, head) for name, where, part in self._tables(table, "lines", path)
        ]
        if any(part in table for part in MEASURES) or not lines:
            lines.insert(0, Line(key, head.label, head.unit, self.formulas.measure(table, path)))
        return Indicator(key, head, tuple(lines))

    def _line(self, key: str, table: Mapping[str, object], path: str, head: Heading) -> Line:
        """A further figure of an indicator, with a label of its own and the indicator's unit unless it says another."""
        self._check_keys(table, ("label", "unit", *MEASURES), path)
        label = read(Label, table.get("label"), f"{path}.label", self.problems)
        unit = table.get("unit", head.unit)
        self._check_choice(unit, UNITS, f"{path}.unit")
        return Line(key, label or _NO_LABEL, str(unit), self.formulas.measure(table, path))

    def _check_keys(self, table: Mapping[str, object], known: tuple[str, ...], path: str) -> None:
        self.problems += (Problem(path, expected(_("key"), key, known)) for key in table if key not in known)

    def _check_choice(self, choice: object, known: tuple[str, ...], path: str) -> None:
        if choice not in known:
            self.problems.append(Problem(path, expected(_("entry"), choice, known)))
