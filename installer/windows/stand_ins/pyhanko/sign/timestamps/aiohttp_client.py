"""Stands for pyHanko's module that asks the network for time stamps: PartnerTrack never does, and cannot with this."""

from __future__ import annotations

__all__ = ["HTTPTimeStamper"]


class HTTPTimeStamper:
    """A name that pyHanko imports; nobody can make one."""

    def __init__(self, *_arguments: object, **_named: object) -> None:
        raise RuntimeError("PartnerTrack asks no network for the time")
