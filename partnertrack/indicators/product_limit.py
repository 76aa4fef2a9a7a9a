"""The product-limit estimate of Kaplan and Meier (1958): how many are left after so many days, some still waiting."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray


@dataclass(frozen=True, slots=True)
class Survival:
    """The days on which a case ended or was last seen waiting, ascending, and the share that is left after each."""

    days: NDArray[np.int64]
    shares: NDArray[np.float64]


def survival(ended: ArrayLike, still_open: ArrayLike) -> Survival:
    """The estimate from the whole days that cases took to end, and those for which others have been waiting so far.

    The chance to stay on beyond a day is that of staying on beyond the days before it, times the share that did not end
    on it, of all who were there that day: S(t) = Π (1 − d/n). Whoever was seen last on a day counts as there on it.
    Source: E. L. Kaplan, P. Meier, “Nonparametric estimation from incomplete observations”, Journal of the American
    Statistical Association 53 (1958), 457–481.
    """
    over, waiting = np.sort(np.asarray(ended, np.int64)), np.asarray(still_open, np.int64)
    days, leaving = np.unique(np.concatenate((over, waiting)), return_counts=True)
    there = leaving[::-1].cumsum()[::-1]
    ending = np.diff(np.searchsorted(over, days, side="right"), prepend=0)
    return Survival(days, np.cumprod((there - ending) / there))
