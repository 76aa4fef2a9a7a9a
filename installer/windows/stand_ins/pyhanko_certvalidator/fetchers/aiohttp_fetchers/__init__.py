"""Stands for what fetches certificates, and lists of revoked ones, from the network: PartnerTrack never does."""

from __future__ import annotations

__all__ = ["AIOHttpFetcherBackend"]


class AIOHttpFetcherBackend:
    """A name that pyHanko imports; nobody can make one."""

    def __init__(self, *_arguments: object, **_named: object) -> None:
        raise RuntimeError("PartnerTrack asks no network for certificates")
