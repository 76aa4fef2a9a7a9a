"""Every place that a form may have, with what stands in it for one report."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Literal

from partnertrack.disclosure import Press
from partnertrack.i18n import _, current
from partnertrack.reporting.forms import Pieces, plain
from partnertrack.services.donor_report.brief import Brief
from partnertrack.services.donor_report.composing import brief
from partnertrack.services.donor_report.narrative import text_blocks
from partnertrack.services.donor_report.options import Options
from partnertrack.services.donor_report.placeholders import all_placeholders, group_words
from partnertrack.services.word_forms.lists import LISTS
from partnertrack.services.workspace import Workspace

Kind = Literal["figure", "text", "list"]
Value = str | Pieces | Sequence[Mapping[str, str]]

TEXT, BLOCK = "text.", "block."
"""What the names of the officer's texts begin with: as plain lines, and as paragraphs, lists and tables."""

_FIT = re.compile(r"[A-Za-z_]\w*(\.\w+)*")
"""Names that can stand in a Word form."""
_TWO_NUMBERS = re.compile(r"\.\d+\.\d")


@dataclass(frozen=True, slots=True)
class Known:
    """A place by its name, with what it means and in which group it is offered; a list has the names in its rows."""

    name: str
    label: str
    group: str
    kind: Kind
    fields: tuple[tuple[str, str], ...] = ()

    @property
    def place(self) -> str:
        """What to write in the form."""
        if self.kind == "list":
            return f"{{% for row in {self.name} %}}"
        return f"{{{{p {self.name} }}}}" if self.name.startswith(BLOCK) else f"{{{{ {self.name} }}}}"


@dataclass(frozen=True, slots=True)
class Supply:
    """What stands in a place: None where nothing can be said on that day."""

    known: Known
    say: Callable[[], Value | None]


def known(workspace: Workspace, options: Options) -> tuple[Known, ...]:
    """All places for a report, with labels in the language in force."""
    return tuple(each.known for each in supplies(brief(workspace, options, Press())).values())


def supplies(told: Brief) -> dict[str, Supply]:
    """What a report supplies, by name, in the language in force."""
    return {each.known.name: each for each in (*_figures(told), *_texts(told), *_lists(told))}


def _figures(told: Brief) -> Iterator[Supply]:
    for each in all_placeholders(told):
        if _FIT.fullmatch(each.name) and not _TWO_NUMBERS.search(each.name):
            yield Supply(Known(each.name, each.label, group_words(each.group), "figure"), each.say)


def _texts(told: Brief) -> Iterator[Supply]:
    """The officer's texts by section, twice: as lines, and as blocks that take the place of a paragraph."""
    sections = {each.key: each for each in told.template.sections if each.text != "none" and _FIT.fullmatch(each.key)}
    for key, section in sections.items():
        heading = section.heading.text(current())
        words = _("“{section}”, as lines").format(section=heading)
        yield Supply(Known(f"{TEXT}{key}", words, _("Texts"), "text"), partial(_lines, told, key))
        words = _("“{section}”, with its lists and tables").format(section=heading)
        yield Supply(Known(f"{BLOCK}{key}", words, _("Texts"), "text"), partial(_blocks, told, key))


def _lists(told: Brief) -> Iterator[Supply]:
    for name, each in LISTS.items():
        made = Known(name, each.label(), _("Lists"), "list", tuple(each.fields().items()))
        yield Supply(made, partial(_rows, told, each.rows))


def _lines(told: Brief, key: str) -> str:
    return plain(text_blocks(told, key))


def _blocks(told: Brief, key: str) -> Pieces:
    return Pieces(text_blocks(told, key))


def _rows(told: Brief, rows: Callable[[Brief], Iterator[Mapping[str, str]]]) -> tuple[Mapping[str, str], ...]:
    return tuple(rows(told))
