"""Finds settings by words, whatever their accents, and says where the words stand."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from partnertrack.domain.names import fold
from partnertrack.ui.view_models.settings.setting import Group, Setting


def found(groups: Iterable[Group], text: str) -> tuple[Group, ...]:
    """The groups with those settings in which every word of the text occurs; all of them for a blank text.

    A setting that was found by another word for it shows that word alone as `also`; the others show none.
    """
    words = fold(text).split()
    narrowed = (replace(group, settings=tuple(_fitting(group, words))) for group in groups)
    return tuple(group for group in narrowed if group.settings)


def _fitting(group: Group, words: Sequence[str]) -> Iterable[Setting]:
    for setting in group.settings:
        entries = " ".join(words for words, _value in setting.entries)
        seen = fold(f"{group.title} {setting.title} {setting.hint} {setting.told}")
        whole = f"{seen} {fold(setting.also)} {fold(entries)}"
        if all(word in whole for word in words):
            others = [] if all(word in seen for word in words) else setting.also.split(",")
            hits = (other.strip() for other in others if any(word in fold(other) for word in words))
            yield replace(setting, also=", ".join(hits))


def marks(text: str, sought: str) -> tuple[tuple[int, int], ...]:
    """Where in a text the sought words stand, as pairs of the first place and the one after the last."""
    words = fold(sought).split()
    return tuple(span for each in re.finditer(r"\w+", text) if (span := _span(each, words)) is not None)


def _span(each: re.Match[str], words: Sequence[str]) -> tuple[int, int] | None:
    """The part of a word that was sought; all of it where folding gives it another length."""
    folded = fold(each[0])
    hit = max((word for word in words if word in folded), key=len, default="")
    if not hit:
        return None
    if len(folded) != len(each[0]):
        return each.span()
    first = each.start() + folded.index(hit)
    return first, first + len(hit)
