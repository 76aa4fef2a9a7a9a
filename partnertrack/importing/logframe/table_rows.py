"""The rows of one table of a matrix: which name a result, which an indicator, which are left out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from partnertrack.domain.names import fold
from partnertrack.importing.logframe.amounts import is_nothing
from partnertrack.importing.logframe.chain import Chain, Said, said_by
from partnertrack.importing.logframe.draft import ReadIndicator, Role
from partnertrack.importing.logframe.figures_read import FigureReader
from partnertrack.importing.logframe.finding import Finding
from partnertrack.importing.logframe.grid import Grid
from partnertrack.importing.logframe.inline import Inline, inline_in
from partnertrack.importing.logframe.layout import Layout
from partnertrack.importing.logframe.levels import level_in, number_in
from partnertrack.importing.logframe.lines import items_in, parts_for
from partnertrack.importing.logframe.words import words
from partnertrack.importing.numbers import NumberRule
from partnertrack.importing.sheet import Cell

_COUNTING: Final = re.compile(r"\(?\d{1,2}\)?")
_LONGEST_BREAKDOWN: Final = 40


class TableRows:
    """Reads the rows below the headings of a grid, one after the other; the chain goes on from table to table."""

    def __init__(self, grid: Grid, layout: Layout, chain: Chain, rule: NumberRule) -> None:
        self._grid, self._layout, self._chain = grid, layout, chain
        self._figures = FigureReader(layout.columns, rule, [])
        self.indicators: list[ReadIndicator] = []
        self._is_in_activities = False

    @property
    def findings(self) -> list[Finding]:
        """What is uncertain."""
        return self._figures.findings

    def read(self) -> None:
        """Read all rows."""
        headings = self._texts(self._layout.bottom)
        for row in range(self._layout.bottom + 1, self._layout.end or len(self._grid.rows)):
            distinct = self._grid.distinct(row)
            if not distinct or self._texts(row) == headings or self._is_counting(distinct):
                continue
            if len(distinct) == 1 and self._is_banner(*distinct[0], row):
                self._banner(distinct[0][1], row)
            else:
                self._row(row)

    def _texts(self, row: int) -> list[str]:
        return [fold(self._grid.text(row, column)) for column in range(self._grid.width)]

    @staticmethod
    def _is_counting(distinct: list[tuple[int, str]]) -> bool:
        """Whether a row numbers the columns below their headings."""
        return len(distinct) > 2 and all(_COUNTING.fullmatch(text) for _place, text in distinct)  # noqa: PLR2004 - 1, 2, 3

    def _is_banner(self, place: int, text: str, row: int) -> bool:
        """Whether the only text of a row goes across the columns, or stands where no results are named."""
        indicator = self._layout.place("indicator")
        found = level_in(text) if place == indicator else None
        if found and found.number:
            return True
        last = self._grid.width - 1
        is_wide = place < last and self._grid.is_same(row, place, row, place + 1)
        named = {*self._layout.places("level"), *self._layout.places("result")}
        return is_wide or (place != indicator and place not in named) or (place == 0 and indicator != 0 and not named)

    def _banner(self, text: str, row: int) -> None:
        found = level_in(text)
        if found is None:
            self._tell("row-left-out", row, text)
        elif found.level == "activity":
            self._is_in_activities = True
            self._tell("row-activities", row, text)
        else:
            self._is_in_activities = False
            self._chain.begin(said_by(found), self._grid.name, row + 1)

    def _row(self, row: int) -> None:
        self._result(row)
        if self._is_in_activities:
            self._tell("row-activities", row, self._joined(row))
            return
        if not self._is_below(row, "assumptions"):
            self._chain.assume(self._said(row, "assumptions"))
        text = self._said(row, "indicator")
        if not text:
            if self._figures.has_any(self._cells(row)):
                self._tell("row-left-out", row, self._joined(row))
            return
        if self._is_below(row, "indicator") or _is_breakdown(text):
            self._tell("row-part", row, self._joined(row))
        elif not self._chain.current:
            self._tell("row-without-result", row, text)
        else:
            self._indicators(text, row)

    def _result(self, row: int) -> None:
        """Go on with the result that a row names, where it names one."""
        level, result = self._said(row, "level"), self._said(row, "result")
        is_new_level = bool(level) and not self._is_below(row, "level")
        is_new_result = bool(result) and not self._is_below(row, "result")
        if not (is_new_level or is_new_result):
            return
        code = self._said(row, "code")
        said = self._of(level, result, code)
        if said is None:
            if not (result and self._chain.state(result)):
                self._tell("row-left-out", row, level)
            return
        self._is_in_activities = said.level == "activity"
        if not self._is_in_activities:
            self._begin(Said(said.level, code or said.number, said.statement, said.named, said.is_guessed), row)

    def _begin(self, said: Said, row: int) -> None:
        """Go on with a result; a cell that names several gives its indicators to the first."""
        lines = [_numbered(line) for line in said.statement.split("\n")]
        lines[0] = (said.number or lines[0][0], lines[0][1])
        if len(lines) == 1 or not all(number for number, _statement in lines):
            lines = [(said.number, " ".join(said.statement.split()))]
        else:
            self._tell("results-several", row, said.statement)
        for number, statement in (*lines, lines[0]):
            each = Said(said.level, number, statement, said.named, said.is_guessed)
            self._chain.begin(each, self._grid.name, row + 1)

    def _of(self, level: str, result: str, code: str) -> Said | None:
        """The result that the cells of a row name: by its level beside it, in it, or guessed from its number.

        Where its code stands by itself, its statement is taken word for word.
        """
        beside = level_in(level, is_level_column=True) if level else None
        if beside and (code or beside.number):
            return Said(beside.level, code or beside.number, result or beside.statement, beside.named)
        inside = level_in(result) if result else None
        if beside:
            own = inside if inside and inside.level == beside.level else None
            statement = own.statement if own else result
            number = beside.number or (own.number if own else "")
            if not number:
                number, statement = number_in(statement)
            return Said(beside.level, number, statement or beside.statement, beside.named)
        if inside:
            return said_by(inside)
        if level or not result:
            return None
        number, statement = number_in(result)
        if not number and not self._chain.current:
            return Said("outcome", "", statement, is_guessed=True)
        dotted = "." in number
        guessed = "output" if dotted or (self._chain.has_outcome and not number) else "outcome"
        return Said(guessed, number, statement, is_guessed=True)

    def _indicators(self, text: str, row: int) -> None:
        """The indicators of a row."""
        own_codes = self._layout.places("indicator_code")
        items = items_in(text, has_codes=bool(own_codes))
        keys = [f"{self._grid.name}!{row + 1}" + (f".{place}" if place else "") for place in range(len(items))]
        figures = self._figures.read(self._cells(row), row + 1, keys)
        for place, (item, key, read) in enumerate(zip(items, keys, figures, strict=True)):
            inline = self._inline(item.label)
            found = self._figures.read_inline(read, inline.parts, row + 1, key)
            told = "; ".join(value for column, value in inline.parts if column.role == "verification")
            self.indicators.append(
                ReadIndicator(
                    key=key,
                    sheet=self._grid.name,
                    row=row + 1,
                    result=self._chain.current,
                    label=inline.label,
                    code=item.code or self._share(row, "indicator_code", place, len(items)),
                    unit=self._share(row, "unit", place, len(items)),
                    baseline=found.baseline,
                    goals=found.goals,
                    current=found.current,
                    current_on=found.current_on,
                    verification=self._share(row, "verification", place, len(items)) or told,
                    responsible=self._share(row, "responsible", place, len(items)),
                    frequency=self._share(row, "frequency", place, len(items)),
                )
            )

    def _inline(self, label: str) -> Inline:
        """The wording and the figures behind it; where figures have columns, all of it is the wording."""
        if any(self._layout.places(role) for role in ("baseline", "milestone", "target")):
            return Inline(label)
        return inline_in(label, self._grid.name, self._layout.place("indicator") or 0)

    def _share(self, row: int, role: Role, place: int, count: int) -> str:
        """What a cell says to one of the indicators of a row: its own line, or all of it."""
        text = self._said(row, role)
        parts = parts_for(text, count) if text else None
        return parts[place] if parts else text

    def _said(self, row: int, role: Role) -> str:
        """What the columns with a role say in a row; nothing for "n/a" and dashes."""
        texts = [self._grid.text(row, place) for place in self._layout.places(role)]
        separator = "; " if role == "verification" else "\n"
        return separator.join(dict.fromkeys(text for text in texts if text and not is_nothing(text)))

    def _is_below(self, row: int, role: Role) -> bool:
        """Whether the cells with a role are those of the row above, merged with them."""
        places = self._layout.places(role)
        return bool(places) and all(self._grid.is_same(row, place, row - 1, place) for place in places)

    def _cells(self, row: int) -> Sequence[Cell]:
        """The cells of a row."""
        return self._grid.rows[row]

    def _joined(self, row: int) -> str:
        return " | ".join(text for _place, text in self._grid.distinct(row))

    def _tell(self, code: str, row: int, raw: str) -> None:
        self.findings.append(Finding(code, self._grid.name, row + 1, raw=raw))


def _numbered(line: str) -> tuple[str, str]:
    """The number that a line begins with, with or without a word for its level, and the rest."""
    found = level_in(line)
    return (found.number, found.statement) if found and found.number else number_in(line)


def _is_breakdown(text: str) -> bool:
    """Whether an indicator's cell only names a part of the one above: "of which women"."""
    bare = text.strip(" -–—•:")
    if len(bare) > _LONGEST_BREAKDOWN:
        return False
    found = words().phrases.exact(bare)
    return found == "breakdown"
