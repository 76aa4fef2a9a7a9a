"""The value dictionary: the words by which answers are understood, shipped or the pilot's own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from uuid import UUID

from partnertrack.domain.names import fold
from partnertrack.domain.recipe import Wording
from partnertrack.domain.scheme import Code, CodeList, Field, Scheme
from partnertrack.domain.text import LABEL_LANGUAGES
from partnertrack.errors import RuleError
from partnertrack.i18n import _, current
from partnertrack.persistence.queries import records
from partnertrack.persistence.store import Applied
from partnertrack.services.workspace import Workspace

_YES_NO = "yes_no"  # the type of a field, and the code list by which it is read


@dataclass(frozen=True, slots=True)
class Word:
    """A word and what it means in the columns of a field; `meaning` is in the language in force.

    `wording` is the pilot's own record; a word without one ships with the scheme and used in these
    `languages`.
    """

    field: str
    field_label: str
    text: str
    means: str
    meaning: str
    languages: tuple[str, ...] = ()
    wording: Wording | None = None

    @property
    def partner(self) -> str:
        """The partner for whose files it holds; empty for everybody's."""
        return self.wording.partner if self.wording else ""


@dataclass(frozen=True, slots=True)
class AnswerField:
    """A field whose answers are words: its key, its label, and the codes with their labels."""

    key: str
    label: str
    answers: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Wordings:
    """The dictionary: the fields by label, and all words, the pilot's own before those that ship."""

    fields: tuple[AnswerField, ...]
    words: tuple[Word, ...]


def wordings(workspace: Workspace, field: str = "", text: str = "") -> Wordings:
    """All words, or those of a field, or those in which a text occurs: as a word, in its meaning, or as a partner."""
    with workspace.store.reading() as reading:
        own = records.all_of(reading, Wording)
    fields = tuple(sorted(_fields(workspace.scheme), key=lambda each: fold(each.label)))
    words = (*_own(workspace.scheme, fields, own), *_shipped(workspace.scheme, fields))
    return Wordings(fields, tuple(find(words, field, text)))


def find(words: Iterable[Word], field: str = "", text: str = "") -> Iterator[Word]:
    """Those of a field (any where it is empty) in which every part of a text occurs."""
    parts = fold(text).split()
    for word in words:
        if field in ("", word.field):
            told = fold(f"{word.text} {word.meaning} {word.partner} {word.field_label}")
            if all(part in told for part in parts):
                yield word


def keep(workspace: Workspace, wording: Wording) -> Applied:
    """Add a word, or change the one of that id; one undo takes it back.

    Raises `RuleError` when it means nothing that can be, or the word has a meaning of the pilot's own already.
    """
    wording = replace(wording, text=wording.text.strip(), partner=wording.partner.strip())
    _check(workspace, wording)
    title = _("Change what “{word}” means") if wording.version else _("Say what “{word}” means")
    return workspace.keep(title.format(word=wording.text), wording)


def forget(workspace: Workspace, wording_id: UUID) -> Applied:
    """Remove a word of the pilot's own; raises `ConflictError` when it is gone."""
    return workspace.drop(_("Forget what a word means"), Wording, wording_id)


def _check(workspace: Workspace, wording: Wording) -> None:
    field = workspace.scheme.fields.get(wording.field)
    if field is None:
        raise RuleError(_("The scheme has no such field."), _("Choose one from the list."))
    if not wording.text:
        raise RuleError(_("There is no word."), _("Write it as partners do."))
    answers = _answers(workspace.scheme, field)
    if wording.means and answers and wording.means not in answers:
        raise RuleError(_("The field has no such answer."), _("Choose one from the list."))
    with workspace.store.reading() as reading:
        own = records.all_of(reading, Wording)
    if any(_key(each) == _key(wording) and each.id != wording.id for each in own):
        raise RuleError(
            _("“{word}” has a meaning here already.").format(word=wording.text), _("Change that one instead.")
        )


def _key(wording: Wording) -> tuple[str, str, str]:
    """What must not be there twice."""
    return wording.field, fold(wording.text) or wording.text, fold(wording.partner)


def _answers(scheme: Scheme, field: Field) -> CodeList | None:
    """The list of a field's answers, if it has one."""
    return scheme.code_list({"code": field.codes, _YES_NO: _YES_NO}.get(field.type, ""))


def _fields(scheme: Scheme) -> Iterator[AnswerField]:
    """The fields that are answered by words."""
    for key, field in scheme.fields.items():
        if answers := _answers(scheme, field):
            codes = tuple((code.key, code.label.text(current())) for code in answers.codes if not code.is_retired)
            yield AnswerField(key, field.label.text(current()), codes)


def _own(scheme: Scheme, fields: Iterable[AnswerField], wordings: Iterable[Wording]) -> list[Word]:
    """The words of the pilot's own by themselves; one may be of a field that is not answered by a list."""
    known = {field.key: dict(field.answers) for field in fields}
    words = []
    for wording in sorted(wordings, key=lambda each: (*_key(each)[1:], each.field)):
        field = scheme.fields.get(wording.field)
        meaning = known.get(wording.field, {}).get(wording.means, wording.means) or _("Nothing")
        label = field.label.text(current()) if field else wording.field
        words.append(Word(wording.field, label, wording.text, wording.means, meaning, (), wording))
    return words


def _shipped(scheme: Scheme, fields: Iterable[AnswerField]) -> Iterator[Word]:
    """The words of the code lists, each once for a field and a meaning."""
    for entry in fields:
        answers = _answers(scheme, scheme.fields[entry.key])
        for code in answers.codes if answers else ():
            meaning = code.label.text(current())
            for text, languages in _words(code).items():
                yield Word(entry.key, entry.label, text, code.key, meaning, languages)


def _words(code: Code) -> dict[str, tuple[str, ...]]:
    """The words of an answer, its labels first, with the languages in which they are used."""
    found: dict[str, tuple[str, ...]] = {}
    for language in LABEL_LANGUAGES:
        for text in (code.label.text(language), *code.words.get(language, ())):
            found[text] = (*found.get(text, ()), language) if language not in found.get(text, ()) else found[text]
    return found
