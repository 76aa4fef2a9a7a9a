"""Plain data (parsed TOML or JSON) read into frozen values by their annotations; every mistake is named by its path."""

from __future__ import annotations

import types
import typing
from collections.abc import Collection, Iterable, Mapping
from dataclasses import MISSING, Field, dataclass, fields, is_dataclass
from difflib import get_close_matches
from functools import lru_cache
from typing import TypeVar, cast, get_args, get_origin

from partnertrack.domain.text import LABEL_LANGUAGES, Label
from partnertrack.i18n import _

Shape = TypeVar("Shape")

_MANY = 12


@dataclass(frozen=True, slots=True)
class Problem:
    """One mistake: the path to it ("steps.contract.due.after") and what is expected there."""

    path: str
    text: str

    def __str__(self) -> str:
        """The path, then the text."""
        return f"{self.path}: {self.text}" if self.path else self.text


Problems = list[Problem]


def expected(what: str, name: object, known: Iterable[str]) -> str:
    """That there is no such name, and which there are (the nearest ones, where there are many)."""
    names = list(known)
    if len(names) > _MANY:
        names = get_close_matches(str(name), names, n=5, cutoff=0.5) or sorted(names)
    return _('no {what} "{name}"; expected one of {names}').format(what=what, name=name, names=", ".join(names))


def absent(key: str) -> str:
    """That something must be said and is not."""
    return _('"{key}" is missing').format(key=key)


def read(shape: type[Shape], data: object, path: str, problems: Problems) -> Shape | None:
    """The value of that shape, or None where `problems` says why not."""
    before = len(problems)
    value = _read(shape, data, path, problems)
    return cast("Shape", value) if len(problems) == before else None


def read_parts(
    shape: type, data: object, path: str, problems: Problems, elsewhere: Collection[str] = ()
) -> dict[str, object]:
    """Those fields of a dataclass that the table gives; unknown keys are problems, those read `elsewhere` are not."""
    if not isinstance(data, Mapping):
        problems.append(Problem(path, _("a table is expected")))
        return {}
    known = {name: kind for name, kind in _annotations(shape).items() if name not in elsewhere}
    parts: dict[str, object] = {}
    for key, value in data.items():
        if key in known:
            parts[key] = _read(known[key], value, _join(path, key), problems)
        elif key not in elsewhere:
            problems.append(Problem(path, expected(_("key"), key, [*known, *elsewhere])))
    return parts


def missing(shape: type, parts: Collection[str]) -> list[str]:
    """The fields that a dataclass must have and `parts` does not."""
    return [part.name for part in _parts(shape) if _is_required(part) and part.name not in parts]


def plain(value: object) -> object:
    """The value as JSON can hold it, without what is empty by default; `read` gives the value back."""
    if isinstance(value, str):  # most are, and to tell that nothing else holds takes long
        return value
    if is_dataclass(value) and not isinstance(value, type):
        pairs = ((part, getattr(value, part.name)) for part in _parts(type(value)))
        return {part.name: plain(held) for part, held in pairs if _is_required(part) or held or held != _default(part)}
    if isinstance(value, Mapping):
        return {key: plain(held) for key, held in value.items()}
    if isinstance(value, tuple):
        return [plain(item) for item in value]
    return value


def _read(kind: object, data: object, path: str, problems: Problems) -> object:
    origin = get_origin(kind)
    if origin is types.UnionType:
        return _read(get_args(kind)[0], data, path, problems)
    if kind is Label:
        return _read_label(data, path, problems)
    if isinstance(kind, type) and is_dataclass(kind):
        return _read_record(kind, data, path, problems)
    if origin is tuple:
        return _read_list(get_args(kind)[0], data, path, problems)
    if isinstance(origin, type) and issubclass(origin, Mapping):
        return _read_table(get_args(kind)[1], data, path, problems)
    return _read_scalar(cast("type", kind), data, path, problems)


def _read_scalar(kind: type, data: object, path: str, problems: Problems) -> object:
    if kind is float and isinstance(data, int) and not isinstance(data, bool):
        return float(data)
    if not isinstance(data, kind) or (isinstance(data, bool) and kind is not bool):
        problems.append(Problem(path, _("{kind} is expected, not {data!r}").format(kind=_kinds()[kind], data=data)))
        return None
    return data


def _read_label(data: object, path: str, problems: Problems) -> Label | None:
    """A label; one text says the same in all languages."""
    if isinstance(data, str):
        data = dict.fromkeys(LABEL_LANGUAGES, data)
    if not isinstance(data, Mapping):
        problems.append(Problem(path, _("a label in {names} is expected").format(names=", ".join(LABEL_LANGUAGES))))
        return None
    for language in LABEL_LANGUAGES:
        text = data.get(language)
        if not isinstance(text, str) or not text.strip():
            problems.append(Problem(_join(path, language), _("a text is missing in this language")))
    problems += (
        Problem(path, expected(_("language"), key, LABEL_LANGUAGES)) for key in data if key not in LABEL_LANGUAGES
    )
    return Label(*(str(data.get(language, "")) for language in LABEL_LANGUAGES))


def _read_record(shape: type, data: object, path: str, problems: Problems) -> object:
    parts = read_parts(shape, data, path, problems)
    lacking = missing(shape, parts) if isinstance(data, Mapping) else []
    problems += (Problem(path, absent(key)) for key in lacking)
    return None if lacking or not isinstance(data, Mapping) else shape(**parts)


def _read_list(kind: object, data: object, path: str, problems: Problems) -> tuple[object, ...]:
    """A list; one of keyed things may be written as a table by key."""
    if isinstance(data, Mapping) and isinstance(kind, type) and "key" in _annotations(kind):
        return tuple(_read_table(kind, data, path, problems).values())
    if not isinstance(data, list):
        problems.append(Problem(path, _("a list is expected, not {data!r}").format(data=data)))
        return ()
    items = (_read(kind, item, f"{path}[{place}]", problems) for place, item in enumerate(data))
    return tuple(item for item in items if item is not None)


def _read_table(kind: object, data: object, path: str, problems: Problems) -> dict[str, object]:
    """A table; its keys are those of the keyed things that it holds."""
    if not isinstance(data, Mapping):
        problems.append(Problem(path, _("a table is expected")))
        return {}
    is_keyed = isinstance(kind, type) and "key" in _annotations(kind)
    read_held: dict[str, object] = {}
    for key, held in data.items():
        table = {**held, "key": key} if is_keyed and isinstance(held, Mapping) else held
        read_held[key] = _read(kind, table, _join(path, key), problems)
    return read_held


@lru_cache
def _annotations(shape: type) -> Mapping[str, object]:
    return typing.get_type_hints(shape) if is_dataclass(shape) else {}


@lru_cache
def _parts(shape: type) -> tuple[Field[object], ...]:
    return fields(shape)


def _is_required(part: Field[object]) -> bool:
    return part.default is MISSING and part.default_factory is MISSING


def _default(part: Field[object]) -> object:
    return part.default if part.default_factory is MISSING else part.default_factory()


def _join(path: str, key: str) -> str:
    return f"{path}.{key}" if path else key


def _kinds() -> dict[type, str]:
    return {str: _("a text"), bool: _("true or false"), int: _("a whole number"), float: _("a number")}
