"""What a list of participants can be asked about, in the words of its scheme."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal, TypeAlias

from partnertrack.domain.document_types import document_types
from partnertrack.domain.privacy_words import purposes
from partnertrack.domain.slots import part_of
from partnertrack.i18n import _, current

if TYPE_CHECKING:
    from partnertrack.domain.criterion import Test
    from partnertrack.domain.scheme import CodeList, Field, Scheme

Kind: TypeAlias = Literal[
    "choice", "ordered", "text", "date", "number", "yes_no", "missing", "deadline", "document", "consent"
]

TESTS: dict[Kind, tuple[Test, ...]] = {
    "choice": ("is", "is_not", "filled", "empty"),
    "ordered": ("is", "is_not", "at_least", "at_most", "filled", "empty"),
    "text": ("contains", "is", "filled", "empty"),
    "date": ("before", "after", "between", "within", "filled", "empty"),
    "number": ("at_least", "at_most", "filled", "empty"),
    "yes_no": ("is", "filled", "empty"),
    "missing": ("filled", "empty"),
    "deadline": ("within",),
    "document": ("is", "is_not", "before"),
    "consent": ("is_not", "is"),
}
"""The tests that suit a kind of subject, the likeliest first."""

_ALWAYS_THERE = frozenset({"stage", "step", "status", "track", "document", "consent_purpose"})
"""Subjects of which it makes no sense to ask whether they are filled in."""


@dataclass(frozen=True, slots=True)
class Subject:
    """Something that can be asked about; `answers` are pairs of a value and its words.

    `parts` are such pairs too: what may stand behind an "@" in a value, to mean a part of it only.
    """

    key: str
    label: str
    kind: Kind
    answers: tuple[tuple[str, str], ...] = ()
    parts: tuple[tuple[str, str], ...] = ()

    @property
    def tests(self) -> tuple[Test, ...]:
        """The tests that suit it."""
        tests = TESTS[self.kind]
        return tuple(test for test in tests if test not in {"filled", "empty"} or self.key not in _ALWAYS_THERE)

    def with_answers(self, values: Iterable[str]) -> Subject:
        """The same that offers these values, too, where it offers any."""
        known = dict(self.answers)
        more = tuple((value, self.answer(value)) for value in values if value not in known)
        return replace(self, answers=(*self.answers, *more)) if self.parts and more else self

    def answer(self, value: str) -> str:
        """The words for a value."""
        whole, _at, part = value.partition("@")
        if part and self.parts:
            return _("{whole} ({part})").format(whole=self.answer(whole), part=dict(self.parts).get(part, part))
        return dict(self.answers).get(value, value)


def subjects(
    scheme: Scheme, cohorts: Sequence[str] = (), organisations: Sequence[tuple[str, str]] = ()
) -> tuple[Subject, ...]:
    """Everything that can be asked about: what the list itself knows first, then the fields in the order of labels."""
    language = current()
    steps = tuple((step.key, step.label.text(language)) for step in scheme.steps())
    stages = tuple((stage.key, stage.label.text(language)) for stage in scheme.stages)
    own = (
        Subject("stage", _("Stage"), "choice", (*stages, ("left", _("Left")))),
        Subject("step", _("Step done"), "choice", steps),
        Subject("status", _("Status"), "choice", _statuses()),
        Subject("cohort", _("Cohort"), "choice", tuple((name, name) for name in cohorts)),
        Subject("track", _("Track"), "choice", _tracks()),
        Subject("organisation", _("Organisation"), "choice", tuple(organisations), steps),
        Subject("deadline", _("Deadline"), "deadline", tuple(_deadlines(scheme, language))),
        Subject("document", _("Document on file"), "document", tuple(document_types().items())),
        Subject("consent_purpose", _("Consent"), "consent", tuple(purposes().items())),
        Subject("missing", _("Incomplete"), "missing"),
        Subject("updated_on", _("Updated"), "date"),
    )
    fields = [_of_field(scheme, field) for field in scheme.fields.values() if field.key != "cohort"]
    return (*own, *sorted((each for each in fields if each), key=lambda each: each.label.casefold()))


def groupings(scheme: Scheme) -> tuple[tuple[str, str], ...]:
    """Everything that a list can be grouped by, as pairs of a key and its label."""
    own = (
        ("cohort", _("Cohort")),
        ("stage", _("Stage")),
        ("step", _("Last step")),
        ("status", _("Status")),
        ("track", _("Track")),
        ("organisation", _("Organisation")),
    )
    known = {key for key, _label in own}
    fields = [
        (key, field.label.text(current()))
        for key, field in scheme.fields.items()
        if key not in known and part_of(scheme, (key, None)) and _has_few(field)
    ]
    return (*own, *sorted(fields, key=lambda each: each[1].casefold()))


def _has_few(field: Field) -> bool:
    """Whether many people give the same answer."""
    return field.type in {"code", "yes_no", "country"} or field.slot in {"region", "organisation"}


def _statuses() -> tuple[tuple[str, str], ...]:
    return (
        ("active", _("active")),
        ("completed", _("completed")),
        ("on_hold", _("on hold")),
        ("dropped_out", _("dropped out")),
        ("excluded", _("excluded")),
        ("transferred", _("transferred")),
        ("deceased", _("deceased")),
    )


def _tracks() -> tuple[tuple[str, str], ...]:
    return (
        ("home", _("home track")),
        ("away", _("away track")),
        ("circular", _("circular track")),
        ("undecided", _("undecided")),
    )


def _deadlines(scheme: Scheme, language: str) -> Iterator[tuple[str, str]]:
    """Steps that can be late, then days on which something stops being valid."""
    yield "step", _("Any step")
    for step in scheme.steps():
        if step.due:
            yield f"step:{step.key}", step.label.text(language)
    yield "document", _("Any kept document")
    yield "expiry", _("Any validity")
    for field in scheme.fields.values():
        if field.is_expiry:
            yield f"expiry:{field.key}", field.label.text(language)


def _of_field(scheme: Scheme, field: Field) -> Subject | None:
    """A field of the dictionary, where it is kept somewhere."""
    label = field.label.text(current())
    if field.record not in {"participant", "enrolment", "event"} or field.slot in {"name", "status"}:
        return None
    codes = scheme.code_list(field.codes) if field.codes else None
    if field.type == "code" and codes:
        return Subject(field.key, label, "ordered" if codes.is_ordered else "choice", _answers(codes))
    kinds: dict[str, Kind] = {"date": "date", "number": "number", "money": "number", "yes_no": "yes_no"}
    kind = kinds.get(field.type, "text")
    answers = (("yes", _("yes")), ("no", _("no"))) if kind == "yes_no" else ()
    return Subject(field.key, label, kind, answers)


def _answers(codes: CodeList) -> tuple[tuple[str, str], ...]:
    return tuple((code.key, code.label.text(current())) for code in codes.codes if not code.is_retired)
