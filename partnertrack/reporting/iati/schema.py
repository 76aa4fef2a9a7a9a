"""Holds a file of results to the official schema."""

from __future__ import annotations

from functools import lru_cache

from lxml import etree  # type: ignore[import-untyped]  # lxml ships no types

from partnertrack import paths


@lru_cache
def _schema() -> etree.XMLSchema:
    return etree.XMLSchema(etree.parse(str(paths.resources() / "iati" / "iati-activities-schema.xsd"), _parser()))


def check_schema(content: bytes) -> tuple[str, ...]:
    """What the schema of version 2.03 has against a file, a line each; nothing where it is valid."""
    schema = _schema()
    try:
        is_valid = schema.validate(etree.fromstring(content, _parser()))
    except etree.XMLSyntaxError as error:
        return (str(error),)
    return () if is_valid else tuple(f"{each.line}: {each.message}" for each in schema.error_log)


def _parser() -> etree.XMLParser:
    """A parser that fetches nothing and resolves no entities."""
    return etree.XMLParser(resolve_entities=False, no_network=True)
