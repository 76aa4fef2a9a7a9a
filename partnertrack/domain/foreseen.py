"""What a change to somebody's way through the scheme leads to, before it is stored."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from partnertrack.domain.dossier import Dossier
from partnertrack.domain.journey import DueDate, lying_ahead
from partnertrack.domain.scheme import Scheme
from partnertrack.domain.standing import ACTIVE, COMPLETED, PAUSED, by_step, standing
from partnertrack.domain.step_name import step_name
from partnertrack.i18n import _, current, day, ngettext, number

_MOST = 4  # names of steps that are told


def foreseen(scheme: Scheme, before: Dossier, after: Dossier, as_of: date) -> tuple[str, ...]:
    """What changes in sentences: where the person stands, what is due then, which days fall away.

    Nothing where the person stays on the way and on the track, because then only the step itself changes. It is told
    as of `as_of`, or of the last day that the change speaks of where that is later.
    """
    at = max([as_of, *(event.done_on for event in after.events if event.done_on)])
    was, becomes = (standing(scheme, each.enrolment.track, by_step(each.events), at).status for each in (before, after))
    is_moved = before.enrolment.track != after.enrolment.track
    if was == becomes and not is_moved:
        return ()
    return tuple(_sentences(scheme, (was, becomes), *(_due(scheme, each, at) for each in (before, after))))


def _sentences(
    scheme: Scheme, statuses: tuple[str, str], due_before: tuple[DueDate, ...], due_after: tuple[DueDate, ...]
) -> Iterator[str]:
    was, becomes = statuses
    if was != becomes:
        words = [_status_words(scheme, each) for each in statuses]
        yield _("The status changes from “{before}” to “{after}”.").format(before=words[0], after=words[1])
        if becomes == ACTIVE:
            yield _("The figures count this person among those on the way again.")
        elif becomes not in (COMPLETED, PAUSED):
            yield _("The figures count this person among those who left; what was reached until then still counts.")
    kept = {(each.step.key, each.occurrence, each.day) for each in due_after}
    fallen = [each for each in due_before if (each.step.key, each.occurrence, each.day) not in kept]
    if fallen:
        names = list(dict.fromkeys(step_name(each.step, each.occurrence) for each in fallen))
        told = ngettext("{n} day falls away: {steps}.", "{n} days fall away: {steps}.", len(fallen))
        more = ", …" if len(names) > _MOST else ""
        yield told.format(n=number(len(fallen)), steps=", ".join(names[:_MOST]) + more)
    if due_after:
        first = due_after[0]
        told = _("Due next: {step}, {day}.")
        yield told.format(step=step_name(first.step, first.occurrence), day=day(first.day, "medium"))
    elif due_before:
        yield _("Nothing is due any more.")


def _due(scheme: Scheme, dossier: Dossier, at: date) -> tuple[DueDate, ...]:
    """What lies ahead; nothing for somebody who left, whatever the rules of single steps say."""
    if standing(scheme, dossier.enrolment.track, by_step(dossier.events), at).status not in (ACTIVE, PAUSED):
        return ()
    return lying_ahead(scheme, dossier.enrolment.track, dossier.events)


def _status_words(scheme: Scheme, status: str) -> str:
    """The label of a status: that of the list of statuses, else of the way out that leads to it."""
    codes = scheme.code_list("enrolment_status")
    code = codes.code(status) if codes else None
    if code:
        return code.label.text(current())
    left = next((step for step in scheme.exits if step.exit_status == status), None)
    return left.label.text(current()) if left else _("on the way")
