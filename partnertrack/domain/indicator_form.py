"""A draft of an indicator written as its table in the catalogue, and read from one."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from partnertrack.domain.condition_lines import TooMuch, condition, lines_of
from partnertrack.domain.indicator_draft import EMPTY, IndicatorDraft, Span, Sums, Table
from partnertrack.domain.text import LABEL_LANGUAGES, Label

_UNITS = {"count": "count", "persons": "count", "share": "percent", "days": "days", "sum": "percent"}
"""The units of those kinds that lines can say."""

_HEAD = (
    "label",
    "definition",
    "unit",
    "source",
    "direction",
    "responsible",
    "verification",
    "dimensions",
)


def table_of(draft: IndicatorDraft, step_of: Callable[[str], str]) -> Table:
    """The table; languages without a text of their own have that of the first language that has one."""
    table: dict[str, object] = {
        "label": _filled(draft.label),
        "unit": _UNITS.get(draft.kind, draft.unit),
        "direction": draft.direction,
    }
    for key in ("source", "responsible", "verification"):
        if told := str(getattr(draft, key)).strip():
            table[key] = told
    if draft.dimensions:
        table["dimensions"] = list(draft.dimensions)
    table |= _formula(draft, step_of)
    table["definition"] = _filled(draft.definition)
    return table


def draft_of(key: str, table: Table) -> IndicatorDraft:
    """The draft that a table comes from; what its formula says beyond lines is kept as it is."""
    formula = {part: held for part, held in table.items() if part not in _HEAD}
    head = IndicatorDraft(
        key=key,
        label=_own(table.get("label")),
        definition=_own(table.get("definition")),
        unit=str(table.get("unit", "count")),
        direction=str(table.get("direction", "up")),
        source=str(table.get("source", "")),
        responsible=str(table.get("responsible", "")),
        verification=str(table.get("verification", "")),
        dimensions=_texts(table.get("dimensions")),
    )
    return _with_formula(head, formula)


def _formula(draft: IndicatorDraft, step_of: Callable[[str], str]) -> Table:
    if draft.kind in ("count", "persons"):
        return {draft.kind: condition(draft.n, step_of)}
    if draft.kind == "share":
        return {"n": condition(draft.n, step_of), "d": condition(draft.d, step_of)}
    if draft.kind == "sum":
        return {"sum": {"step": draft.sums.step, "n_field": draft.sums.n_field, "d_field": draft.sums.d_field}}
    if draft.kind == "days":
        span: dict[str, object] = {"start": draft.span.start, "end": draft.span.end}
        if draft.span.outcome and not draft.span.is_open:
            span["outcomes"] = [draft.span.outcome]
        if draft.span.percentile != Span().percentile:
            span["percentile"] = draft.span.percentile
        return {"days": span | ({"is_open": True} if draft.span.is_open else {})}
    return draft.kept


def _with_formula(head: IndicatorDraft, formula: Table) -> IndicatorDraft:
    """The draft with the formula in lines where they can say it."""
    parts = {name: getattr(head, name) for name in IndicatorDraft.__slots__}
    readers: Mapping[frozenset[str], Callable[[Table], dict[str, object]]] = {
        frozenset({"count"}): lambda held: {"kind": "count", "n": lines_of(held["count"])},
        frozenset({"persons"}): lambda held: {"kind": "persons", "n": lines_of(held["persons"])},
        frozenset({"n", "d"}): lambda held: {"kind": "share", "n": lines_of(held["n"]), "d": lines_of(held["d"])},
        frozenset({"days"}): lambda held: {"kind": "days", "span": _span(held["days"])},
        frozenset({"sum"}): lambda held: {"kind": "sum", "sums": _sums(held["sum"])},
    }
    reader = readers.get(frozenset(formula))
    try:
        read = reader(formula) if reader else None
    except TooMuch:
        read = None
    return IndicatorDraft(**{**parts, **(read or {"kind": "kept", "kept": formula})})


def _span(held: object) -> Span:
    if not isinstance(held, Mapping):
        raise TooMuch
    rest = dict(held)
    outcomes = _texts(rest.pop("outcomes", ()))
    if len(outcomes) > 1 or rest.keys() - {"start", "end", "percentile", "is_open"}:
        raise TooMuch
    return Span(outcome="".join(outcomes), **rest)


def _sums(held: object) -> Sums:
    if not isinstance(held, Mapping) or held.keys() != {"step", "n_field", "d_field"}:
        raise TooMuch
    return Sums(**held)


def _texts(held: object) -> tuple[str, ...]:
    if isinstance(held, str):
        return (held,)
    return tuple(str(each) for each in held) if isinstance(held, list | tuple) else ()


def first_text(label: Label) -> str:
    """The text of the first language that has one."""
    return next((text for each in LABEL_LANGUAGES if (text := label.text(each).strip())), "")


def _filled(label: Label) -> Table:
    """The label in all languages."""
    usual = first_text(label)
    return {language: label.text(language).strip() or usual for language in LABEL_LANGUAGES}


def _own(held: object) -> Label:
    """The label with those languages blank that only repeat the first one."""
    if isinstance(held, str):
        held = {LABEL_LANGUAGES[0]: held}
    if not isinstance(held, Mapping):
        return EMPTY
    texts = [str(held.get(language, "")) for language in LABEL_LANGUAGES]
    return Label(texts[0], *(text if text != texts[0] else "" for text in texts[1:]))
