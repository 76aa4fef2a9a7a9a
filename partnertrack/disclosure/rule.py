"""How small a group may be told of, by who reads the report."""

from __future__ import annotations

from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class Rule:
    """Groups of fewer than `threshold` people are withheld, nobody excepted (a nought tells of no person).

    With `covers_totals` that holds for every count; without it, for those only that are set apart by something
    personal: how many departed in all is the donor's business, how many of them are women under 20 is theirs.
    With `covers_rest` it holds for those, too, whom a printed share leaves out: 98 of 100 tells of two.
    A threshold of 0 or 1 withholds nothing.
    """

    threshold: int
    covers_totals: bool = False
    covers_rest: bool = False


_RULES = {"internal": Rule(0), "donor": Rule(5), "public": Rule(5, covers_totals=True, covers_rest=True)}
"""Eurostat and national offices withhold groups below 3 to 10; 5 is usual for tables on migrants."""


def rule_for(audience: str, threshold: int | None = None) -> Rule:
    """The rule for an audience of `domain.report.AUDIENCES`, with another threshold where one is given.

    Raises KeyError for other audiences.
    """
    rule = _RULES[audience]
    return rule if threshold is None else replace(rule, threshold=threshold)
