"""Works out but once what follows from a scheme alone."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, TypeVar

S = TypeVar("S")
P = ParamSpec("P")
R = TypeVar("R")

_KEPT = 64


def once_for_each(rule: Callable[Concatenate[S, P], R]) -> Callable[Concatenate[S, P], R]:
    """Remember what a rule says of a value that nobody changes, by which value it is and not by what it is like.

    To tell whether two schemes are alike takes longer than most rules; so another copy of a scheme is asked anew.
    """
    kept: dict[tuple[object, ...], tuple[S, R]] = {}

    @wraps(rule)
    def asked(value: S, /, *more: P.args, **named: P.kwargs) -> R:
        key = (id(value), *more, *named.values())
        found = kept.get(key)
        if found is None or found[0] is not value:
            found = kept[key] = (value, rule(value, *more, **named))
            if len(kept) > _KEPT:
                kept.pop(next(iter(kept)), None)
        return found[1]

    return asked
