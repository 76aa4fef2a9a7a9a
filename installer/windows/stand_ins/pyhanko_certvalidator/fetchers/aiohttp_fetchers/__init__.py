"""Stands for what asks the network whether certificates were revoked: PartnerTrack never does, and cannot with this."""

from __future__ import annotations

__all__ = ["AIOHttpFetcherBackend"]


class AIOHttpFetcherBackend:
    """A name that pyHanko imports; nobody can make one."""

    def __init__(self, *_arguments: object, **_named: object) -> None:
        raise RuntimeError("PartnerTrack asks no network about certificates")
