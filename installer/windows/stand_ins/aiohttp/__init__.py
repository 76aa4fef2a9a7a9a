"""Stands for the package by which pyHanko could ask the network: PartnerTrack never does, and cannot with this."""

from __future__ import annotations


class NetworkError(RuntimeError):
    """Something wanted to ask the network."""


class _Absent:
    """A class of the real package, as far as it must have a name."""

    def __init__(self, *_arguments: object, **_named: object) -> None:
        raise NetworkError("PartnerTrack asks no network")


def __getattr__(name: str) -> type[_Absent]:
    """Every other name of the package: a class that nobody can make anything of."""
    if name.startswith("__"):
        raise AttributeError(name)
    return _Absent
