"""Solves linear programs with HiGHS (Huangfu and Hall, 2018), without a word on the screen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from highspy import Highs, HighsModelStatus, HighsVarType, MatrixFormat, ObjSense

Terms = Sequence[tuple[int, int]]
"""Variables with their factors; each variable once."""


@dataclass(frozen=True, slots=True)
class Row:
    """A sum of variables that lies between two bounds; either may be infinite."""

    terms: Terms
    least: float
    most: float


class _Solver(Highs):
    """HiGHS on one thread."""

    def enableCallbacks(self) -> None:  # noqa: N802 - HiGHS' own name
        """Ask for none; HiGHS does this first of all, and would print its name unless it is silenced by then."""
        self.silent()
        self.setOptionValue("threads", 1)


def cheapest(
    prices: Sequence[float], least: Sequence[float], most: Sequence[float], rows: Sequence[Row], *, is_whole: bool
) -> list[float] | None:
    """The values of the variables, within their bounds and in whole numbers where wanted, that cost least.

    None where no values fit, or where they could cost less and less without end.
    """
    kind = HighsVarType.kInteger if is_whole else HighsVarType.kContinuous
    lengths = [len(row.terms) for row in rows]
    solver = _Solver()  # type: ignore[no-untyped-call]  # HiGHS leaves its constructor without types
    solver.passModel(
        len(prices),
        len(rows),
        sum(lengths),
        int(MatrixFormat.kRowwise),
        int(ObjSense.kMinimize),
        0.0,
        np.array(prices, np.float64),
        np.array(least, np.float64),
        np.array(most, np.float64),
        np.array([row.least for row in rows], np.float64),
        np.array([row.most for row in rows], np.float64),
        np.cumsum([0, *lengths[:-1]], dtype=np.int32),
        np.array([place for row in rows for place, _factor in row.terms], np.int32),
        np.array([factor for row in rows for _place, factor in row.terms], np.float64),
        np.full(len(prices), int(kind), np.int32),
    )
    solver.run()
    return solver.getSolution().col_value if solver.getModelStatus() == HighsModelStatus.kOptimal else None
