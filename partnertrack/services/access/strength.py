"""How long a passphrase stands up to somebody who guesses."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from threading import Lock
from typing import Any

from partnertrack.i18n import _

_LOOKED_AT = 64
"""How many letters are judged: the library takes seconds for a long text, and who types more is safe."""
_DIGITS = (6.0, 8.0, 10.0, 12.0)
"""From how many guesses, as powers of ten, a passphrase scores 1, 2, 3 and 4; a guess costs 0.2 s of a processor."""
_OURS = ("partnertrack", "partner", "track", "pilot", "mobility", "migration", "iom", "giz", "enabel", "europe")
_SHORTEST_WORD = 3
_ONE_AT_A_TIME = Lock()


@dataclass(frozen=True, slots=True)
class Strength:
    """How strong a passphrase is: `score` from 0 (guessed at once) to 4 (safe), `words` in the user's language."""

    score: int
    words: str

    @property
    def is_good(self) -> bool:
        """Whether it is worth the data behind it."""
        return self.score >= 3  # noqa: PLR2004 - of four


def strength(passphrase: str, names: Iterable[str] = ()) -> Strength:
    """How strong a passphrase is; `names` are what a guesser would try first: the pilot's title, the user's name."""
    if not passphrase.strip():
        return Strength(0, _("Four words or more that have nothing in common make a good passphrase."))
    found = _judged(passphrase[:_LOOKED_AT], names)
    digits = float(found["guesses_log10"])
    score = sum(digits >= least for least in _DIGITS)
    return Strength(score, _words(score, _reason(found["sequence"])))


def _judged(passphrase: str, names: Iterable[str]) -> Mapping[str, Any]:
    """What the library says; it keeps its word lists where all threads see them."""
    from zxcvbn import zxcvbn  # noqa: PLC0415 - its word lists take a while to load

    words = {word for name in names for word in (name, *name.split()) if len(word) >= _SHORTEST_WORD}
    with _ONE_AT_A_TIME:
        found: Mapping[str, Any] = zxcvbn(passphrase, user_inputs=sorted(words | set(_OURS)))
    return found


def _words(score: int, reason: str) -> str:
    """The sentences under the meter."""
    verdicts = (
        _("Very weak: it is guessed in minutes."),
        _("Weak: it is guessed in a day or two."),
        _("Fair: it holds out for some weeks."),
        _("Good: it holds out for years."),
        _("Strong: nobody guesses it."),
    )
    return verdicts[score] if score == len(_DIGITS) or not reason else f"{verdicts[score]} {reason}"


def _reason(parts: Iterable[Mapping[str, Any]]) -> str:
    """What is wrong with the longest part that can be guessed."""
    guessable = [part for part in parts if part["pattern"] != "bruteforce"]
    if not guessable:
        return _("Make it longer.")
    worst = max(guessable, key=lambda part: len(part["token"]))
    kind = worst["dictionary_name"] if worst["pattern"] == "dictionary" else worst["pattern"]
    return _REASONS.get(kind, _another_word)()


def _another_word() -> str:
    return _("Add another word or two that do not belong together.")


_REASONS = {
    "user_inputs": lambda: _("Names of the pilot and your own are tried first."),
    "passwords": lambda: _("It is close to a password that many people use."),
    "surnames": lambda: _("Names of people are tried early."),
    "male_names": lambda: _("Names of people are tried early."),
    "female_names": lambda: _("Names of people are tried early."),
    "spatial": lambda: _("Rows of keys are tried early."),
    "repeat": lambda: _("What is repeated adds little."),
    "sequence": lambda: _("Sequences such as abc or 6543 add little."),
    "regex": lambda: _("Years are tried early."),
    "date": lambda: _("Dates are tried early."),
}
