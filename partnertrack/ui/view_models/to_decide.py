"""What waits for somebody's decision, as lines of the day."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from partnertrack.i18n import _, ngettext, number


@dataclass(frozen=True, slots=True)
class Waiting:
    """How much waits: rows of files, pairs of people who may be one, and partners that owe files."""

    rows: int = 0
    files: int = 0
    pairs: int = 0
    silent: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PageLine:
    """A line that leads to a page of its own: the page's key."""

    page: str
    text: str
    detail: str
    icon: str
    tone: str


_SHOWN = 3


def waiting_lines(waiting: Waiting) -> Iterator[PageLine]:
    """The lines; what does not wait has none."""
    if waiting.rows:
        rows = ngettext("{n} row of a file waits", "{n} rows of files wait", waiting.rows)
        files = ngettext("in {n} import", "in {n} imports", waiting.files).format(n=number(waiting.files))
        yield PageLine("imports", rows.format(n=number(waiting.rows)), files, "file-clock", "warn")
    if waiting.pairs:
        pairs = ngettext("{n} person may be here twice", "{n} people may be here twice", waiting.pairs)
        detail = _("Side by side, to merge or to keep apart")
        yield PageLine("duplicates", pairs.format(n=number(waiting.pairs)), detail, "copy", "warn")
    if waiting.silent:
        silent = ngettext("{n} partner owes a file", "{n} partners owe files", len(waiting.silent))
        names = ", ".join(waiting.silent[:_SHOWN]) + ("…" if len(waiting.silent) > _SHOWN else "")
        yield PageLine("partners", silent.format(n=number(len(waiting.silent))), names, "handshake", "warn")
