"""A recovery code: 140 random bits as seven groups that a person can copy from paper without a mistake that passes.

A group is four signs of Crockford's alphabet, which has neither I nor L, O or U, and a fifth that checks them. The
check is a sum over the field of 32 elements in which every place has its own weight and every group its own total:
each wrong sign, each swap within a group and each swap of groups changes it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

BITS: Final = 140
"""How many random bits a code holds."""

_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_LOOK_ALIKES = str.maketrans("OIL", "011")
_BETWEEN = " -\u2010\u2011\u2013\u2014_.\t\n\r\u00a0"
_GROUPS, _GROUP, _DATA, _BITS_A_SIGN = 7, 5, 4, 5
_WEIGHTS = (2, 3, 4, 5)
_MODULUS = 0b100101
_FIELD = 32


@dataclass(frozen=True, slots=True)
class ReadCode:
    """What somebody typed as a code: the secret in it, or which groups are wrong, from 1."""

    secret: str
    wrong: tuple[int, ...] = ()


def written(bits: int) -> str:
    """The code for that many random bits, as it is printed: "7K2Q9-…", seven groups of five."""
    digits = [bits >> _BITS_A_SIGN * place & _FIELD - 1 for place in reversed(range(_GROUPS * _DATA))]
    groups = (digits[start : start + _DATA] for start in range(0, len(digits), _DATA))
    return "-".join(
        "".join(_ALPHABET[digit] for digit in (*group, _check(group, number))) for number, group in enumerate(groups, 1)
    )


def read(typed: str) -> ReadCode | None:
    """The code in what somebody typed, in any case, with or without dashes; None where it is no code at all."""
    groups = _groups(typed.upper().translate(_LOOK_ALIKES))
    if len(groups) != _GROUPS:
        return None
    wrong = tuple(number for number, group in enumerate(groups, 1) if not _is_right(group, number))
    if len(wrong) == _GROUPS:
        return None  # a passphrase of seven words, say
    return ReadCode("" if wrong else "".join(group[:_DATA] for group in groups), wrong)


def _groups(typed: str) -> list[str]:
    """The groups as they were typed; where they were typed without a space, each five signs."""
    marked = typed.translate(dict.fromkeys(map(ord, _BETWEEN), " "))
    groups = marked.split()
    if len(groups) == _GROUPS:
        return groups
    signs = "".join(groups)
    return [signs[start : start + _GROUP] for start in range(0, len(signs), _GROUP)]


def _is_right(group: str, number: int) -> bool:
    if len(group) != _GROUP or any(sign not in _ALPHABET for sign in group):
        return False
    digits = [_ALPHABET.index(sign) for sign in group]
    return digits[-1] == _check(digits[:_DATA], number)


def _check(digits: list[int], number: int) -> int:
    """The check of a group: with it, at the weight 1, the sum is the group's number."""
    total = number
    for weight, digit in zip(_WEIGHTS, digits, strict=True):
        total ^= _times(weight, digit)
    return total


def _times(one: int, other: int) -> int:
    """The product in the field of 32 elements (x⁵ + x² + 1)."""
    product = 0
    while other:
        if other & 1:
            product ^= one
        one <<= 1
        if one & _FIELD:
            one ^= _MODULUS
        other >>= 1
    return product
