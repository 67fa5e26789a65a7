"""The text of a PDF in the order in which it is read: columns one after the other, without running heads.

Needs pypdfium2, which the extra `pdf` installs.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

PAGES = 300
"""Pages that are read; releases have a handful, and what has more is no release."""
_CHARACTERS = 30_000
_PIECES = 600
"""Of one page; beyond, it is read line by line as the file has them."""
_GUTTER = 10.0
"""Points of white between two columns."""
_MARGIN = 0.12
"""Share of a page's height at its top and foot in which running heads stand."""
_SOFT = "\x02\ufffe\u00ad"
"""What stands for a hyphen that only the end of the line has put there."""


class LockedError(ValueError):
    """The PDF opens with a password only."""


@dataclass(frozen=True, slots=True)
class _Piece:
    """Words on one line, with their box in points; `bottom` grows upwards."""

    left: float
    bottom: float
    right: float
    top: float
    text: str

    @property
    def height(self) -> float:
        return self.top - self.bottom


def pdf_text(raw: bytes) -> str:
    """The words of a PDF, paragraphs apart by an empty line.

    Raises ModuleNotFoundError without pypdfium2, LockedError for one with a password, ValueError for what is no PDF
    that can be read, and for one without words, such as a scan.
    """
    import pypdfium2  # type: ignore[import-untyped]

    try:
        document = pypdfium2.PdfDocument(raw)
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower():
            raise LockedError("it opens with a password only") from None
        raise ValueError("it is broken") from None
    try:
        pages = [_pieces(document[number]) for number in range(min(len(document), PAGES))]
    except pypdfium2.PdfiumError:
        raise ValueError("it is broken") from None
    finally:
        document.close()
    heads = _running_heads(pages)
    lines = [
        line for _, pieces in pages for line in _page_lines(piece for piece in pieces if _head(piece) not in heads)
    ]
    text = _paragraphs(lines)
    if not text:
        raise ValueError("it holds no words, perhaps only pictures of them")
    return text


def _pieces(page: Any) -> tuple[float, list[_Piece]]:
    height = page.get_height()
    words = page.get_textpage()
    if words.count_chars() > _CHARACTERS or words.count_rects() > _PIECES:
        # Finding out where each piece stands takes time with the square of their number; no page of words has so many.
        lines = words.get_text_range().splitlines()
        return height, [_Piece(0, -number, 1, 1 - number, line) for number, line in enumerate(lines) if line.strip()]
    pieces = []
    for number in range(words.count_rects()):
        left, bottom, right, top = words.get_rect(number)
        text = re.sub(r"\s+", " ", words.get_text_bounded(left, bottom, right, top)).strip()
        if text:
            pieces.append(_Piece(left, bottom, right, top, text))
    return height, pieces


def _head(piece: _Piece) -> tuple[int, str]:
    """What two pages' running heads share: place and words, whatever the page's number."""
    return round(piece.bottom / 4), re.sub(r"\d+", "#", piece.text)


def _running_heads(pages: list[tuple[float, list[_Piece]]]) -> set[tuple[int, str]]:
    """What stands at the top or foot of most pages, of two at least."""
    seen: Counter[tuple[int, str]] = Counter()
    for height, pieces in pages:
        edge = _MARGIN * height
        seen.update({_head(piece) for piece in pieces if piece.top > height - edge or piece.bottom < edge})
    return {head for head, times in seen.items() if times >= 2 and times * 2 > len(pages)}


def _page_lines(pieces: Iterable[_Piece]) -> Iterator[_Piece | None]:
    """The lines of a page in reading order, None between blocks."""
    for block in _blocks(list(pieces)):
        yield None
        row: list[_Piece] = []
        for piece in sorted(block, key=lambda piece: (-piece.bottom, piece.left)):
            if row and piece.bottom + piece.height / 2 < row[0].bottom:
                yield _joined(row)
                row = []
            row.append(piece)
        if row:
            yield _joined(row)


def _blocks(pieces: list[_Piece]) -> Iterator[list[_Piece]]:
    """The columns of a page: cut where white runs from top to bottom of a stretch that has lines on both sides.

    What stands across both columns, such as a headline, ends one stretch and begins the next.
    """
    waiting = [sorted(pieces, key=lambda piece: -piece.top)]
    while waiting:
        block = waiting.pop()
        if not block:
            continue
        cut = _gutter(block)
        if cut is None:
            yield block
            continue
        spanning = [piece for piece in block if piece.left < cut < piece.right]
        top = max((piece.bottom for piece in spanning), default=None)
        above = [piece for piece in block if top is not None and piece.bottom >= top]
        below = [piece for piece in block if top is None or piece.bottom < top]
        if above and below:
            waiting += [below, above]
        elif above:
            yield block
        else:
            waiting += [[piece for piece in block if piece.left >= cut], [piece for piece in block if piece.left < cut]]


def _gutter(block: list[_Piece]) -> float | None:
    """Where a column ends: white beside which lines stand on both sides at the same heights, three times at least."""
    for cut in sorted({piece.left for piece in block}) if len(block) <= _PIECES else ():
        middle = cut - _GUTTER / 2
        left = [piece for piece in block if piece.right <= cut - _GUTTER]
        right = [piece for piece in block if piece.left >= cut - 1]
        across = len(block) - len(left) - len(right)
        if len(left) < 3 or len(right) < 3 or across > len(block) / 4:
            continue
        beside = sum(any(abs(one.bottom - other.bottom) < one.height for other in right) for one in left)
        if beside >= 3 and all(len(piece.text) > 12 for piece in left[:2]):
            return middle
    return None


def _joined(row: list[_Piece]) -> _Piece:
    row = sorted(row, key=lambda piece: piece.left)
    text = row[0].text
    for before, piece in pairwise(row):
        gap = piece.left - before.right
        text += ("  " if gap > 2 * piece.height else " " if gap > piece.height / 8 else "") + piece.text
    return _Piece(row[0].left, row[0].bottom, row[-1].right, max(piece.top for piece in row), text)


def _paragraphs(lines: Iterable[_Piece | None]) -> str:
    """Lines joined into paragraphs; a new one begins at a gap, unless the line before it ends in mid-sentence."""
    paragraphs: list[list[str]] = []
    before: _Piece | None = None
    for line in lines:
        if line is None:
            before = None
            continue
        apart = (
            before is None
            or before.bottom - line.top > max(before.height, line.height)
            or abs(before.height - line.height) > 3
        )
        if paragraphs and (not apart or (before is None and _goes_on(paragraphs[-1][-1], line.text))):
            paragraphs[-1][-1] = _broken_off(paragraphs[-1][-1], line.text)
            paragraphs[-1].append(line.text)
        else:
            paragraphs.append([line.text])
        before = line
    return "\n\n".join(re.sub(f"[{_SOFT}]", "", "".join(parts)) for parts in paragraphs)


def _goes_on(text: str, following: str) -> bool:
    """True where a column or page ends within a sentence."""
    return following[:1].islower() or (text[-1:] in f"-{_SOFT},;" and not text.endswith("--"))


def _broken_off(text: str, following: str) -> str:
    """A line as it is followed by another: with a space, or without the hyphen that breaks a word."""
    if text[-1] in _SOFT or re.search(r"\w-$", text[-2:]):
        # A small letter goes on with a word that was broken; before anything else the hyphen is a part of the name.
        return text[:-1] + ("" if following[:1].islower() else "-")
    return f"{text} "
