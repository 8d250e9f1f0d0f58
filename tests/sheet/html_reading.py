"""Reading the HTML page back with the standard parser, without any of the painter's code."""

from __future__ import annotations

from html.parser import HTMLParser

import attrs

from tests.sheet.reading import squeezed

VOID = {"meta", "col", "br"}


@attrs.define
class ReadElement:
    """An element with its attributes, its children, and its words in between; `text` is all words below it."""

    tag: str
    attributes: dict[str, str | None] = attrs.field(factory=dict)
    content: list[ReadElement | str] = attrs.field(factory=list)

    def all(self, tag: str | None = None) -> list[ReadElement]:
        """All elements below it, with this tag."""
        below = [one for part in self.content if isinstance(part, ReadElement) for one in [part, *part.all()]]
        return [one for one in below if tag in (None, one.tag)]

    def having(self, name: str) -> list[ReadElement]:
        """All elements below it with this attribute."""
        return [one for one in self.all() if name in one.attributes]

    @property
    def text(self) -> str:
        """The words, those of the drawing's titles left out."""
        return "".join(part if isinstance(part, str) else part.text for part in self.content if not _is_title(part))

    def told(self) -> list[str]:
        """What a screen reader says, in order: words and the texts of images, without what is hidden from it."""
        said: list[str] = []
        for part in self.content:
            if isinstance(part, str):
                said += [part] if part.strip() else []
            elif part.attributes.get("role") == "img":
                said.append(part.attributes.get("aria-label") or "")
            elif part.attributes.get("aria-hidden") != "true":
                said += part.told()
        return said

    def grid(self) -> list[list[ReadElement]]:
        """The cell of each place of a table; raises AssertionError for places with none or with two."""
        rows = self.all("tr")
        columns = len(self.all("col"))
        places: dict[tuple[int, int], ReadElement] = {}
        for row, element in enumerate(rows):
            for cell in (part for part in element.content if isinstance(part, ReadElement)):
                column = next(column for column in range(columns) if (row, column) not in places)
                for down in range(int(cell.attributes.get("rowspan") or 1)):
                    for right in range(int(cell.attributes.get("colspan") or 1)):
                        assert places.setdefault((row + down, column + right), cell) is cell
        assert set(places) == {(row, column) for row in range(len(rows)) for column in range(columns)}
        return [[places[row, column] for column in range(columns)] for row in range(len(rows))]


def _is_title(part: object) -> bool:
    return isinstance(part, ReadElement) and part.tag == "title"


class _Parser(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.open = [ReadElement("")]

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        assert len(dict(attributes)) == len(attributes), attributes
        element = ReadElement(tag, dict(attributes))
        self.open[-1].content.append(element)
        if tag not in VOID:
            self.open.append(element)

    def handle_startendtag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        self.open[-1].content.append(ReadElement(tag, dict(attributes)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop().tag == tag

    def handle_data(self, data: str) -> None:
        self.open[-1].content.append(data)

    def handle_comment(self, data: str) -> None:
        raise AssertionError(data)


def read_html(data: bytes) -> ReadElement:
    """The file's root; every element that opens is closed in its place."""
    parser = _Parser()
    parser.feed(data.decode())
    parser.close()
    (root,) = parser.open
    return root


def html_texts(root: ReadElement) -> list[str]:
    """The words of each page, without white space."""
    return [squeezed(page.text) for page in root.all("section")]
