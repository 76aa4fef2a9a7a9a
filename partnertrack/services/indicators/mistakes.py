"""What is still missing or wrong in a draft of an indicator, in plain words."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from partnertrack.domain.indicator_draft import ConditionLine, IndicatorDraft, Lines, Span, Sums
from partnertrack.domain.indicator_form import first_text
from partnertrack.i18n import _

_KEY = re.compile(r"[A-Za-z][A-Za-z0-9_-]{0,15}")


def mistakes(draft: IndicatorDraft, taken: Collection[str]) -> Iterator[str]:
    """Every mistake as a sentence; `taken` are the ids of other indicators."""
    if not first_text(draft.label):
        yield _("Give the indicator a name in at least one language.")
    yield from _of_key(draft.key, taken)
    yield from _of_formula(draft)


def formula_mistakes(draft: IndicatorDraft) -> tuple[str, ...]:
    """Those mistakes for which nothing can be calculated yet."""
    return tuple(_of_formula(draft))


def _of_key(key: str, taken: Collection[str]) -> Iterator[str]:
    if not _KEY.fullmatch(key):
        yield _("The id needs a letter first, then letters and figures, 16 at most: X1, WOMEN2.")
    elif key.casefold() in {each.casefold() for each in taken}:
        yield _("The id “{id}” is taken; choose another one.").format(id=key)


def _of_formula(draft: IndicatorDraft) -> Iterator[str]:
    if draft.kind == "share" and not draft.n:
        yield _("Say who counts: without a line, the share would always be everybody.")
    if draft.kind in ("count", "persons", "share"):
        yield from _of_lines(draft.n)
    if draft.kind == "share":
        yield from _of_lines(draft.d)
    if draft.kind == "days":
        yield from _of_span(draft.span)
    if draft.kind == "sum":
        yield from _of_sums(draft.sums)


def _of_span(span: Span) -> Iterator[str]:
    if not (span.start and span.end):
        yield _("Choose the step from which the days count, and the one up to which they do.")
    elif span.start == span.end:
        yield _("Choose two different steps: from a step to itself there are no days.")


def _of_sums(sums: Sums) -> Iterator[str]:
    if not (sums.step and sums.n_field and sums.d_field):
        yield _("Choose a step, the field that is added up, and the field that it is a share of.")
    elif sums.n_field == sums.d_field:
        yield _("Choose two different fields: a sum over itself is always everything.")


def _of_lines(lines: Lines) -> Iterator[str]:
    for place, line in enumerate(lines, 1):
        if not line.key:
            yield _missing(line).format(place=place)


def _missing(line: ConditionLine) -> str:
    if line.asks == "milestone":
        return _("Line {place} does not say which milestone.")
    if line.asks in ("reached", "started", "planned"):
        return _("Line {place} does not say which step.")
    if line.asks == "filled":
        return _("Line {place} does not say which field.")
    return _("Line {place} is not finished.")
