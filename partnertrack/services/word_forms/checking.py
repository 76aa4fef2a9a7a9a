"""What is wrong with a form, before it is filled: unknown names, figures that are not there, texts left out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from uuid import UUID

from partnertrack.disclosure import Press
from partnertrack.i18n import _
from partnertrack.reporting import forms as word
from partnertrack.reporting.forms import Place
from partnertrack.services.donor_report.composing import brief
from partnertrack.services.donor_report.options import Options
from partnertrack.services.word_forms.keeping import content_of
from partnertrack.services.word_forms.known import BLOCK, TEXT, Supply, supplies
from partnertrack.services.workspace import Workspace

_NEAR = 0.6


@dataclass(frozen=True, slots=True)
class Unknown:
    """A name that nobody knows, and the known one that was meant perhaps; `of` is the list in whose rows it stands."""

    name: str
    near: str = ""
    of: str = ""

    def text(self) -> str:
        """The same as a sentence."""
        said = (
            _("“{name}” is in no row of the list “{list}”.").format(name=self.name, list=self.of)
            if self.of
            else _("Nobody knows “{name}”.").format(name=self.name)
        )
        return " ".join((said, _("Did you mean “{name}”?").format(name=self.near))) if self.near else said


@dataclass(frozen=True, slots=True)
class Checked:
    """What a check found: `unknown` names keep the form from being filled.

    `silent` are places where nothing can be said on the report's day, by name with their labels; `unused` are sections
    whose text was written and has no place in the form.
    """

    places: int
    unknown: tuple[Unknown, ...] = ()
    silent: tuple[tuple[str, str], ...] = ()
    unused: tuple[str, ...] = ()

    @property
    def is_ready(self) -> bool:
        """Whether the form can be filled."""
        return not self.unknown


def check(workspace: Workspace, form_id: UUID, options: Options) -> Checked:
    """What is wrong with a form for a report; raises `UserError` when the form is gone or may not be opened."""
    found = word.places(content_of(workspace, form_id))
    draft = brief(workspace, options, Press())
    every = supplies(draft)
    silent = ((each.name, every[each.name].known.label) for each in found if _is_silent(each, every))
    written = {section for (section, _language), passage in draft.passages.items() if passage.body.strip()}
    asked = {each.name.removeprefix(TEXT).removeprefix(BLOCK) for each in found}
    headings = {each.key: each.heading.text(options.language) for each in draft.template.sections}
    unused = tuple(headings[key] for key in headings if key in written and key not in asked)
    return Checked(len(found), unknown(found, every), tuple(dict.fromkeys(silent)), unused)


def unknown(found: Iterable[Place], every: Mapping[str, Supply]) -> tuple[Unknown, ...]:
    """The places that no report supplies."""
    return tuple(dict.fromkeys(filter(None, (_doubted(each, every) for each in found))))


def _doubted(place: Place, every: Mapping[str, Supply]) -> Unknown | None:
    """A place that is not known, with what was meant perhaps."""
    lists = {name for name, each in every.items() if each.known.kind == "list"}
    if place.of and place.of in lists:
        fields = [name for name, _label in every[place.of].known.fields]
        return None if place.name in fields else Unknown(place.name, _nearest(place.name, fields), place.of)
    if place.of:
        return None
    names = list(lists if place.is_list else every.keys() - lists)
    return None if place.name in names else Unknown(place.name, _nearest(place.name, names))


def _nearest(name: str, names: list[str]) -> str:
    folded = {each.casefold(): each for each in names}
    near = get_close_matches(name.casefold(), sorted(folded), 1, _NEAR)
    return folded[near[0]] if near else ""


def _is_silent(place: Place, every: Mapping[str, Supply]) -> bool:
    """Whether a known figure or text has nothing to say on the report's day."""
    found = every.get(place.name)
    return found is not None and not place.of and found.known.kind == "figure" and not found.say()
