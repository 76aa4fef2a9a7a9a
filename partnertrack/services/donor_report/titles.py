"""Titles that state a message, and only where it is true."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from partnertrack.disclosure import Press
from partnertrack.domain.person_count import PersonCount


@dataclass(frozen=True, slots=True)
class Message:
    """What a title may state: that is said only where it `holds` and the counts that it tells `of` may be told.

    `holds` is worked out from values, never from printed texts. `says` makes the sentence, once it is known to hold.
    """

    holds: bool
    says: Callable[[], str]
    of: tuple[PersonCount, ...] = ()


def title_of(press: Press, neutral: str, *messages: Message) -> str:
    """The first message that holds and may be told; where there is none, the neutral title that is always true.

    A message that states a median asks the press beforehand (`may_tell`) whether that may be told of so few people.
    """
    for each in messages:
        told = [press.value(count) is not None for count in each.of]
        if each.holds and all(told):
            return each.says()
    return neutral
