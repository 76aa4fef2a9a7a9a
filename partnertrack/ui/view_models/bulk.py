"""What changing many people at once does to each of them, in words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Literal, TypeAlias
from uuid import UUID

from partnertrack.domain.shown import shown
from partnertrack.i18n import _, current, day, ngettext, number
from partnertrack.ui.view_models.moves import doubt, doubts

if TYPE_CHECKING:
    from partnertrack.domain.event import Event
    from partnertrack.domain.record import Value
    from partnertrack.domain.scheme import Scheme
    from partnertrack.services import move_participants, set_values

    Seen: TypeAlias = move_participants.Preview | set_values.Preview

State = Literal["refused", "changes", "same"]
_ORDER: dict[State, int] = {"refused": 0, "changes": 1, "same": 2}
_NAMED = 5


@dataclass(frozen=True, slots=True)
class BulkLine:
    """One person before and after; for one who is refused, `after` says why."""

    id: UUID
    name: str
    label: str
    before: str
    after: str
    state: State


@dataclass(frozen=True, slots=True)
class BulkPreview:
    """Everybody, those who cannot be changed first; `seen` is what is stored if the user wants it.

    `kept` counts those whose step is done already on another day.
    """

    lines: tuple[BulkLine, ...]
    doubts: tuple[str, ...]
    seen: Seen
    kept: int = 0

    def count(self, state: State) -> int:
        """How many lines are in that state."""
        return sum(line.state == state for line in self.lines)

    @property
    def summary(self) -> str:
        """How many change, how many are so already, and how many cannot change, with some of their names."""
        changing, same, refused = (self.count(state) for state in ("changes", "same", "refused"))
        words = [ngettext("{n} changes", "{n} change", changing).format(n=number(changing))]
        if same:
            words.append(ngettext("{n} is so already", "{n} are so already", same).format(n=number(same)))
        if refused:
            names = [line.name for line in self.lines[:_NAMED] if line.state == "refused"]
            names += ["…"] if refused > len(names) else []
            cannot = ngettext("{n} cannot change: {names}", "{n} cannot change: {names}", refused)
            words.append(cannot.format(n=number(refused), names=", ".join(names)))
        return "  ·  ".join(words)


def of_step(scheme: Scheme, seen: move_participants.Preview, as_of: date) -> BulkPreview:
    """What recording a step does, looked at on a day."""
    lines = []
    for moved in seen.people:
        before = event_words(scheme, moved.before) if moved.before else ""
        after, state = before, _state(is_refused=moved.is_refused, is_changed=moved.change is not None)
        if moved.is_refused:
            after = _("is done already and stays so")
        elif moved.change:
            after = event_words(scheme, moved.change.record)  # type: ignore[arg-type]  # a move changes an event
        lines.append(BulkLine(moved.enrolment_id, moved.name, moved.label, before, after, state))
    kept = sum(moved.kept_on is not None for moved in seen.people)
    return BulkPreview(_sorted(lines), doubts(seen, as_of), seen, kept)


def of_field(scheme: Scheme, seen: set_values.Preview) -> BulkPreview:
    """What setting a field does."""
    words = _words(scheme, seen)
    after = words(seen.value)
    lines = [
        BulkLine(
            each.enrolment_id,
            each.name,
            each.label,
            words(each.before),
            after,
            _state(is_refused=False, is_changed=each.change is not None),
        )
        for each in seen.people
    ]
    counts = Counter(text for each in seen.people for text in {doubt(warning) for warning in each.warnings})
    counted = [
        ngettext("{warning} ({count} person)", "{warning} ({count} people)", count).format(
            warning=text, count=number(count)
        )
        for text, count in counts.items()
    ]
    if seen.new and seen.value is not None:
        counted.append(_("“{name}” is not known yet and will be added.").format(name=seen.value))
    return BulkPreview(_sorted(lines), tuple(counted), seen)


def event_words(scheme: Scheme, event: Event) -> str:
    """How a step stands: "Done · 3 May 2025 · granted"."""
    statuses = {
        "done": _("Done"),
        "planned": _("Planned"),
        "in_progress": _("In progress"),
        "waiting_third_party": _("Waiting for an answer"),
        "failed": _("Failed"),
        "waived": _("Waived"),
        "cancelled": _("Cancelled"),
        "not_applicable": _("Not applicable"),
    }
    step = scheme.step(event.step)
    outcomes = scheme.outcomes(step) if step else None
    code = outcomes.code(event.outcome) if outcomes and event.outcome else None
    days = {"done": event.done_on, "planned": event.planned_on, "in_progress": event.started_on}
    when = days.get(event.status)
    parts = (
        statuses.get(event.status, _("Not started")),
        day(when, "medium") if when else "",
        code.label.text(current()) if code else "",
    )
    return " · ".join(filter(None, parts))


def _words(scheme: Scheme, seen: set_values.Preview) -> Callable[[Value | None], str]:
    known: dict[object, str] = {}

    def words(value: Value | None) -> str:
        if value is None:
            return ""
        if value not in known:
            known[value] = shown(scheme, seen.field, value)
        return known[value]

    return words


def _state(*, is_refused: bool, is_changed: bool) -> State:
    return "refused" if is_refused else "changes" if is_changed else "same"


def _sorted(lines: Iterable[BulkLine]) -> tuple[BulkLine, ...]:
    return tuple(sorted(lines, key=lambda line: _ORDER[line.state]))
