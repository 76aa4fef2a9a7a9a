"""What the import of a logframe shows: the columns as they were read, each line with what becomes of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Final
from uuid import UUID

from partnertrack.i18n import _, day, ngettext, number, pgettext

if TYPE_CHECKING:
    from partnertrack.services.logframe_exchange import Differing, Draft, Finding, MatrixColumn, PlanLine

ENTRY = tuple[str, object]
"""A text to choose, and the value behind it."""

_TONES: Final = {"error": "danger", "warning": "warn", "info": "info"}
_ACTIONS: Final[Mapping[str, tuple[Callable[[], str], str, str]]] = {
    "add": (lambda: _("New"), "ok", "plus"),
    "change": (lambda: _("Changed"), "info", "pencil"),
    "same": (lambda: _("Unchanged"), "neutral", "equal"),
    "open": (lambda: _("Decide"), "danger", "circle-question-mark"),
    "skip": (lambda: _("Left out"), "neutral", "x"),
}
_DATED: Final = frozenset({"milestone", "target", "current"})


@dataclass(frozen=True, slots=True)
class Note:
    """A finding in words, with its tone and where it stands."""

    tone: str
    text: str
    place: str = ""


@dataclass(frozen=True, slots=True)
class ColumnView:
    """A column of a table: its heading, what it was read as, and the day that it names or still needs."""

    at: tuple[str, int]
    heading: str
    role: str
    takes_day: bool
    on: date | None
    is_sure: bool


@dataclass(frozen=True, slots=True)
class ImportLine:
    """A result or an indicator with what becomes of it.

    `likely` are those of the pilot of which one may be meant, `meant` the chosen one (None: a new one, "": open);
    `figures` what may compute it, with the chosen one. They are empty where there is nothing to choose.
    """

    key: str
    is_result: bool
    title: str
    action: str
    word: str
    tone: str
    icon: str
    changes: tuple[str, ...] = ()
    notes: tuple[Note, ...] = ()
    likely: tuple[ENTRY, ...] = ()
    meant: object = ""
    figures: tuple[ENTRY, ...] = ()
    figure: str = ""

    @property
    def is_quiet(self) -> bool:
        """Whether there is nothing to look at."""
        return self.action == "same" and not any(note.tone != "info" for note in self.notes)


@dataclass(frozen=True, slots=True)
class ImportView:
    """All of it; `found` is the draft that is accepted."""

    file_name: str
    summary: str
    notes: tuple[Note, ...]
    columns: tuple[ColumnView, ...]
    lines: tuple[ImportLine, ...]
    roles: tuple[ENTRY, ...]
    is_empty: bool
    has_errors: bool
    has_changes: bool
    open_count: int
    needs_final_day: bool
    needs_current_day: bool
    found: Draft

    def shown_lines(self, *, hides_same: bool) -> tuple[ImportLine, ...]:
        """The lines; without what is unchanged, only those to look at, each indicator below its result."""
        if not hides_same:
            return self.lines
        kept: list[ImportLine] = []
        above: ImportLine | None = None
        for line in self.lines:
            if line.is_result:
                above = line
            if line.is_quiet:
                continue
            if above and not line.is_result and above.is_quiet:
                kept.append(above)
                above = None
            kept.append(line)
        return tuple(kept)


def present(found: Draft, roles: tuple[ENTRY, ...] = ()) -> ImportView:
    """The draft in words; `roles` are what a column may hold."""
    plan = found.plan
    told = (*plan.findings, *(finding for line in plan.lines for finding in line.findings))
    codes = {finding.code for finding in told}
    lines = tuple(_line(line, found) for line in plan.lines)
    undated = any(not goal.due_on for read in found.matrix.indicators for goal in read.goals if goal.kind == "final")
    return ImportView(
        file_name=found.file_name,
        summary=_summary(plan.lines),
        notes=tuple(_note(finding) for finding in plan.findings),
        columns=tuple(_column(column) for column in found.matrix.columns if column.heading or column.role),
        lines=lines,
        roles=roles,
        is_empty=not lines,
        has_errors=any(finding.severity == "error" for finding in told),
        has_changes=bool(plan.changes),
        open_count=sum(line.action == "open" for line in plan.lines),
        needs_final_day=undated and ("target-undated" in codes or found.choices.lines.final_on is not None),
        needs_current_day="current-undated" in codes,
        found=found,
    )


def _summary(lines: tuple[PlanLine, ...]) -> str:
    """How many lines there are of each kind."""
    counts = {action: sum(line.action == action for line in lines) for action in _ACTIONS}
    told = (
        (counts["add"], ngettext("{n} new", "{n} new", counts["add"])),
        (counts["change"], ngettext("{n} changed", "{n} changed", counts["change"])),
        (counts["same"], ngettext("{n} unchanged", "{n} unchanged", counts["same"])),
        (counts["open"], ngettext("{n} to decide", "{n} to decide", counts["open"])),
        (counts["skip"], ngettext("{n} left out", "{n} left out", counts["skip"])),
    )
    return "  \N{MIDDLE DOT}  ".join(words.format(n=number(count)) for count, words in told if count)


def _note(finding: Finding) -> Note:
    place = ""
    if finding.row:
        place = _("{sheet}, row {row}").format(sheet=finding.sheet, row=number(finding.row))
    return Note(_TONES[finding.severity], finding.message, place)


def _column(column: MatrixColumn) -> ColumnView:
    takes_day = column.role in _DATED
    is_sure = column.fit == 1.0 and bool(column.role)
    return ColumnView((column.sheet, column.place), column.heading, column.role, takes_day, column.on, is_sure)


def _line(line: PlanLine, found: Draft) -> ImportLine:
    word, tone, icon = _ACTIONS[line.action]
    can_choose = bool(line.proposals) and line.action != "open"
    notes = [_note(finding) for finding in line.findings]
    if can_choose and not line.figure:
        best = line.proposals[0]
        words = _("The pilot may count this itself, as “{name}” (fits {score} of 100).")
        name = found.figures.get(best.figure, best.figure)
        notes.append(Note("info", words.format(name=name, score=number(best.score))))
    return ImportLine(
        key=line.key,
        is_result=line.is_result,
        title=f"{line.code}  {line.text}".strip() or _("No words"),
        action=line.action,
        word=word(),
        tone=tone,
        icon=icon,
        changes=tuple(_change(each, found.figures) for each in line.differences),
        notes=tuple(notes),
        likely=tuple(_likely(line)) if line.likely else (),
        meant=_meant(line, found),
        figures=tuple(_figures(line, found.figures)) if can_choose else (),
        figure=line.figure,
    )


def _likely(line: PlanLine) -> Iterator[ENTRY]:
    if line.action == "open":
        yield _("Choose…"), ""
    for known, text in line.likely:
        yield _("The same as {name}").format(name=text), known
    yield _("A new result") if line.is_result else _("A new indicator"), None


def _meant(line: PlanLine, found: Draft) -> object:
    """What is chosen among the likely ones: nothing while it is open, a new one until something else is said."""
    return "" if line.action == "open" else found.choices.lines.meant.get(line.key)


def _figures(line: PlanLine, names: Mapping[str, str]) -> Iterator[ENTRY]:
    yield _("Reported by hand"), ""
    for each in line.proposals:
        text = _("{figure}: {name} (fits {score} of 100)")
        yield text.format(figure=each.figure, name=names.get(each.figure, ""), score=number(each.score)), each.figure


def _change(each: Differing, figures: Mapping[str, str]) -> str:
    """A difference as a sentence: "Final target 31 Dec 2027: 80 → 100"."""
    what = _names()[each.what]
    if each.on:
        what = f"{what} {day(each.on, 'medium')}"
    before, after = each.before, each.after
    if each.what == "figure":
        before, after = figures.get(before, before), figures.get(after, after)
    return _("{what}: {before} → {after}").format(what=what, before=before or "\N{EN DASH}", after=after)


def _names() -> dict[str, str]:
    return {
        "statement": _("Result"),
        "assumptions": _("Assumptions"),
        "code": _("Code"),
        "label": _("Indicator"),
        "figure": _("Computed as"),
        "unit": _("Unit"),
        "verification": _("Source of verification"),
        "responsible": _("Responsible"),
        "frequency": _("Frequency"),
        "baseline": _("Baseline"),
        "baseline_year": _("Baseline year"),
        "milestone": pgettext("logframe", "Milestone"),
        "final": _("Final target"),
        "current": _("Reported value"),
    }


def likely_value(value: object) -> UUID | None:
    """The indicator behind an entry of `likely`, None for a new one."""
    return value if isinstance(value, UUID) else None
