"""What must hold in a scheme beyond its form: every name leads somewhere, no rule runs in a circle."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping

from partnertrack.domain.enrolment import TRACKS
from partnertrack.domain.form import Problem, expected
from partnertrack.domain.scheme import (
    FIELD_TYPES,
    MODELS,
    RESPONSIBLE,
    SLOTS,
    CodeList,
    Due,
    Family,
    Field,
    Scheme,
    Step,
)
from partnertrack.domain.text import LABEL_LANGUAGES
from partnertrack.i18n import _

_ID = re.compile(r"[a-z][a-z0-9_]*")
_COUNTRY = re.compile(r"[A-Z]{2}")

CodeLists = Mapping[str, CodeList]


def check_scheme(scheme: Scheme, catalogue: Collection[str] | None = None) -> Iterator[Problem]:
    """Every mistake in a scheme; `catalogue` holds the ids of the figures that there are, where they are known."""
    yield from _check_head(scheme)
    yield from _check_language(scheme)
    yield from _check_stages(scheme)
    steps = {step.key: step for step in scheme.steps()}
    yield from check_vocabulary(steps, scheme.fields, scheme.families, scheme.code_lists)
    for step in steps.values():
        if not set(step.tracks) & set(scheme.tracks):
            yield Problem(f"steps.{step.key}.tracks", _("none of these is a track of the scheme"))
    if catalogue is not None:
        yield from _check_figures(scheme, sorted(catalogue))
    for place, target in enumerate(scheme.targets):
        if not math.isfinite(target.value) or target.value <= 0:
            yield Problem(f"targets[{place}].value", _("a number above zero is expected"))


def check_vocabulary(
    steps: Mapping[str, Step], fields: Mapping[str, Field], families: Mapping[str, Family], code_lists: CodeLists
) -> Iterator[Problem]:
    """Every mistake in steps and fields that speak of each other and of code lists."""
    for step in steps.values():
        yield from _check_step(step, code_lists, f"steps.{step.key}")
        yield from _check_rules(step, steps, code_lists)
    yield from _check_circles(steps)
    for entry in fields.values():
        yield from _check_field(entry, families, code_lists)
        if entry.record == "event":
            yield from _check_event_field(entry, steps, code_lists)
    for codes in code_lists.values():
        for code in codes.codes:
            yield from _check_words(code.words, f"code_lists.{codes.key}.codes.{code.key}.words")


def _one_of(path: str, what: str, names: Iterable[str], known: Collection[str]) -> Iterator[Problem]:
    """A problem for each of the names that is none of the known; an empty name is no name."""
    return (Problem(path, expected(what, name, known)) for name in names if name and name not in known)


def _check_head(scheme: Scheme) -> Iterator[Problem]:
    if not _ID.fullmatch(scheme.id):
        yield Problem("id", _("small letters, digits and underscores are expected"))
    if scheme.revision < 1:
        yield Problem("revision", _("a number from 1 is expected"))
    yield from _one_of("model", _("model"), [scheme.model], MODELS)
    yield from _one_of("tracks", _("track"), scheme.tracks, TRACKS)
    if scheme.default_track not in scheme.tracks:
        yield Problem("default_track", expected(_("track of the scheme"), scheme.default_track, scheme.tracks))
    for name, countries in (("origin", scheme.origin), ("destination", scheme.destination)):
        if not all(_COUNTRY.fullmatch(country) for country in countries):
            yield Problem(name, _('a list of ISO 3166 country codes such as "GH" is expected'))


def _check_language(scheme: Scheme) -> Iterator[Problem]:
    for name, key, what in (
        ("language", scheme.language, _("language")),
        ("required_level", scheme.required_level, _("level")),
    ):
        known = scheme.code_lists.get("language" if name == "language" else "cefr")
        if key and (known is None or key not in known):
            yield Problem(name, expected(what, key, [code.key for code in known.codes] if known else []))


def _check_stages(scheme: Scheme) -> Iterator[Problem]:
    if not scheme.stages:
        yield Problem("stages", _("a scheme has at least one stage"))
    for key, count in Counter(stage.key for stage in scheme.stages).items():
        if count > 1:
            yield Problem("stages", _('two stages have the key "{key}"').format(key=key))
    seen: dict[str, str] = {}
    for place, stage in enumerate(scheme.stages):
        if not stage.steps:
            yield Problem(f"stages[{place}].steps", _("a stage has at least one step"))
        for number, step in enumerate(stage.steps):
            yield from _check_place(step, f"stages[{place}].steps[{number}]", seen, is_exit=False)
    for number, step in enumerate(scheme.exits):
        yield from _check_place(step, f"exits[{number}]", seen, is_exit=True)


def _check_place(step: Step, path: str, seen: dict[str, str], *, is_exit: bool) -> Iterator[Problem]:
    if step.key in seen:
        yield Problem(path, _('the step "{key}" stands in {place} already').format(key=step.key, place=seen[step.key]))
    seen[step.key] = path
    if bool(step.exit_status) != is_exit:
        text = _('"{key}" is no exit: it has no exit_status') if is_exit else _('"{key}" is an exit: list it in exits')
        yield Problem(path, text.format(key=step.key))


def _check_figures(scheme: Scheme, catalogue: Collection[str]) -> Iterator[Problem]:
    for place, key in enumerate(scheme.indicators):
        yield from _one_of(f"indicators[{place}]", _("indicator"), [key], catalogue)
    for place, target in enumerate(scheme.targets):
        yield from _one_of(f"targets[{place}].figure", _("figure"), [target.figure], catalogue)


def _check_step(step: Step, code_lists: CodeLists, path: str) -> Iterator[Problem]:
    if not _ID.fullmatch(step.key):
        yield Problem(path, _("a key of small letters, digits and underscores is expected"))
    yield from _one_of(f"{path}.tracks", _("track"), step.tracks, TRACKS)
    yield from _one_of(f"{path}.responsible", _("kind of organisation"), [step.responsible], RESPONSIBLE)
    yield from _one_of(f"{path}.codes", _("code list"), [step.codes], code_lists)
    yield from _one_of(f"{path}.reasons", _("code list"), step.reasons, code_lists)
    yield from _check_outcome(f"{path}.default_outcome", step.default_outcome, step, code_lists)
    statuses = code_lists.get("enrolment_status")
    if step.exit_status and statuses and step.exit_status not in statuses:
        yield Problem(f"{path}.exit_status", expected(_("status"), step.exit_status, _keys(statuses)))


def _check_outcome(path: str, outcome: str, step: Step, code_lists: CodeLists) -> Iterator[Problem]:
    """An outcome must be on the step's list."""
    codes = code_lists.get(step.codes)
    if outcome and (codes is None or outcome not in codes):
        what = _('outcome of the step "{step}"').format(step=step.key)
        yield Problem(path, expected(what, outcome, _keys(codes) if codes else []))


def _check_rules(step: Step, steps: Mapping[str, Step], code_lists: CodeLists) -> Iterator[Problem]:
    path = f"steps.{step.key}"
    if step.due:
        yield from _check_due(step.due, steps, path, is_repeatable=step.is_repeatable)
        other = steps.get(step.due.after or step.due.before)
        if other:
            yield from _check_outcome(f"{path}.due.outcome", step.due.outcome, other, code_lists)
    for key, outcome in step.follows.items():
        yield from _one_of(f"{path}.follows", _("step"), [key], steps)
        if key in steps:
            yield from _check_outcome(f"{path}.follows.{key}", outcome, steps[key], code_lists)


def _check_due(due: Due, steps: Mapping[str, Step], path: str, *, is_repeatable: bool) -> Iterator[Problem]:
    for part, key in (("after", due.after), ("before", due.before), ("until", due.until)):
        yield from _one_of(f"{path}.due.{part}", _("step"), [key], steps)
    if bool(due.after) == bool(due.before):
        yield Problem(f"{path}.due", _('either "after" or "before" is expected, with the key of a step'))
    if not due.offsets or min(due.offsets) < 0:
        yield Problem(f"{path}.due.offsets", _("a list of days from 0 is expected"))
    elif len(due.offsets) > 1 and not is_repeatable:
        yield Problem(f"{path}.due.offsets", _("several days are for a step with is_repeatable = true"))
    if len(set(due.offsets)) < len(due.offsets):
        yield Problem(f"{path}.due.offsets", _("a day is given twice"))


def _check_circles(steps: Mapping[str, Step]) -> Iterator[Problem]:
    """Each step waits for one other at most, so every circle is found by walking on until a step comes again."""
    for key in steps:
        way = [key]
        while (follower := _waits_for(steps.get(way[-1]))) and follower not in way:
            way.append(follower)
        if follower == key and key == min(way):
            yield Problem(f"steps.{key}.due", _("the rule runs in a circle: {way}").format(way=" → ".join([*way, key])))


def _waits_for(step: Step | None) -> str:
    return (step.due.after or step.due.before) if step and step.due else ""


def _check_field(entry: Field, families: Mapping[str, Family], code_lists: CodeLists) -> Iterator[Problem]:
    path = f"fields.{entry.key}"
    yield from _one_of(f"{path}.type", _("type"), [entry.type], FIELD_TYPES)
    yield from _one_of(f"{path}.family", _("family"), [entry.family], families)
    yield from _one_of(f"{path}.codes", _("code list"), [entry.codes], code_lists)
    if (entry.type == "code") != bool(entry.codes):
        yield Problem(f"{path}.codes", _('"codes" names the code list of a field of the type "code", and only of such'))
    yield from _one_of(f"{path}.record", _("kind of record"), [entry.record], SLOTS)
    yield from _one_of(f"{path}.slot", _("slot of this record"), [entry.slot], SLOTS.get(entry.record, ()))
    yield from _check_words(entry.headings, f"{path}.headings")
    if entry.step and entry.record != "event":
        yield Problem(f"{path}.step", _("only a field of an event belongs to a step"))


def _check_words(words: Mapping[str, tuple[str, ...]], path: str) -> Iterator[Problem]:
    """What partners write, by language; that is none of ours, or a blank, would never be met."""
    yield from _one_of(path, _("language"), words, LABEL_LANGUAGES)
    for language, spoken in words.items():
        if not all(word.strip() for word in spoken):
            yield Problem(f"{path}.{language}", _("a text is empty"))


def _check_event_field(entry: Field, steps: Mapping[str, Step], code_lists: CodeLists) -> Iterator[Problem]:
    path = f"fields.{entry.key}"
    step = steps.get(entry.step)
    if step is None:
        yield Problem(f"{path}.step", expected(_("step"), entry.step, steps))
        return
    if entry.slot == "outcome" and entry.type == "code" and entry.codes != step.codes:
        yield Problem(f"{path}.codes", expected(_("list of outcomes of the step"), entry.codes, [step.codes]))
    if entry.slot == "reason" and entry.codes not in step.reasons:
        yield Problem(f"{path}.codes", expected(_("list of reasons of the step"), entry.codes, step.reasons))
    if entry.slot == "outcome" and entry.type == "yes_no":
        yield from _one_of(f"{path}.outcomes", _("answer"), [*entry.outcomes, *entry.weak], ("yes", "no"))
        for answer, outcome in entry.outcomes.items():
            yield from _check_outcome(f"{path}.outcomes.{answer}", outcome, step, code_lists)


def _keys(codes: CodeList) -> list[str]:
    return [code.key for code in codes.codes]
