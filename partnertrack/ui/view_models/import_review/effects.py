"""What the cells of a row do to the values of the pilot, in words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from partnertrack.i18n import _
from partnertrack.ui.view_models.import_review.lines import EffectLine

if TYPE_CHECKING:
    from partnertrack.services.import_workbook import SheetDraft

LOOKS: Mapping[str, tuple[str, str]] = {
    "conflict": ("warn", "arrow-left-right"),
    "erase": ("danger", "minus"),
    "change": ("info", ""),
    "kept": ("neutral", "lock"),
    "fill": ("ok", "plus"),
}
"""Tone and sign of each kind of effect, what wants a decision first."""

TWO_FOLD = ("change", "erase", "conflict")
"""The effects of which a cell shows both sides: what the pilot holds, and what the file says."""


def effect_lines(sheet: SheetDraft, place: int) -> tuple[EffectLine, ...]:
    """The effects of the row at a place, what wants a decision first."""
    order = tuple(LOOKS)
    lines = (
        EffectLine(
            index=effect.index,
            label=effect.field_label,
            kind=effect.kind,
            before=effect.before,
            after=effect.after,
            why=effect.why,
            side=effect.side,
            may_choose=effect.may_choose,
            words=_words(effect.kind, effect.field_label, effect.before, effect.after),
        )
        for effect in sheet.rows[place].effects
    )
    return tuple(sorted(lines, key=lambda line: order.index(line.kind)))


def erasing(sheet: SheetDraft) -> int:
    """How many cells of the sheet ask that a value of the pilot be deleted, allowed or not."""
    return sum(_asks_to_delete(effect.kind, effect.after) for row in sheet.rows for effect in row.effects)


def _asks_to_delete(kind: str, after: str) -> bool:
    return kind == "erase" or (kind == "kept" and not after)


def _words(kind: str, label: str, before: str, after: str) -> str:
    said = {
        "conflict": _("{field}: pilot {before} · file {after}"),
        "erase": _("{field}: {before} is deleted"),
        "change": _("{field}: {before} → {after}"),
        "kept": _("{field}: the pilot keeps {before}; the file says {after}"),
        "fill": _("{field}: {after} is new"),
        "asked": _("{field}: the file asks to delete {before}"),
    }["asked" if kind != "erase" and _asks_to_delete(kind, after) else kind]
    return said.format(field=label, before=before or "–", after=after or "–")
