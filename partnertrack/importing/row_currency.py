"""The currency that a column of its own gives to the amounts of a row."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from partnertrack.domain.record import Money, Value
from partnertrack.domain.scheme import Field
from partnertrack.importing.numbers import currency_in
from partnertrack.importing.typed_sheet import Slot

_CURRENCY: Final[Slot] = ("currency", None)


def with_currency(values: Mapping[Slot, Value], fields: Mapping[str, Field]) -> dict[Slot, Value]:
    """The values with the row's currency in every amount that names none.

    The currency itself stays only where something else is told of the event that it belongs to.
    """
    named = values.get(_CURRENCY)
    if not isinstance(named, str):
        return dict(values)
    code = currency_in(named)
    filled = {
        slot: replace(value, currency=code) if isinstance(value, Money) and not value.currency else value
        for slot, value in values.items()
    }
    step = fields[_CURRENCY[0]].step
    if not any(fields[key].step == step for key, _occurrence in filled if key != _CURRENCY[0]):
        del filled[_CURRENCY]
    return filled
