"""A sheet of a draft as the grid shows it: its rows are put into words when they come into view."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from partnertrack.domain.names import fold_text
from partnertrack.i18n import _, day, percent
from partnertrack.ui.view_models.import_review.compare import compare_lines
from partnertrack.ui.view_models.import_review.effects import LOOKS, TWO_FOLD, effect_lines
from partnertrack.ui.view_models.import_review.lines import (
    CandidateLine,
    Cell,
    ColumnLine,
    DriftLine,
    EffectLine,
    Problem,
    RowLine,
    Title,
)
from partnertrack.ui.view_models.import_review.problems import GRAVITIES, IDENTITY, Finding
from partnertrack.ui.view_models.people import Standing

if TYPE_CHECKING:
    from partnertrack.services.import_workbook import SheetDraft


@dataclass(frozen=True)
class SheetView:
    """A sheet; `titles` are those of the cells of its rows, `counts` how many rows come to each action.

    `labels` name the fields in which candidates are compared.
    """

    draft: SheetDraft
    columns: tuple[ColumnLine, ...]
    titles: tuple[Title, ...]
    problems: tuple[Problem, ...]
    counts: Mapping[str, int]
    drift: DriftLine | None
    labels: Mapping[str, str] = field(default_factory=dict)

    @property
    def name(self) -> str:
        """The name of the sheet."""
        return self.draft.name

    def __len__(self) -> int:
        """How many rows it has."""
        return len(self.draft.rows)

    def places(self, action: str = "", kind: str = "") -> tuple[int, ...]:
        """The places of the rows of which that becomes, and that have a problem of that kind; "" stands for any."""
        rows = self.draft.rows
        among: Iterable[int] = self._with_problem.get(kind, ()) if kind else range(len(rows))
        return tuple(place for place in among if not action or rows[place].action == action)

    def number(self, place: int) -> int:
        """The number of the row at a place."""
        return self.draft.rows[place].number

    def alike(self, index: int, raw: str) -> int:
        """In how many rows the partner wrote the same into the column of that index."""
        if index not in self._texts:
            place = self._at[index]
            counts: Counter[str] = Counter()
            for text, count in Counter(row.cells[place] for row in self.draft.rows).items():
                counts[fold_text(text)] += count
            self._texts[index] = counts
        return self._texts[index][fold_text(raw)]

    def all_say(self, index: int, raw: str, text: str) -> bool:
        """Whether `text` counts in all rows in which the partner wrote the same into the column of that index."""
        place, folded = self._at[index], fold_text(raw)
        return all(
            row.corrected.get(index, row.cells[place]) == text
            for row in self.draft.rows
            if fold_text(row.cells[place]) == folded
        )

    def line(self, place: int) -> RowLine:
        """The row at a place, in words."""
        row = self.draft.rows[place]
        effects = effect_lines(self.draft, place)
        found: dict[int, list[Finding]] = {}
        for issue in row.issues:
            index = self._index_of(issue)
            if index is not None:
                found.setdefault(index, []).append(issue)
        doing = {effect.index: effect for effect in reversed(effects)}
        told = {column.field for column in self.draft.columns if column.index in doing}
        return RowLine(
            sheet=self.name,
            number=row.number,
            person=row.person or _("(no name)"),
            label=row.label,
            cells={
                title.index: _cell(
                    title.index,
                    row.cells[self._at[title.index]],
                    row.corrected.get(title.index),
                    found.get(title.index, ()),
                    doing.get(title.index),
                )
                for title in self.titles
            },
            action=row.action,
            result=result(row.action),
            notes=tuple(dict.fromkeys(issue.message for issue in row.issues if IDENTITY.get(issue.code) not in told)),
            candidates=tuple(
                CandidateLine(
                    id=each.enrolment_id,
                    name=each.name,
                    detail=_known_by(each.label, each.birth_date),
                    why=each.why,
                    score=percent(each.score, 0),
                    compared=tuple(compare_lines(each.evidence, self.labels)),
                )
                for each in row.candidates
            ),
            effects=effects,
        )

    @cached_property
    def _with_problem(self) -> Mapping[str, tuple[int, ...]]:
        found: dict[str, dict[int, None]] = {}
        for problem in self.problems:
            if problem.row_at >= 0:
                found.setdefault(problem.code, {})[problem.row_at] = None
        return {kind: tuple(places) for kind, places in found.items()}

    @cached_property
    def _at(self) -> Mapping[int, int]:
        """The place of each column of the file among the columns of the draft."""
        return {column.index: place for place, column in enumerate(self.draft.columns)}

    @cached_property
    def _headings(self) -> Mapping[str, int]:
        return {column.heading: column.index for column in reversed(self.draft.columns)}

    @cached_property
    def _texts(self) -> dict[int, Counter[str]]:
        return {}

    def _index_of(self, issue: Finding) -> int | None:
        return self._headings.get(issue.column) if issue.index is None else issue.index


def shown(sheet: SheetDraft) -> tuple[int, ...]:
    """The places of the columns that are used and say something: with a problem, then with a change, then the rest."""
    said = [
        place
        for place, column in enumerate(sheet.columns)
        if column.field and any(row.cells[place] or column.index in row.corrected for row in sheet.rows)
    ]
    issues = [issue for row in sheet.rows for issue in row.issues if issue.gravity in GRAVITIES]
    indices = {issue.index for issue in issues}
    headings = {issue.column for issue in issues if issue.index is None}
    changing = {effect.index for row in sheet.rows for effect in row.effects}

    def rank(at: int) -> int:
        column = sheet.columns[at]
        is_faulty = column.index in indices or column.heading in headings
        return 0 if is_faulty else 1 if column.index in changing else 2

    return tuple(sorted(said, key=rank))


def result(action: str) -> Standing:
    """What becomes of a row, as a chip says it."""
    return {
        "create": Standing(_("New"), "ok", "plus"),
        "update": Standing(_("Update"), "info", "pencil"),
        "unchanged": Standing(_("No change"), "neutral", "equal"),
        "review": Standing(_("Decide"), "warn", "circle-question-mark"),
        "reject": Standing(_("Not taken"), "danger", "x"),
        "skip": Standing(_("Left out"), "neutral", "minus"),
    }[action]


def _cell(index: int, raw: str, corrected: str | None, issues: Sequence[Finding], effect: EffectLine | None) -> Cell:
    """A cell with what is to be said of it: its gravest problem, else what it does to the pilot."""
    written = raw if corrected is None else corrected
    text, before = written, ""
    tone, sign = _look(issues, effect)
    tips = [issue.message for issue in issues]
    if effect:
        tips += [effect.words, effect.why]
        if effect.kind in TWO_FOLD:
            text, before = effect.after or text, effect.before
    if corrected is not None:
        tips.append(
            _("The partner wrote “{text}”.").format(text=raw) if raw else _("The partner left this cell empty.")
        )
    return Cell(
        index=index,
        text=text,
        raw=raw,
        written=written,
        before=before,
        tone=tone,
        sign=sign,
        tip="\n".join(filter(None, tips)),
        problem="\n".join(issue.message for issue in issues),
        is_corrected=corrected is not None,
        is_disputed=effect is not None and effect.may_choose,
    )


def _look(issues: Sequence[Finding], effect: EffectLine | None) -> tuple[str, str]:
    for gravity, look in GRAVITIES.items():
        if any(issue.gravity == gravity for issue in issues):
            return look
    return LOOKS[effect.kind] if effect else ("", "")


def _known_by(label: str, birth_date: date | None) -> str:
    return " · ".join(filter(None, (label, day(birth_date, "medium") if birth_date else "")))
