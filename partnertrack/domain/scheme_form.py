"""The written forms of a scheme: the TOML of libraries and templates, and the JSON of a pilot's own copy."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import TypeVar, cast

from partnertrack.domain.enrolment import TRACKS
from partnertrack.domain.form import Problem, Problems, absent, expected, missing, plain, read, read_parts
from partnertrack.domain.scheme import MODELS, STAGE_KINDS, Code, CodeList, Family, Field, Scheme, Stage, Step
from partnertrack.domain.scheme_check import check_scheme, check_vocabulary
from partnertrack.domain.text import LABEL_LANGUAGES, Label
from partnertrack.errors import SchemeError
from partnertrack.i18n import _

Keyed = TypeVar("Keyed", CodeList, Family, Field, Step)

_COMPOSED = ("stages", "exits", "steps", "fields", "families", "code_lists")
"""The parts of a template that build on the library; the others are read as they stand."""

_STAND_INS: Mapping[str, object] = {
    "id": "unnamed",
    "revision": 1,
    "model": MODELS[0],
    "title": Label("", "", "", ""),
    "origin": (),
    "destination": (),
    "tracks": TRACKS,
    "default_track": TRACKS[0],
    "indicators": (),
}
"""What a template must say itself, in case that it does not."""


@dataclass(frozen=True, slots=True)
class Library:
    """What templates draw from: labels of the kinds of stage, steps, fields, families of fields and code lists."""

    stages: Mapping[str, Label]
    steps: Mapping[str, Step]
    fields: Mapping[str, Field]
    families: Mapping[str, Family]
    code_lists: Mapping[str, CodeList]


@dataclass(frozen=True, slots=True)
class _Dictionary:
    families: Mapping[str, Family]
    fields: Mapping[str, Field]


@dataclass(frozen=True, slots=True)
class _StepBook:
    stages: Mapping[str, Label]
    steps: Mapping[str, Step]


@dataclass(frozen=True, slots=True)
class _StageForm:
    kind: str
    steps: tuple[str, ...]
    key: str = ""
    label: Label | None = None


@dataclass(slots=True)
class _Template:
    """A template while it is put together: what it says itself, and the library's entries with its changes."""

    said: Mapping[str, object]
    steps: dict[str, Step]
    fields: dict[str, Field]
    families: dict[str, Family]
    code_lists: dict[str, CodeList]
    problems: Problems = field(default_factory=list)


def load_library(
    dictionary: Mapping[str, object], steps: Mapping[str, object], code_lists: Mapping[str, object]
) -> Library:
    """The library from its parsed files; `code_lists` holds one parsed file a list, by its key.

    Raises `SchemeError` with every mistake in any of the files.
    """
    problems: dict[str, Problems] = {"dictionary.toml": [], "steps.toml": []}
    book = read(_StepBook, steps, "", problems["steps.toml"])
    entries = read(_Dictionary, dictionary, "", problems["dictionary.toml"])
    lists: dict[str, CodeList] = {}
    for key, table in code_lists.items():
        found = problems.setdefault(f"codelists/{key}.toml", [])
        read_list = read(CodeList, {**table, "key": key} if isinstance(table, Mapping) else table, "", found)
        if read_list is not None:
            lists[key] = _with_words(read_list)
    if book is None or entries is None or any(problems.values()):
        raise _error(problems)
    fields = {key: _with_words(entry) for key, entry in entries.fields.items()}
    families = {key: _with_words(entry) for key, entry in entries.families.items()}
    library = Library(book.stages, _with_fields(book.steps.values(), fields), fields, families, lists)
    problems["steps.toml"] += (Problem("stages", absent(kind)) for kind in STAGE_KINDS if kind not in book.stages)
    for problem in check_vocabulary(library.steps, fields, families, lists):
        problems["dictionary.toml" if problem.path.startswith("fields") else "steps.toml"].append(problem)
    if any(problems.values()):
        raise _error(problems)
    return library


def read_template(text: str, name: str, library: Library, catalogue: Collection[str] | None = None) -> Scheme:
    """The scheme that a template describes; `name` is the file's, for messages.

    `catalogue` holds the ids of the figures that there are, where indicators and targets are to be checked.
    Raises `SchemeError` with every mistake, one a line.
    """
    try:
        data: dict[str, object] = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise SchemeError(f"{name}: {error}") from error
    template = _template(data, library)
    scheme = _compose(template, library)
    template.problems += check_scheme(scheme, catalogue)
    if template.problems:
        raise _error({name: template.problems})
    return scheme


def to_json(scheme: Scheme) -> str:
    """The scheme as the text that a pilot keeps; `from_json` gives it back."""
    return json.dumps(plain(scheme), ensure_ascii=False, separators=(",", ":"))


def from_json(text: str) -> Scheme:
    """The scheme that a pilot keeps. Raises `SchemeError` when the text is damaged."""
    name = _("The pilot's scheme")
    problems: Problems = []
    try:
        data = json.loads(text)
    except ValueError as error:
        raise SchemeError(f"{name}: {error}") from error
    scheme = read(Scheme, data, "", problems)
    if scheme is None:
        raise _error({name: problems})
    return scheme


def _template(data: Mapping[str, object], library: Library) -> _Template:
    """The template's own words, with the library's entries changed and added to as it asks."""
    problems: Problems = []
    return _Template(
        data,
        _merge(Step, library.steps, data.get("steps", {}), "steps", problems),
        _merge(Field, library.fields, data.get("fields", {}), "fields", problems),
        _merge(Family, library.families, data.get("families", {}), "families", problems),
        _merge(CodeList, library.code_lists, data.get("code_lists", {}), "code_lists", problems),
        problems,
    )


def _merge(
    shape: type[Keyed], base: Mapping[str, Keyed], own: object, path: str, problems: Problems
) -> dict[str, Keyed]:
    """The library's entries, those that the template names changed or added."""
    merged = dict(base)
    if not isinstance(own, Mapping):
        problems.append(Problem(path, _("a table is expected")))
        return merged
    for key, table in own.items():
        count = len(problems)
        parts: dict[str, object] = read_parts(shape, table, f"{path}.{key}", problems)
        if parts.pop("key", key) != key:
            problems.append(Problem(f"{path}.{key}.key", _("the key is the name of the table")))
        before = base.get(key)
        if before is None:
            problems += (Problem(f"{path}.{key}", absent(name)) for name in missing(shape, {*parts, "key"}))
        if len(problems) == count:
            merged[key] = _with_words(replace(before, **parts) if before else shape(key=key, **parts), before)  # type: ignore[arg-type]  # read by the annotations
    return merged


def _compose(template: _Template, library: Library) -> Scheme:
    """The scheme, with stand-ins for what the template got wrong, so that one mistake does not hide another."""
    problems = template.problems
    parts = read_parts(Scheme, template.said, "", problems, elsewhere=_COMPOSED)
    problems += (Problem("", absent(key)) for key in missing(Scheme, {*parts, *_COMPOSED}))
    stages, exits = _stages(template, library), _exits(template)
    used = [step.key for stage in stages for step in stage.steps] + [step.key for step in exits]
    own = _table(template.said, "steps")
    for key in own:
        if key not in used:
            problems.append(Problem(f"steps.{key}", _("the step stands in no stage; add it to the steps of one")))
    fields = _fields(template, used)
    ready = _with_fields((_pruned(template.steps[key], used, _table(own, key)) for key in used), fields)
    return Scheme(
        **{**_STAND_INS, **{name: part for name, part in parts.items() if part is not None}},  # type: ignore[arg-type]  # read by the annotations
        stages=tuple(replace(stage, steps=tuple(ready[step.key] for step in stage.steps)) for stage in stages),
        exits=tuple(ready[step.key] for step in exits),
        fields=fields,
        families=template.families,
        code_lists=template.code_lists,
    )


def _stages(template: _Template, library: Library) -> tuple[Stage, ...]:
    forms = read(tuple[_StageForm, ...], template.said.get("stages", []), "stages", template.problems)
    return tuple(_stage(form, f"stages[{place}]", template, library) for place, form in enumerate(forms or ()))


def _stage(form: _StageForm, path: str, template: _Template, library: Library) -> Stage:
    if form.kind not in STAGE_KINDS:
        template.problems.append(Problem(f"{path}.kind", expected(_("kind of stage"), form.kind, STAGE_KINDS)))
    label = form.label or library.stages.get(form.kind) or Label(form.kind, form.kind, form.kind, form.kind)
    return Stage(form.key or form.kind, form.kind, label, _steps(form.steps, f"{path}.steps", template))


def _exits(template: _Template) -> tuple[Step, ...]:
    """The exits that the template names, or all that there are."""
    if "exits" not in template.said:
        return tuple(step for step in template.steps.values() if step.exit_status)
    keys = read(tuple[str, ...], template.said["exits"], "exits", template.problems)
    return _steps(keys or (), "exits", template)


def _steps(keys: Iterable[str], path: str, template: _Template) -> tuple[Step, ...]:
    steps = []
    for place, key in enumerate(keys):
        if key in template.steps:
            steps.append(template.steps[key])
        elif key not in _table(template.said, "steps"):
            template.problems.append(Problem(f"{path}[{place}]", expected(_("step"), key, template.steps)))
    return tuple(steps)


def _fields(template: _Template, used: Collection[str]) -> dict[str, Field]:
    """The fields that the scheme's steps, or people as such, can fill; the template's own are kept to be checked."""
    own = _table(template.said, "fields")
    return {key: entry for key, entry in template.fields.items() if not entry.step or entry.step in used or key in own}


def _pruned(step: Step, used: Collection[str], own: Mapping[str, object]) -> Step:
    """The step without those of the library's rules that speak of steps which this scheme leaves out."""
    if "due" not in own and step.due and any(key and key not in used for key in (step.due.after, step.due.before)):
        step = replace(step, due=None)
    if "due" not in own and step.due and step.due.until not in used:
        step = replace(step, due=replace(step.due, until=""))
    if "follows" not in own:
        step = replace(step, follows={key: outcome for key, outcome in step.follows.items() if key in used})
    return step


def _with_fields(steps: Iterable[Step], fields: Mapping[str, Field]) -> dict[str, Step]:
    """The steps by key, each with the fields that tell of it."""
    return {
        step.key: replace(step, fields=tuple(key for key, entry in fields.items() if entry.step == step.key))
        for step in steps
    }


def _with_words(entry: Keyed, before: Keyed | None = None) -> Keyed:
    """The entry known by its label, its own words, then those that it had before."""
    if isinstance(entry, Field | Family):
        known = before.headings if isinstance(before, Field | Family) else {}
        return replace(entry, headings=_words(entry.label, entry.headings, known))
    if isinstance(entry, CodeList):
        codes = {code.key: code for code in before.codes} if isinstance(before, CodeList) else {}
        codes |= {code.key: _spoken(code) for code in entry.codes}
        return replace(entry, codes=tuple(codes.values()))
    return entry


def _spoken(code: Code) -> Code:
    return replace(code, words=_words(code.label, code.words, {}))


def _words(
    label: Label, own: Mapping[str, tuple[str, ...]], known: Mapping[str, tuple[str, ...]]
) -> dict[str, tuple[str, ...]]:
    return {
        language: tuple(dict.fromkeys((label.text(language), *own.get(language, ()), *known.get(language, ()))))
        for language in dict.fromkeys((*LABEL_LANGUAGES, *own))
    }


def _table(said: Mapping[str, object], name: str) -> Mapping[str, object]:
    """The table of that name; an empty one in place of anything else, which was noticed when it was read."""
    table = said.get(name)
    return cast("Mapping[str, object]", table) if isinstance(table, Mapping) else {}


def _error(problems: Mapping[str, Problems]) -> SchemeError:
    return SchemeError("\n".join(f"{name}: {problem}" for name, found in problems.items() for problem in found))
