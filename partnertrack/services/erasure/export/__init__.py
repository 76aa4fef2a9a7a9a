"""All that is held of one person, in one file that they can read and take elsewhere."""

from partnertrack.services.erasure.export.writing import access_export

__all__ = ["access_export"]
