"""The fields of a person's profile, or of one step, as a form that is stored in one go."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from partnertrack.domain.directory import Directory
from partnertrack.domain.dossier import Dossier
from partnertrack.domain.event import Event
from partnertrack.domain.filling import Filled, with_values
from partnertrack.domain.foreseen import foreseen
from partnertrack.domain.names import fold
from partnertrack.domain.order_words import order_words
from partnertrack.domain.part import Part
from partnertrack.domain.scheme import Field, Scheme
from partnertrack.domain.slots import held, part_of, slots_of
from partnertrack.domain.statement import SlotKey
from partnertrack.domain.step_name import step_name
from partnertrack.errors import UserError
from partnertrack.i18n import _, current
from partnertrack.persistence.queries import dossiers
from partnertrack.services.correct_value.value import Read, answers, read, written
from partnertrack.services.workspace import Workspace


@dataclass(frozen=True, slots=True)
class FormField:
    """One field of a form: what it is called, how it reads now, and what may be chosen.

    `answers` are all answers of a closed list, or names that are known where others may be written, too (`is_open`).
    """

    slot: SlotKey
    label: str
    type: str
    written: str
    unit: str = ""
    answers: tuple[str, ...] = ()
    is_open: bool = True


@dataclass(frozen=True, slots=True)
class Form:
    """A form about one person; `title` says what it is about."""

    title: str
    person: str
    fields: tuple[FormField, ...]


@dataclass(frozen=True, slots=True)
class Checked:
    """How the texts of a form are read, field by field, and what to look at twice before they are stored.

    `effects` says what a way out or another track leads to.
    """

    reads: Mapping[SlotKey, Read]
    warnings: tuple[str, ...]
    effects: tuple[str, ...] = ()

    @property
    def is_refused(self) -> bool:
        """Whether a text cannot be stored."""
        return any(each.refusal for each in self.reads.values())


def profile_form(workspace: Workspace, enrolment_id: UUID) -> Form:
    """All that can be said of the person and the enrolment; raises `UserError` when they are gone."""
    dossier, directory = _found(workspace, enrolment_id)
    slots = [(key, None) for key, field in workspace.scheme.fields.items() if field.record != Event.kind]
    return form_of(workspace, dossier, directory, _("Profile"), slots)


def step_form(workspace: Workspace, enrolment_id: UUID, step: str, occurrence: int = 1) -> Form:
    """All that can be said of one step; raises `UserError` when the enrolment is gone or the scheme lacks the step."""
    asked = workspace.scheme.step(step)
    if asked is None:
        raise UserError(_("The scheme of this pilot has no such step."))
    dossier, directory = _found(workspace, enrolment_id)
    time = occurrence if asked.is_repeatable and occurrence > 1 else None
    slots = [(key, time) for key in asked.fields if workspace.scheme.fields[key].step == step]
    return form_of(workspace, dossier, directory, step_name(asked, occurrence), slots)


def check(workspace: Workspace, enrolment_id: UUID, texts: Mapping[SlotKey, str], as_of: date | None = None) -> Checked:
    """How these texts are read and what they would lead to, told as of a day (None: today).

    Only texts that differ from what is held matter.
    """
    dossier, directory = _found(workspace, enrolment_id)
    reads = {slot: read(workspace, slot, text) for slot, text in texts.items()}
    after = _filled(workspace, dossier, directory, reads)
    scheme, before = workspace.scheme, set(order_words(workspace.scheme, dossier.enrolment.track, dossier.events))
    track = after.dossier.enrolment.track
    fresh = [words for words in order_words(scheme, track, after.dossier.events) if words not in before]
    today = as_of or date.today()  # noqa: DTZ011 - the user's day is a local day
    effects = foreseen(scheme, dossier, after.dossier, today)
    return Checked(reads, (*fresh, *new_names(scheme, directory, reads)), effects)


def save(workspace: Workspace, enrolment_id: UUID, title: str, texts: Mapping[SlotKey, str]) -> UUID | None:
    """Store what these texts mean as one change; a blank text takes a value out.

    Returns the id of the change, None where nothing changes. Raises `UserError` for a text that is refused, and what
    `Store.apply` raises.
    """
    dossier, directory = _found(workspace, enrolment_id)
    reads = {slot: read(workspace, slot, text) for slot, text in texts.items()}
    if refused := next((each.refusal for each in reads.values() if each.refusal), ""):
        raise UserError(refused)
    changes = _filled(workspace, dossier, directory, reads).changes
    if not changes:
        return None
    words = _("“{form}” of {person}").format(form=title, person=dossier.enrolment.label)
    return workspace.commit(words, changes).change_set.id


def _found(workspace: Workspace, enrolment_id: UUID) -> tuple[Dossier, Directory]:
    with workspace.store.reading() as reading:
        dossier = dossiers.dossiers(reading, [enrolment_id]).get(enrolment_id)
        directory = dossiers.directory(reading)
    if dossier is None:
        raise UserError(_("This person is no longer in the pilot."), _("Go back to the list of participants."))
    return dossier, directory


def form_of(workspace: Workspace, dossier: Dossier, directory: Directory, title: str, slots: Iterable[SlotKey]) -> Form:
    """The form of these fields, each part of the records once."""
    fields = []
    for slot in _each_part_once(workspace.scheme, dossier, slots):
        field = workspace.scheme.fields[slot[0]]
        closed = answers(workspace, slot)
        text = written(workspace, slot, held(dossier, directory, workspace.scheme, slot))
        known = closed or tuple(_names(directory, field))
        label = field.label.text(current())
        fields.append(FormField(slot, label, field.type, text, field.unit, known, is_open=not closed))
    return Form(title, dossier.participant.name or dossier.enrolment.label, tuple(fields))


def _each_part_once(scheme: Scheme, dossier: Dossier, slots: Iterable[SlotKey]) -> tuple[SlotKey, ...]:
    """The fields that are asked for: of those that fill one part, the one that speaks for what is held, else a list."""
    speaking = set(slots_of(scheme, dossier))
    found: dict[Part, SlotKey] = {}
    for slot in slots:
        part = part_of(scheme, slot)
        if part is None:
            continue
        before = found.get(part)
        is_list = scheme.fields[slot[0]].type == "code"
        if before is None or slot in speaking or (before not in speaking and is_list):
            found[part] = slot
    return tuple(found.values())


def _names(directory: Directory, field: Field) -> Iterator[str]:
    """The names that are known of what a field refers to."""
    if field.slot == "cohort":
        yield from sorted(cohort.name for cohort in directory.cohorts)
    elif field.slot == "organisation":
        yield from sorted(organisation.name for organisation in directory.organisations)


def new_names(scheme: Scheme, directory: Directory, reads: Mapping[SlotKey, Read]) -> Iterator[str]:
    """What is named for the first time, because it may be misspelt."""
    for slot, found in reads.items():
        field = scheme.fields[slot[0]]
        if field.slot not in ("cohort", "organisation") or found.value is None:
            continue
        if fold(str(found.value)) not in map(fold, _names(directory, field)):
            yield _("“{name}” is not known yet and will be added.").format(name=found.value)


def _filled(workspace: Workspace, dossier: Dossier, directory: Directory, reads: Mapping[SlotKey, Read]) -> Filled:
    values = {slot: found.value for slot, found in reads.items() if not found.refusal}
    return with_values(dossier, directory, workspace.scheme, values)
