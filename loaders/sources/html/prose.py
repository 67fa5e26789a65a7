"""The text of an HTML element as it would be read on paper: paragraphs apart by an empty line, rows on one line."""

from __future__ import annotations

import re

from selectolax.lexbor import LexborHTMLParser, LexborNode

_PARAGRAPHS = frozenset(
    "address article aside blockquote body center dd details div dl dt fieldset figcaption figure footer form h1 h2 h3"
    " h4 h5 h6 header hr main nav ol p pre section summary table tbody tfoot thead ul".split()
)
"""Elements before and after which an empty line stands."""
_LINES = frozenset("br li caption legend option".split())
"""Elements that begin and end a line."""
_CELLS = frozenset("td th".split())
UNREAD = frozenset(
    "script style noscript template svg math iframe object embed canvas audio video button select textarea input head"
    " ix:header map area title".split()
)
"""Elements that hold nothing to be read."""
_HIDDEN = re.compile(r"(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE)
_SPACES = re.compile(r"[ \t\r\n\f\v\xa0\u2007\u202f]+")
_LONGEST_CELL = 300
"""Characters of the longest cell that still is a cell of data."""
_DEPTH = 3_000
"""Elements that may lie in each other. A real page has some dozens; a parser's time grows with the square of it."""
_ELEMENTS = 1_000_000
"""Elements of a page; each takes some hundred bytes of memory. The largest filings have a third of that."""
_ATTRIBUTES = 500
"""Attributes of one element; a parser looks for each among those before it."""
_CROWDED = re.compile(
    r"<[A-Za-z][^\s/>]*+"
    r"(?:[\s/]*+[^\s/>][^\s/>=]*+(?:\s*+=\s*+(?:\"[^\"]*+\"?|'[^']*+'?|[^\s>]*+))?+)"
    rf"{{{_ATTRIBUTES + 1}}}"
)
_STYLES = frozenset("a b big code em font i nobr s small strike strong tt u".split())
_TAG = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9:-]*)")
_CLOSED_BY_THE_NEXT = frozenset(
    "p li td th tr dt dd option thead tbody tfoot br hr img input meta link col area base wbr source track param"
    " param".split()
)


def parse(markup: str) -> LexborHTMLParser:
    """The page as a tree; what is no HTML gives a tree with the text in it.

    Raises ValueError for a page whose elements lie in each other thousands deep, or are millions.
    """
    depth = styles = elements = 0
    for found in _TAG.finditer(markup):
        tag = found[2].lower()
        opens = not found[1]
        if tag in _STYLES:
            styles = max(0, styles + (1 if opens else -1))
        elif opens:
            # The styles that stand open are opened anew in every block.
            elements += styles
        if opens and _CROWDED.match(markup, found.start()):
            raise ValueError(f"an element has more than {_ATTRIBUTES} attributes")
        elements += opens
        if elements > _ELEMENTS:
            raise ValueError(f"it would have more than {_ELEMENTS:,} elements")
        if tag not in _CLOSED_BY_THE_NEXT:
            depth = max(0, depth + (1 if opens else -1))
            if depth > _DEPTH:
                raise ValueError(f"its elements lie in each other more than {_DEPTH} deep")
    return LexborHTMLParser(markup)


def prose(node: LexborNode) -> str:
    """The readable text below a node: blocks apart by an empty line, lines trimmed, list items behind a dash.

    What is preformatted keeps its lines. The cells of a table's row stand on one line with two spaces between them,
    unless one of them is as long as a paragraph: then the table only lays out the page, and its cells are read one
    after the other.
    """
    writer = _Writer()
    top = node.mem_id  # comparing nodes themselves would compare their whole markup
    current: LexborNode | None = node
    while current is not None:
        if current.tag == "-text":
            writer.words(current.text_content or "")
        elif not _unread(current):
            writer.open(current.tag or "")
            if current.child is not None:
                current = current.child
                continue
            writer.close(current.tag or "")
        while current is not None and current.mem_id != top and current.next is None:
            current = current.parent
            if current is not None:
                writer.close(current.tag or "")
        current = current.next if current is not None and current.mem_id != top else None
    return writer.text()


def _unread(node: LexborNode) -> bool:
    if node.tag in UNREAD or (node.tag or "").startswith(("-", "!")):
        return True
    attributes = node.attributes
    if not attributes:
        return False
    return (
        "hidden" in attributes
        or attributes.get("aria-hidden") == "true"
        or _HIDDEN.search(attributes.get("style") or "") is not None
    )


class _Block:
    """Lines under way: of the page, or of one cell of a table."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self.words: list[str] = []

    def end_line(self) -> None:
        line = _SPACES.sub(" ", "".join(self.words)).strip()
        if line == "-":
            return  # a list item whose words are in a paragraph inside it
        self.words.clear()
        if line:
            self.lines.append(line)

    def begin_item(self) -> None:
        self.end_line()
        self.words = ["- "]

    def end_paragraph(self) -> None:
        self.end_line()
        if self.lines and self.lines[-1] and not self.words:
            self.lines.append("")

    def whole(self) -> str:
        """Everything on one line."""
        self.end_line()
        return " ".join(line for line in self.lines if line)


class _Writer:
    """Collects words into lines, lines into paragraphs, cells into rows."""

    def __init__(self) -> None:
        self._blocks = [_Block()]
        self._rows: list[list[_Block]] = []
        self._as_written = 0

    def words(self, words: str) -> None:
        if not self._as_written:
            self._blocks[-1].words.append(words)
            return
        first, *more = words.split("\n")
        self._blocks[-1].words.append(first)
        for line in more:
            block = self._blocks[-1]
            block.end_line() if "".join(block.words).strip() else block.end_paragraph()
            block.words.append(line)

    def open(self, tag: str) -> None:
        self._as_written += tag == "pre"
        if tag in _CELLS and self._rows:
            self._blocks.append(_Block())
        elif tag == "tr":
            self._blocks[-1].end_line()
            self._rows.append([])
        else:
            self._break(tag)
            if tag == "li":
                self._blocks[-1].begin_item()

    def close(self, tag: str) -> None:
        self._as_written -= tag == "pre"
        if tag in _CELLS and self._rows and len(self._blocks) > 1:
            self._rows[-1].append(self._blocks.pop())
        elif tag == "tr" and self._rows:
            self._end_row(self._rows.pop())
        else:
            self._break(tag)

    def _break(self, tag: str) -> None:
        if tag in _PARAGRAPHS:
            self._blocks[-1].end_paragraph()
        elif tag in _LINES:
            self._blocks[-1].end_line()

    def _end_row(self, cells: list[_Block]) -> None:
        block = self._blocks[-1]
        texts = [cell.whole() for cell in cells]
        if all(len(text) <= _LONGEST_CELL for text in texts):
            self.words("  ".join(text for text in texts if text).replace("  ", "\x1f"))
            block.end_line()
            if block.lines:
                block.lines[-1] = block.lines[-1].replace("\x1f", "  ")
            return
        for cell in cells:
            block.end_paragraph()
            block.lines += cell.lines

    def text(self) -> str:
        """All that was collected; what a broken page left open is closed."""
        while len(self._blocks) > 1:
            block = self._blocks.pop()
            block.end_paragraph()
            self._blocks[-1].end_paragraph()
            self._blocks[-1].lines += block.lines
        self._blocks[0].end_paragraph()
        return "\n".join(self._blocks[0].lines).strip("\n")
