"""Who of a list of people stands behind each of many counts, a bit each."""

from __future__ import annotations

import zlib
from base64 import b64decode, b64encode
from collections.abc import Iterable, Mapping, Sequence
from uuid import UUID

import numpy as np

from partnertrack.domain.ids import Ids


def pack(ids: Iterable[UUID], places: Mapping[UUID, int]) -> str:
    """These people as text, by their places in the list; raises KeyError for somebody who is not on it."""
    bits = np.zeros(len(places), np.bool_)
    bits[[places[each] for each in ids]] = True
    return b64encode(zlib.compress(np.packbits(bits).tobytes())).decode("ascii")


def unpack(text: str, listed: Sequence[UUID]) -> Ids:
    """The people whom `pack` was given, in the order of the list; raises ValueError for a text of other lists."""
    try:
        packed = np.frombuffer(zlib.decompress(b64decode(text, validate=True)), np.uint8)
    except zlib.error as error:
        raise ValueError("the list of people is damaged") from error
    if len(packed) != (len(listed) + 7) // 8:
        raise ValueError("the list of people is of another length")
    return Ids(listed[place].bytes for place in np.flatnonzero(np.unpackbits(packed)[: len(listed)]).tolist())
