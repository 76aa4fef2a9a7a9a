"""Puts conditions into words."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any as Anything

from partnertrack.domain.scheme import Scheme, Step
from partnertrack.domain.shown import status
from partnertrack.domain.step_name import after
from partnertrack.i18n import _, current, ngettext, number
from partnertrack.indicators.condition import All, Any, Declared, Exited, Not, Planned, Reached, Sex, Started, Track
from partnertrack.indicators.definition import Catalogue
from partnertrack.indicators.standing import Quiet, Status
from partnertrack.indicators.view import UNKNOWN, Condition


@dataclass(frozen=True, slots=True)
class Words:
    """Speaks of the steps, outcomes and fields of a scheme by their names, of milestones by their labels.

    Sentences are in the language in force.
    """

    scheme: Scheme
    milestones: Mapping[Condition, str] = field(default_factory=dict)

    def those_who(self, condition: Condition) -> str:
        """Who meets a condition: "those who started “Training”"."""
        return _("those who {did}").format(did=self.did(condition))

    def did(self, condition: Condition, *, is_not: bool = False) -> str:
        """What somebody did who meets a condition, or does not meet it: "reached “Departed”", "are women"."""
        if condition in self.milestones and condition != EVERYBODY:
            label = quoted(self.milestones[condition])
            words = _("did not reach {step}") if is_not else _("reached {step}")
            return words.format(step=label)
        if condition in (EVERYBODY, Not(EVERYBODY)):
            is_nobody = is_not != isinstance(condition, Not)
            return _("are enrolled nowhere") if is_nobody else _("are enrolled")
        return _WORDS[type(condition)](self, condition, is_not)

    def step(self, key: str) -> str:
        """A step's name in quotation marks."""
        found = self.scheme.step(key)
        return quoted(found.label.text(current()) if found else key.replace("_", " "))

    def steps(self, keys: Sequence[str]) -> str:
        """Any of these steps."""
        return either([self.step(key) for key in keys])

    def field(self, key: str) -> str:
        """A field's name in quotation marks."""
        found = self.scheme.fields.get(key)
        return quoted(found.label.text(current()) if found else key.replace("_", " "))

    def outcomes(self, keys: Sequence[str], steps: Sequence[str]) -> str:
        """Any of these outcomes of the steps."""
        return either([self._outcome(key, steps) for key in keys])

    def answers(self, keys: Sequence[str], field_key: str) -> str:
        """Any of these answers of a field."""
        found = self.scheme.fields.get(field_key)
        codes = self.scheme.code_list(found.codes) if found else None
        known = {"yes": _("yes"), "no": _("no")}
        known |= {code.key: code.label.text(current()) for code in codes.codes} if codes else {}
        return either([quoted(known.get(key, key)) for key in keys])

    def _outcome(self, key: str, steps: Sequence[str]) -> str:
        found = (self.scheme.step(step) for step in steps)
        lists = (self.scheme.outcomes(step) for step in found if isinstance(step, Step))
        label = next((code.label.text(current()) for codes in lists if codes and (code := codes.code(key))), key)
        return quoted(label) if key != UNKNOWN else _("an outcome that nobody told")


EVERYBODY = Any((Sex(UNKNOWN), Not(Sex(UNKNOWN))))
"""How a formula says that it is about every enrolment."""


def words_of(scheme: Scheme, catalogue: Catalogue) -> Words:
    """The words of a scheme and of the milestones of a catalogue."""
    return Words(scheme, {each.when: each.label.text(current()) for each in catalogue.milestones.values()})


def quoted(words: str) -> str:
    """The words in the quotation marks of the language."""
    return _("“{words}”").format(words=words)


def either(words: Sequence[str]) -> str:
    """One of these: "A, B or C"."""
    return _joined(words, _("{first} or {last}"))


def both(words: Sequence[str]) -> str:
    """All of these: "A, B and C"."""
    return _joined(words, _("{first} and {last}"))


def _joined(words: Sequence[str], last: str) -> str:
    if len(words) < 2:  # noqa: PLR2004 - one word is joined to nothing
        return "".join(words)
    return last.format(first=", ".join(words[:-1]), last=words[-1])


def _reached(said: Words, asked: Reached, is_not: bool) -> str:  # noqa: FBT001 - the shape of all words
    words = _("did not reach {step}") if is_not else _("reached {step}")
    told = [words.format(step=said.steps(asked.reached))]
    if asked.occurrence:
        told.append(_("(the one after {time})").format(time=after(asked.occurrence)))
    if asked.outcome:
        told.append(_("with {outcome}").format(outcome=said.outcomes(asked.outcome, asked.reached)))
    if asked.says:
        words = _("where {field} says {answers}")
        told.append(words.format(field=said.field(asked.says), answers=said.answers(asked.answers, asked.says)))
    if asked.filled:
        told.append(_("with {field} filled in").format(field=said.field(asked.filled)))
    if asked.blank:
        told.append(_("with {field} left blank").format(field=said.field(asked.blank)))
    if asked.at_least:
        level = _("with {field} no lower than the scheme requires, or not told")
        told.append(level.format(field=said.field(asked.at_least)))
    if asked.days_ago:
        days = ngettext("at least {n} day before", "at least {n} days before", asked.days_ago)
        told.append(days.format(n=number(asked.days_ago)))
    return " ".join(told)


def _started(said: Words, asked: Started, is_not: bool) -> str:  # noqa: FBT001 - the shape of all words
    words = _("did not start {step}") if is_not else _("started {step}")
    return words.format(step=said.steps(asked.started))


def _planned(said: Words, asked: Planned, is_not: bool) -> str:  # noqa: FBT001 - the shape of all words
    words = _("had not come to the planned day of {step}") if is_not else _("had come to the planned day of {step}")
    return words.format(step=said.step(asked.planned))


def _exited(said: Words, asked: Exited, is_not: bool) -> str:  # noqa: FBT001 - the shape of all words
    how = either([quoted(status(each)) for each in asked.exited])
    if asked.before:
        words = _("did not leave as {how} before {step}") if is_not else _("left as {how} before {step}")
        return words.format(how=how, step=said.step(asked.before))
    return (_("did not leave as {how}") if is_not else _("left as {how}")).format(how=how)


def _sex(_said: Words, asked: Sex, is_not: bool) -> str:  # noqa: FBT001 - the shape of all words
    words = {
        ("female", False): _("are women"),
        ("male", False): _("are men"),
        ("other", False): _("are of another sex"),
        (UNKNOWN, False): _("have no sex on record"),
        ("female", True): _("are not women"),
        ("male", True): _("are not men"),
        ("other", True): _("are not of another sex"),
        (UNKNOWN, True): _("have their sex on record"),
    }
    return words[asked.sex, is_not]


def _track(_said: Words, asked: Track, is_not: bool) -> str:  # noqa: FBT001 - the shape of all words
    words = {
        ("away", False): _("are on the away track (circular included)"),
        ("home", False): _("are on the home track"),
        ("undecided", False): _("have no track yet"),
        ("away", True): _("are not on the away track"),
        ("home", True): _("are not on the home track"),
        ("undecided", True): _("have a track"),
    }
    return words[asked.track, is_not]


def _status(_said: Words, asked: Status, is_not: bool) -> str:  # noqa: FBT001 - the shape of all words
    words = _("do not stand as {status}") if is_not else _("stand as {status}")
    return words.format(status=quoted(status(asked.status)))


def _quiet(_said: Words, asked: Quiet, is_not: bool) -> str:  # noqa: FBT001 - the shape of all words
    if is_not:
        words = ngettext("had news in the last {n} day", "had news in the last {n} days", asked.quiet)
    else:
        words = ngettext("had no news for more than {n} day", "had no news for more than {n} days", asked.quiet)
    return words.format(n=number(asked.quiet))


def _declared(_said: Words, asked: Declared, is_not: bool) -> str:  # noqa: FBT001 - the shape of all words
    if asked.declares == "language":
        return _("are in a scheme without a language") if is_not else _("are in a scheme that names a language")
    words = _("are in a scheme that requires no level of language")
    return words if is_not else _("are in a scheme that requires a level of language")


def _all(said: Words, asked: All, is_not: bool) -> str:  # noqa: FBT001 - the shape of all words
    parts = [_within(said, each, is_not) for each in asked.conditions]
    return either(parts) if is_not else both(parts)


def _any(said: Words, asked: Any, is_not: bool) -> str:  # noqa: FBT001 - the shape of all words
    parts = [_within(said, each, is_not) for each in asked.conditions]
    return both(parts) if is_not else either(parts)


def _not(said: Words, asked: Not, is_not: bool) -> str:  # noqa: FBT001 - the shape of all words
    return said.did(asked.condition, is_not=not is_not)


def _within(said: Words, condition: Condition, is_not: bool) -> str:  # noqa: FBT001 - the shape of all words
    """A condition among others, in brackets where it joins several itself."""
    words = said.did(condition, is_not=is_not)
    inner = condition.condition if isinstance(condition, Not) else condition
    joins = isinstance(inner, All | Any) and inner not in said.milestones and inner != EVERYBODY
    return f"({words})" if joins else words


_WORDS: Mapping[type, Callable[[Words, Anything, bool], str]] = {
    Reached: _reached,
    Started: _started,
    Planned: _planned,
    Exited: _exited,
    Sex: _sex,
    Track: _track,
    Declared: _declared,
    Status: _status,
    Quiet: _quiet,
    All: _all,
    Any: _any,
    Not: _not,
}
