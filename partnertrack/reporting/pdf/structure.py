"""The structure of a PDF file: what its marks are and how they belong together, written down as it comes to an end."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import count

from partnertrack.reporting.pdf.piece import Tag

Box = tuple[float, float, float, float]

_ESCAPES = str.maketrans({"\\": r"\\", "(": r"\(", ")": r"\)"})


@dataclass(slots=True)
class _Element:
    """An element that is still open: its numbers, the page that it begins on, and what lies in it."""

    tag: Tag | None
    number: int
    parent: int
    page: int
    box: Box | None = None
    kids: list[str] = field(default_factory=list)


class Structure:
    """The tree of elements, grown by marking what is painted, in the order of reading.

    An element is written through `keep` as soon as something else is begun; nothing can be put into it then.
    """

    def __init__(self, new_number: Callable[[], int], keep: Callable[[int, bytes], None]) -> None:
        self._new_number = new_number
        self._keep = keep
        self.root = new_number()
        whole = _Element(None, new_number(), self.root, 0)
        self._path = [whole]
        self._keys = count()
        self._owners: list[tuple[int, int]] = []
        self._page = self._list = 0
        self._marked: list[int] = []

    def begin_page(self, page: int) -> int:
        """Begin the page of this number; returns the key by which it finds its elements."""
        self._page, self._marked = page, []
        key, self._list = next(self._keys), self._new_number()
        self._owners.append((key, self._list))
        return key

    def end_page(self) -> None:
        """Write down to which elements the marks of the page belong."""
        self._keep(self._list, f"[{' '.join(f'{owner} 0 R' for owner in self._marked)}]".encode())

    def mark(self, tag: Tag, box: Box | None = None) -> int:
        """The number of the next mark of the page, which belongs to the tag and lies in the box."""
        element = self.reach(tag)
        if box:
            element.box = element.box or box
        place = len(self._marked)
        self._marked.append(element.number)
        is_here = element.page == self._page
        element.kids.append(str(place) if is_here else f"<</Type/MCR/Pg {self._page} 0 R/MCID {place}>>")
        return place

    def attach(self, tag: Tag, annotation: int) -> int:
        """Put an annotation of this number into the element of a tag; returns the key by which it finds that."""
        element = self.reach(tag)
        element.kids.append(f"<</Type/OBJR/Pg {self._page} 0 R/Obj {annotation} 0 R>>")
        key = next(self._keys)
        self._owners.append((key, element.number))
        return key

    def close(self) -> None:
        """Write what is open, and the root."""
        whole = self._path[0].number
        while self._path:
            self._end(self._path.pop())
        parents = self._new_number()
        owners = " ".join(f"{key} {number} 0 R" for key, number in sorted(self._owners))
        self._keep(parents, f"<</Nums[{owners}]>>".encode())
        root = f"<</Type/StructTreeRoot/K {whole} 0 R/ParentTree {parents} 0 R/ParentTreeNextKey {next(self._keys)}>>"
        self._keep(self.root, root.encode())

    def reach(self, tag: Tag) -> _Element:
        """The element of a tag, begun where it is not open; what lies beside it is written."""
        path = self._path
        if path[-1].tag is tag:
            return path[-1]
        parent = tag.parent
        if path[-1].tag is not parent:
            if parent and all(each.tag is not parent for each in path):
                self.reach(parent)
            while path[-1].tag is not parent:
                self._end(path.pop())
        above = path[-1]
        element = _Element(tag, self._new_number(), above.number, self._page)
        above.kids.append(f"{element.number} 0 R")
        path.append(element)
        return element

    def _end(self, element: _Element) -> None:
        """Write an element."""
        kids = f"/K {element.kids[0]}" if len(element.kids) == 1 else f"/K[{' '.join(element.kids)}]"
        said = _said(element.tag, element.box) if element.tag else "/S/Document"
        where = f"/Pg {element.page} 0 R" if element.page else ""
        self._keep(element.number, f"<<{said}/P {element.parent} 0 R{where}{kids if element.kids else ''}>>".encode())


def _said(tag: Tag, box: Box | None) -> str:
    """What a tag says of its element."""
    attributes = _attributes(tag, box)
    said = f"/S/{tag.role}/A<<{attributes}>>" if attributes else f"/S/{tag.role}"
    if tag.says:
        said += f"/ActualText{text_string(tag.says)}"
    if tag.shows:
        said += f"/Alt{text_string(tag.shows)}"
    if tag.language:
        said += f"/Lang{text_string(tag.language)}"
    return said


def _attributes(tag: Tag, box: Box | None) -> str:
    """What an element is told by its attributes: where a figure lies, what a cell heads, how a list is counted."""
    match tag.role:
        case "TD":
            return f"/O/Table/ColSpan {tag.span}" if tag.span > 1 else ""
        case "TH":
            span = f"/ColSpan {tag.span}" if tag.span > 1 else ""
            return f"/O/Table/Scope/{tag.scope}{span}"
        case "Figure":
            return f"/O/Layout/BBox[{' '.join(f'{edge:.2f}' for edge in box)}]" if box else ""
        case "L":
            return f"/O/List/ListNumbering/{tag.numbering}" if tag.numbering else ""
        case _:
            return ""


def text_string(text: str) -> str:
    """A text as a string of a PDF file."""
    if text.isascii() and text.isprintable():
        return f"({text.translate(_ESCAPES)})"
    return f"<FEFF{text.encode('utf-16-be').hex().upper()}>"
