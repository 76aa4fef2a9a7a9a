"""What a row does to the values of the pilot, in words."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Final

from partnertrack.domain.record import Value
from partnertrack.domain.scheme import Scheme
from partnertrack.domain.shown import answer, shown
from partnertrack.domain.statement import SlotKey
from partnertrack.i18n import _, current
from partnertrack.importing.agreement import Weighed, Why
from partnertrack.importing.draft import Effect
from partnertrack.importing.incomplete import blanks_of_newcomer
from partnertrack.importing.issue import Issue
from partnertrack.importing.said import columns_of
from partnertrack.importing.typed_sheet import ColumnMatch

_WHY: Final[Mapping[Why, Callable[[], str]]] = {
    "identity": lambda: _("The pilot’s stays: it tells who somebody is."),
    "first": lambda: _("The pilot’s stays: whoever says it first settles it."),
    "stale": lambda: _("The partner sends again what it sent before; the pilot’s was corrected since and stays."),
    "outdated": lambda: _("A newer file of the partner spoke of it already; the pilot’s stays."),
    "fill-only": lambda: _("Only blanks are filled."),
    "chosen": lambda: _("You chose."),
    "both-changed": lambda: _("The partner changed it, and so did somebody here, since its last file."),
    "not-from-file": lambda: _("The pilot’s was entered here, by hand."),
    "no-consent": lambda: _("The cell asks to delete it; nobody agreed to that yet."),
}


class Effects:
    """Puts the effects of one sheet's rows into words."""

    def __init__(self, scheme: Scheme, columns: tuple[ColumnMatch, ...]) -> None:
        self.columns = columns
        self._scheme = scheme
        self._places = columns_of(columns)
        self._headings = {column.index: column.heading for column in columns}

    def effects(self, weighed: Iterable[Weighed]) -> Iterator[Effect]:
        """What cells change, what they would change and do not, and what is in dispute; the same needs no word."""
        for one in weighed:
            if one.kind == "same" or (one.said is None and one.held is None):
                continue
            field = self._scheme.fields[one.slot[0]]
            why = _WHY[one.why]() if one.why else ""
            yield Effect(
                index=self._places.get(one.slot, -1),
                field_label=field.label.text(current()),
                kind=one.kind,
                before=self._shown(one, one.held),
                after=self._shown(one, one.said),
                why=why,
                side=one.side or "",
                may_choose=one.may_choose,
            )

    def blanks(self, sheet: str, row: int, values: Mapping[SlotKey, Value]) -> Iterator[Issue]:
        """What a row that adds somebody does not say, and reports will need."""
        return blanks_of_newcomer(values, self._scheme.fields, self._places, sheet, row)

    def disputes(self, sheet: str, row: int, effects: Iterable[Effect]) -> Iterator[Issue]:
        """Each conflict as one issue of its cell."""
        for effect in effects:
            if effect.kind == "conflict":
                yield Issue(
                    "value-disputed",
                    "warning",
                    sheet,
                    row,
                    self._headings.get(effect.index, effect.field_label),
                    effect.after,
                    effect.before,
                    effect.index,
                )

    def _shown(self, one: Weighed, value: Value | None) -> str:
        """The value as people read it; an outcome that a yes or no told is the answer of its step."""
        if value is None:
            return ""
        field = self._scheme.fields[one.slot[0]]
        step = self._scheme.step(field.step) if field.slot == "outcome" else None
        if step is not None and isinstance(value, str):
            return answer(self._scheme, step.codes, value) or value
        return shown(self._scheme, field, value)
