"""Indicators of the pilot's own as drafts: begun, taken over from another, and what they come to."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from uuid import UUID

from partnertrack import paths
from partnertrack.domain.indicator_draft import EMPTY, IndicatorDraft
from partnertrack.domain.indicator_form import draft_of, first_text, table_of
from partnertrack.domain.text import LABEL_LANGUAGES, Label
from partnertrack.domain.toml_text import toml_text
from partnertrack.errors import SchemeError, UserError
from partnertrack.i18n import _, speaking
from partnertrack.indicators.calculate import Results
from partnertrack.indicators.catalogue import read_indicator, shipped_catalogue
from partnertrack.indicators.definition import Catalogue, Indicator
from partnertrack.indicators.figure import Figure
from partnertrack.indicators.wording import formula
from partnertrack.services.indicators.mistakes import formula_mistakes, mistakes
from partnertrack.services.indicators.people import Half
from partnertrack.services.workspace import Workspace

_UNNAMED = "?"

_SHARED = ("definition", "source", "direction", "unit")
"""What the figures of an indicator have in common."""


@dataclass(frozen=True, slots=True)
class Preview:
    """What a draft comes to: its figure and its formula in words, and the mistakes for which it cannot be kept.

    There is neither figure nor formula where the formula is not complete.
    """

    figure: Figure | None
    formula: str
    mistakes: tuple[str, ...]
    outside: int = 0


def new_draft(workspace: Workspace) -> IndicatorDraft:
    """An indicator of which nothing is known but an id that nobody has."""
    return IndicatorDraft(_free_key(workspace))


def draft(workspace: Workspace, figure_id: str) -> IndicatorDraft:
    """An own indicator as it was put together; of a figure of the catalogue, a copy with an id of its own.

    Raises `UserError` when there is no such figure.
    """
    for each in workspace.own_indicators():
        if each.key == figure_id:
            return _without_sentence(workspace, draft_of(each.key, _read(each.definition)))
    indicator, _dot, line = figure_id.partition(".")
    table = dict(_shipped().get(indicator, {}))
    if line:
        lines = table.get("lines")
        part = lines.get(line) if isinstance(lines, Mapping) else None
        head: dict[str, object] = {key: table[key] for key in _SHARED if key in table}
        table = {**head, **part} if isinstance(part, Mapping) else {}
    table.pop("lines", None)
    if "label" not in table:
        raise UserError(_("This pilot has no indicator “{id}”.").format(id=figure_id))
    copied = draft_of(_free_key(workspace), table)
    return replace(copied, source=copied.source or _("After {id} of PartnerTrack’s catalogue").format(id=figure_id))


def preview(workspace: Workspace, wanted: IndicatorDraft, as_of: date, before: str = "") -> Preview:
    """What a draft comes to as of a day; `before` is the id of the own indicator that is changed, if one is."""
    wrong = tuple(mistakes(wanted, taken(workspace, before)))
    if formula_mistakes(wanted):
        return Preview(None, "", wrong)
    try:
        results, indicator = _calculated(workspace, wanted, as_of)
    except SchemeError as error:
        return Preview(None, "", (*wrong, error.message))
    words = formula(workspace.scheme, workspace.catalogue, indicator.lines[0].measure)
    figure = results.indicators[_UNNAMED]
    return Preview(figure, words, wrong, figure.outside)


def drafted_people(workspace: Workspace, wanted: IndicatorDraft, half: Half, as_of: date) -> tuple[UUID, ...]:
    """The enrolments behind a half of a draft's figure; raises `SchemeError` where it cannot be calculated."""
    results, _indicator = _calculated(workspace, wanted, as_of)
    return results.who(_UNNAMED, half)


def text_of(workspace: Workspace, wanted: IndicatorDraft) -> str:
    """The draft as the text that is kept; where nobody wrote a definition, its formula in words is one."""
    if not first_text(wanted.definition):
        wanted = replace(wanted, definition=_sentence(workspace, wanted))
    return toml_text(table_of(wanted, _step_of(workspace)))


def taken(workspace: Workspace, but: str = "") -> frozenset[str]:
    """The ids that others have."""
    own = {each.key for each in workspace.own_indicators()}
    return frozenset({*shipped_catalogue().indicators, *shipped_catalogue().milestones, *own} - {but})


def _calculated(workspace: Workspace, wanted: IndicatorDraft, as_of: date) -> tuple[Results, Indicator]:
    indicator = _indicator(workspace, wanted)
    catalogue = Catalogue(workspace.catalogue.milestones, {_UNNAMED: indicator})
    return workspace.results_of(catalogue, as_of), indicator


def _indicator(workspace: Workspace, wanted: IndicatorDraft) -> Indicator:
    """The draft as an indicator, with names where it has none yet."""
    unnamed = Label(_UNNAMED, "", "", "")
    named = replace(
        wanted,
        label=wanted.label if first_text(wanted.label) else unnamed,
        definition=wanted.definition if first_text(wanted.definition) else unnamed,
    )
    text = toml_text(table_of(named, _step_of(workspace)))
    return read_indicator(_UNNAMED, text, workspace.catalogue.milestones)


def _sentence(workspace: Workspace, wanted: IndicatorDraft) -> Label:
    """The formula in words, in every language."""
    measure = _indicator(workspace, wanted).lines[0].measure
    texts = []
    for language in LABEL_LANGUAGES:
        with speaking(language):
            texts.append(formula(workspace.scheme, workspace.catalogue, measure))
    return Label(*texts)


def _without_sentence(workspace: Workspace, kept: IndicatorDraft) -> IndicatorDraft:
    """The draft with a blank definition where the formula in words is all that stands there."""
    try:
        is_own = _sentence(workspace, kept).en == kept.definition.en
    except SchemeError:
        return kept
    return replace(kept, definition=EMPTY) if is_own else kept


def _free_key(workspace: Workspace) -> str:
    known = taken(workspace)
    return next(key for number in range(1, len(known) + 2) if (key := f"X{number}") not in known)


def _step_of(workspace: Workspace) -> Callable[[str], str]:
    fields = workspace.scheme.fields
    return lambda key: fields[key].step if key in fields else ""


def _read(text: str) -> Mapping[str, object]:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise UserError(_("The formula of this indicator cannot be read."), str(error)) from error


@cache
def _shipped() -> Mapping[str, Mapping[str, object]]:
    """The tables of the shipped indicators as they are written."""
    text = (paths.resources() / "indicators.toml").read_text(encoding="utf-8")
    tables: Mapping[str, Mapping[str, object]] = tomllib.loads(text)["indicators"]
    return tables
