"""From the pilot to a workbook for one partner to fill in."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Final
from uuid import UUID

from partnertrack.domain.directory import Directory
from partnertrack.domain.dossier import Dossier
from partnertrack.domain.enrolment import Enrolment
from partnertrack.domain.export import Export
from partnertrack.domain.participant import Participant
from partnertrack.domain.record import Money, Value
from partnertrack.domain.scheme import CodeList, Field, Scheme
from partnertrack.domain.slots import held
from partnertrack.domain.statement import SlotKey
from partnertrack.domain.text import LABEL_LANGUAGES
from partnertrack.errors import UserError
from partnertrack.i18n import _, country, current, speaking
from partnertrack.importing.own_parts import LISTS_SHEET, NOTE_SHEET
from partnertrack.importing.partner_texts import partner_texts
from partnertrack.importing.row_key import KEY_HEADING, write_key
from partnertrack.persistence.queries import dossiers, records
from partnertrack.persistence.session import Reading
from partnertrack.reporting.template import ColumnKind, Form, FormColumn, FormRow, FormValue, NoteLine, render
from partnertrack.services.partner_template.choice import IDENTITY_SLOTS, organisation_named, past, slots, trainees
from partnertrack.services.workspace import Workspace

_SUFFIX: Final = ".xlsx"
_YES_NO: Final = "yes_no"
_DAYS_A_MONTH: Final = 30
_KINDS: Final[dict[str, ColumnKind]] = {"date": "date", "number": "number", "code": "choice", "yes_no": "choice"}
_HINTS: Final = {"date": "a_date", "number": "a_number", "money": "an_amount", "country": "a_country"}


@dataclass(frozen=True, slots=True)
class Template:
    """The workbook that was written: its language, how many trainees it names, the fields that it asks for."""

    path: Path
    language: str
    trainees: int
    fields: tuple[str, ...]


def template(
    workspace: Workspace, partner: str, path: Path, *, language: str = "", fields: Sequence[str] | None = None
) -> Template:
    """Write a workbook for a partner to `path` (.xlsx); `fields` are keys of the dictionary, else those that suit it.

    Without a language it speaks that of the window, or English. Raises `UserError` when it cannot be written.
    """
    if path.suffix.lower() != _SUFFIX:
        raise UserError(
            _("A workbook for a partner is written as .xlsx, not as “{suffix}”.").format(
                suffix=path.suffix or path.name
            )
        )
    spoken = language if language in LABEL_LANGUAGES else current()
    with workspace.store.reading() as session:
        said, organisation = past(session, partner), organisation_named(session, partner)
        asked = slots(workspace.scheme, said, organisation, fields)
        today = date.today()  # noqa: DTZ011 - who is active is a question of the local day
        people = _dossiers(session, trainees(workspace, said, organisation, today))
        directory = dossiers.directory(session)
    keys = tuple(dict.fromkeys(key for key, _occurrence in asked))
    labels = ", ".join(workspace.scheme.fields[key].label.text(current()) for key in keys)
    told = Export("partner_template", _("Workbook to fill in"), people=len(people), fields=labels, recipient=partner)
    workspace.take_out(path, render(_Writer(workspace, directory, spoken).form(partner, asked, people)), told)
    return Template(path, spoken, len(people), keys)


def _dossiers(session: Reading, enrolment_ids: Collection[UUID]) -> list[Dossier]:
    """The trainees with what the pilot holds of them, by name."""
    enrolments = records.fetch(session, Enrolment, enrolment_ids)
    people = records.fetch(session, Participant, {enrolment.participant_id for enrolment in enrolments.values()})
    events = records.events_of(session, enrolments)
    found = [
        Dossier(people[enrolment.participant_id], enrolment, tuple(events.get(enrolment.id, ())))
        for enrolment in enrolments.values()
    ]
    return sorted(found, key=lambda each: (each.participant.last_name, each.participant.first_name, each.enrolment.id))


class _Writer:
    """Says what is asked and what is known in one language."""

    def __init__(self, workspace: Workspace, directory: Directory, language: str) -> None:
        self._directory = directory
        self._scheme: Scheme = workspace.scheme
        self._pilot = workspace.title
        self._language = language
        self._texts = partner_texts().template

    def form(self, partner: str, asked: Sequence[SlotKey], people: Sequence[Dossier]) -> Form:
        """The workbook as a value."""
        identity: list[SlotKey] = [(field.key, None) for field in self._identity()]
        every = [*identity, *asked]
        columns = tuple(self._column(slot, is_identity=slot in identity) for slot in every)
        rows = tuple(FormRow(write_key(each.enrolment.id), self._values(each, every)) for each in people)
        return Form(
            title=self._say("title", pilot=self._pilot, partner=partner),
            sheet=self._say("sheet"),
            note_sheet=NOTE_SHEET,
            lists_sheet=LISTS_SHEET,
            key_heading=KEY_HEADING,
            columns=columns,
            rows=rows,
            note=tuple(self._note(asked)),
            day_format=self._say("day_format"),
            alert_title=self._say("wrong_title"),
            alerts={kind: self._say(f"wrong_{kind}") for kind in ("date", "number", "choice")},
        )

    def _values(self, dossier: Dossier, asked: Sequence[SlotKey]) -> tuple[FormValue, ...]:
        """What is known of one trainee, by column."""
        scheme = self._scheme
        return tuple(
            self._shown(held(dossier, self._directory, scheme, slot), scheme.fields[slot[0]]) for slot in asked
        )

    def _identity(self) -> Iterator[Field]:
        """The fields that say who is meant."""
        by_slot = {field.slot: field for field in self._scheme.fields.values() if field.slot in IDENTITY_SLOTS}
        yield from (by_slot[slot] for slot in IDENTITY_SLOTS if slot in by_slot)

    def _column(self, slot: SlotKey, *, is_identity: bool) -> FormColumn:
        field = self._scheme.fields[slot[0]]
        answers = tuple(self._answers(field))
        kind: ColumnKind = _KINDS.get(field.type, "text")
        return FormColumn(
            self._heading(slot), "text" if kind == "choice" and not answers else kind, answers, is_identity
        )

    def _heading(self, slot: SlotKey) -> str:
        """The field's label, with how long after the step before it where it is asked for several times."""
        key, days = slot
        label = self._scheme.fields[key].label.text(self._language)
        if days is None:
            return label
        months, rest = divmod(days, _DAYS_A_MONTH)
        is_months = months > 0 and rest < _DAYS_A_MONTH // 2
        after = self._say("after_months", count=months) if is_months else self._say("after_days", count=days)
        return f"{label} ({after})"

    def _codes(self, field: Field) -> CodeList | None:
        key = _YES_NO if field.type == _YES_NO else field.codes if field.type == "code" else ""
        return self._scheme.code_list(key)

    def _answers(self, field: Field) -> Iterator[str]:
        codes = self._codes(field)
        for code in codes.codes if codes else ():
            if not code.is_retired:
                yield code.label.text(self._language)

    def _shown(self, value: Value | None, field: Field) -> FormValue:
        """A value as a cell of the partner's file holds it."""
        if value is None or value == "":
            return None
        if isinstance(value, bool):
            value = "yes" if value else "no"
        codes = self._codes(field)
        code = codes.code(value) if codes and isinstance(value, str) else None
        if code is not None:
            return code.label.text(self._language)
        if field.type == "country" and isinstance(value, str):
            with speaking(self._language):
                return country(value)
        return f"{value.amount} {value.currency}".strip() if isinstance(value, Money) else _whole(value)

    def _note(self, asked: Sequence[SlotKey]) -> Iterator[NoteLine]:
        """What it is for, how to fill it in, and what each column takes."""
        yield NoteLine(self._say("intro"))
        yield NoteLine(self._say("steps", sheet=self._say("sheet")), is_heading=True)
        for number in range(1, 6):
            yield NoteLine(f"{number}. {self._say(f'step_{number}')}")
        yield NoteLine(self._say("columns"), is_heading=True)
        for slot in asked:
            field = self._scheme.fields[slot[0]]
            answers = ", ".join(self._answers(field))
            hint = self._say("a_choice", answers=answers) if answers else self._say(_HINTS.get(field.type, "a_text"))
            yield NoteLine(f"{self._heading(slot)} \N{EN DASH} {hint}")

    def _say(self, key: str, **places: object) -> str:
        return self._texts[key].text(self._language).format(**places)


def _whole(value: str | int | Decimal | date) -> FormValue:
    """The value; a number without decimals that say nothing."""
    return int(value) if isinstance(value, Decimal) and value == value.to_integral_value() else value
