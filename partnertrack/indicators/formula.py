"""The written form of conditions and measures."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import fields
from typing import TypeVar, get_origin, get_type_hints

from partnertrack.domain.engagement import FUNNEL
from partnertrack.domain.form import Problem, Problems, expected, read
from partnertrack.i18n import _
from partnertrack.indicators.books import OF_INCOME, RATIOS, CostPer, CostShare, OfIncome, Progress
from partnertrack.indicators.condition import (
    DECLARATIONS,
    SEXES,
    TRACK_GROUPS,
    All,
    Any,
    Declared,
    Exited,
    Not,
    Planned,
    Reached,
    Sex,
    Started,
    Track,
)
from partnertrack.indicators.due import Complete, DueShare, Timely
from partnertrack.indicators.duration import Days
from partnertrack.indicators.measure import Applicants, Count, Measure, Share, ShareOfApplicants
from partnertrack.indicators.offers import Employers, Filled
from partnertrack.indicators.retention import Retained
from partnertrack.indicators.standing import Quiet, Status
from partnertrack.indicators.total import Answers, Sum, SumShare
from partnertrack.indicators.view import Condition

Shape = TypeVar("Shape")

_QUESTIONS: Mapping[str, type[Condition]] = {
    "reached": Reached,
    "started": Started,
    "planned": Planned,
    "exited": Exited,
    "sex": Sex,
    "track": Track,
    "declares": Declared,
    "status": Status,
    "quiet": Quiet,
}
"""The key by which a condition that stands alone is known, and its form: its own fields."""

_MEASURED: Mapping[str, type[Measure]] = {
    "days": Days,
    "retained": Retained,
    "sum": SumShare,
    "total": Sum,
    "answers": Answers,
    "due": DueShare,
    "complete": Complete,
    "sheets": Timely,
    "employers": Employers,
    "places": Filled,
    "money": Progress,
    "cost_share": CostShare,
    "income": OfIncome,
}

_KINDS = ("count", "persons", "n", "cost_per", *_MEASURED)
"""The keys of which a figure has exactly one."""

_BESIDE_N = ("d", "unknown", "minimum")

MEASURES = (*_KINDS, *_BESIDE_N)
"""The keys that say how a figure is worked out."""

APPLICANTS = "applicants"
"""How a formula names the people who applied, of whom there are no records."""

_CHOICES: Mapping[str, Collection[str]] = {
    "sex": SEXES,
    "track": TRACK_GROUPS,
    "declares": DECLARATIONS,
    "stage": FUNNEL,
    "of": ("", *FUNNEL),
    "progress": RATIOS,
    "of_income": OF_INCOME,
}
"""The parts of a formula that have a fixed choice, whatever the scheme."""

_MINIMA = ("women",)
"""What a donor may ask for at least."""

_RANGES = {"days_ago": (0, 3660), "percentile": (1, 100), "months": (1, 120), "quiet": (1, 3660)}

_NEVER = Any(())


class Formulas:
    """Reads conditions and measures, and gathers what is wrong with them in `problems`.

    `milestones` are the conditions that later ones may name. Steps and fields are those of a scheme, and one that a
    scheme does not have is reached by nobody.
    """

    def __init__(self) -> None:
        self.problems: Problems = []
        self.milestones: dict[str, Condition] = {}

    def condition(self, data: object, path: str) -> Condition:
        """The condition; one that nobody meets where there was a problem."""
        readers: Mapping[str, Callable[[object, str], Condition]] = {
            "all": lambda held, where: All(self._conditions(held, where)),
            "any": lambda held, where: Any(self._conditions(held, where)),
            "not": lambda held, where: Not(self.condition(held, where)),
            "milestone": self._milestone,
        }
        known = (*readers, *_QUESTIONS)
        asked = [key for key in known if key in data] if isinstance(data, Mapping) else []
        if not isinstance(data, Mapping) or len(asked) != 1:
            text = _("a condition with exactly one of {names} is expected").format(names=", ".join(known))
            self.problems.append(Problem(path, text))
            return _NEVER
        key = asked[0]
        if key in _QUESTIONS:
            return self._shaped(_QUESTIONS[key], data, path) or _NEVER
        self.problems += (Problem(path, expected(_("key"), other, [key])) for other in data if other != key)
        return readers[key](data[key], f"{path}.{key}")

    def measure(self, table: Mapping[str, object], path: str) -> Measure:
        """The measure that a table describes among its other parts."""
        asked = [key for key in _KINDS if key in table]
        if len(asked) != 1:
            text = _("exactly one of {names} is expected").format(names=", ".join(_KINDS))
            self.problems.append(Problem(path, text))
            return Count(_NEVER)
        key = asked[0]
        if key != "n":
            self.problems += (
                Problem(path, _('"{key}" goes with "n"').format(key=part)) for part in _BESIDE_N if part in table
            )
        if key in _MEASURED:
            return self._shaped(_MEASURED[key], table[key], f"{path}.{key}") or Count(_NEVER)
        if key == "n":
            return self._share(table, path)
        if table[key] == APPLICANTS:
            return Applicants()
        if key == "cost_per":
            return CostPer(self.condition(table[key], f"{path}.{key}"))
        return Count(self.condition(table[key], f"{path}.{key}"), is_persons=key == "persons")

    def _share(self, table: Mapping[str, object], path: str) -> Measure:
        n = self.condition(table["n"], f"{path}.n")
        if table.get("d") == APPLICANTS:
            return ShareOfApplicants(n)
        unknown = self.condition(table["unknown"], f"{path}.unknown") if "unknown" in table else None
        minimum = table.get("minimum", "")
        if minimum not in ("", *_MINIMA):
            self.problems.append(Problem(f"{path}.minimum", expected(_("entry"), minimum, _MINIMA)))
        return Share(n, self.condition(table.get("d"), f"{path}.d"), unknown, str(minimum))

    def _conditions(self, data: object, path: str) -> tuple[Condition, ...]:
        if not isinstance(data, list) or not data:
            self.problems.append(Problem(path, _("a list of conditions is expected")))
            return ()
        return tuple(self.condition(item, f"{path}[{place}]") for place, item in enumerate(data))

    def _milestone(self, data: object, path: str) -> Condition:
        if not isinstance(data, str) or data not in self.milestones:
            self.problems.append(Problem(path, expected(_("milestone"), data, self.milestones)))
            return _NEVER
        return self.milestones[data]

    def _shaped(self, shape: type[Shape], data: object, path: str) -> Shape | None:
        """A condition or measure whose fields are the keys of the table; one name may stand for a list of one."""
        lists = {key for key, kind in get_type_hints(shape).items() if get_origin(kind) is tuple}
        if isinstance(data, Mapping):
            data = {key: [held] if key in lists and isinstance(held, str) else held for key, held in data.items()}
        found = read(shape, data, path, self.problems)
        if found is not None:
            self._check(found, path)
        return found

    def _check(self, found: object, path: str) -> None:
        """What has a fixed choice is one of it, and numbers make sense."""
        for part in fields(found):  # type: ignore[arg-type]  # conditions and measures are dataclasses
            value, where = getattr(found, part.name), f"{path}.{part.name}"
            choice = _CHOICES.get(part.name)
            if choice is not None and value not in choice:
                self.problems.append(Problem(where, expected(_("entry"), value, choice)))
            low, high = _RANGES.get(part.name, (value, value))
            if not low <= value <= high:
                text = _("a whole number from {low} to {high} is expected").format(low=low, high=high)
                self.problems.append(Problem(where, text))
