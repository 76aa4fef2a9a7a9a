"""What a copy of a partner's workbook could not carry over, in words for the officer who sends it back."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from partnertrack.i18n import _

_TEXTS: Final[Mapping[str, Callable[[], str]]] = {
    "macros": lambda: _("Macros were left out; none is ever carried over."),
    "links": lambda: _("Links to other workbooks were cut; the cells keep their last values."),
    "pictures": lambda: _("Some pictures are missing."),
    "charts": lambda: _("Some charts are missing."),
    "charts-redrawn": lambda: _("Charts may look different."),
    "chart-sheets": lambda: _("Some sheets that hold only a chart or a dialogue are missing."),
    "controls": lambda: _("Buttons and other controls are missing."),
    "objects": lambda: _("Embedded documents are missing."),
    "pivots": lambda: _("Some pivot tables are missing."),
    "slicers": lambda: _("Slicers are missing."),
    "queries": lambda: _("Connections to outside data are missing."),
    "threads": lambda: _("Threads of comments became plain comments."),
    "custom-xml": lambda: _("Hidden data that other programs keep in the file are missing."),
    "linked-types": lambda: _("Linked data types became plain values."),
    "shapes": lambda: _("Some text boxes and shapes are missing."),
    "rich-text": lambda: _("Texts with several formats in one cell have one format."),
    "conditional-formats": lambda: _("Some conditional formats are missing."),
    "validations": lambda: _("Some drop-down lists are missing."),
    "sparklines": lambda: _("Sparklines are missing."),
    "kind": lambda: _("The file is of a kind that cannot be marked; its cells were put into a new workbook."),
    "locked": lambda: _("The file has a password; its cells were put into a new workbook, which has none."),
    "unsafe": lambda: _("The file could not be copied safely; its cells were put into a new workbook."),
    "looks": lambda: _("Formats, formulas, pictures and all else but the cells’ values are missing."),
}


def in_words(codes: tuple[str, ...]) -> tuple[str, ...]:
    """The losses as sentences, in the language in force."""
    return tuple(_TEXTS[code]() for code in codes)
