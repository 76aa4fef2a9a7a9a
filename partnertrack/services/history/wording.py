"""Changes in words, on the screen and on paper alike."""

from __future__ import annotations

from partnertrack.i18n import _, day
from partnertrack.services.history.kinds import count_words
from partnertrack.services.history.listing import Happened
from partnertrack.services.history.telling import Line, Told


def op_words(op: str) -> str:
    """What was done to a record."""
    words = {"add": _("added"), "update": _("changed"), "remove": _("removed"), "erase": _("erased")}
    return words.get(op, op)


def title_words(row: Happened) -> str:
    """What a change was called, said of an undo and a redo, too."""
    if row.way == "undo":
        return _("Undone: {title}").format(title=row.title)
    return _("Done again: {title}").format(title=row.title) if row.way == "redo" else row.title


def counts_words(row: Happened, most: int = 3) -> str:
    """How many records of which kinds, those of people first."""
    order = ("participant", "event", "enrolment", "note", "document", "organisation")
    counts = {kind: sum(each.values()) for kind, each in row.counts.items()}
    if "participant" in counts:
        counts.pop("enrolment", None)
    kinds = sorted(counts, key=lambda kind: (order.index(kind) if kind in order else len(order), -counts[kind]))
    told = [words for kind in kinds if kind != "source" and (words := count_words(kind, counts[kind]))]
    return " · ".join(told[:most])


def line_words(line: Line) -> tuple[str, str]:
    """What a field held before and after, in words."""
    if line.is_erased:
        return _("erased"), _("erased")
    return line.before, line.after


def change_words(told: Told, line: Line) -> str:
    """A field of a record, and what became of it."""
    before, after = line_words(line)
    if line.is_erased:
        on = day(told.erased_on, "medium") if told.erased_on else ""
        words = _("erased on {day}").format(day=on) if on else _("erased")
        return f"{line.label}: {words}"
    return f"{line.label}: {before} → {after or '–'}" if before else f"{line.label}: {after}"
