"""The officer's side of a report: the texts of its sections, pictures in them, and what colleagues remark."""

from partnertrack.services.report_texts.passages import Texts, keep, settle, texts
from partnertrack.services.report_texts.pictures import LARGEST, clean, pictures, read
from partnertrack.services.report_texts.remarks import add_remark, delete_remark, settle_remark

__all__ = [
    "LARGEST",
    "Texts",
    "add_remark",
    "clean",
    "delete_remark",
    "keep",
    "pictures",
    "read",
    "settle",
    "settle_remark",
    "texts",
]
