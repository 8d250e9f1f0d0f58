"""The styles of a workbook: every look of a cell once, found again by its number."""

from __future__ import annotations

import attrs

from ....office.xml import document_of, tag

_FIRST_FILLS = (
    tag("fill", None, tag("patternFill", {"patternType": "none"})),
    tag("fill", None, tag("patternFill", {"patternType": "gray125"})),
)


@attrs.frozen
class Font:
    """Letters of a cell or of a run in it."""

    name: str
    size: float
    bold: bool = False
    italic: bool = False
    underline: bool = False

    def properties(self, name_tag: str) -> str:
        """Its elements; the family is called `name` in styles and `rFont` in runs."""
        return (
            (tag("b") if self.bold else "")
            + (tag("i") if self.italic else "")
            + (tag("u") if self.underline else "")
            + tag("sz", {"val": f"{self.size:g}"})
            + tag(name_tag, {"val": self.name})
        )


@attrs.frozen
class Look:
    """A cell's look: letters, fill, the sides with a rule, and alignment."""

    font: Font
    fill: str | None = None
    rules: frozenset[str] = frozenset()
    horizontal: str = "left"
    vertical: str = "center"
    turned: bool = False


class Styles:
    """Looks are numbered as they are asked for; number 0 is an empty cell's."""

    def __init__(self, normal: Font) -> None:
        self.normal = normal
        self._looks: dict[Look | None, int] = {None: 0}
        self._fonts: dict[Font, int] = {normal: 0}
        self._fills: dict[str, int] = {}
        self._borders: dict[frozenset[str], int] = {frozenset(): 0}
        self._formats = [tag("xf", {"numFmtId": 0, "fontId": 0, "fillId": 0, "borderId": 0, "xfId": 0})]

    def number(self, look: Look) -> int:
        """The number of a look in the workbook."""
        if look not in self._looks:
            self._looks[look] = len(self._looks)
            self._formats.append(self._format(look))
        return self._looks[look]

    def _format(self, look: Look) -> str:
        fill = self._fills.setdefault(look.fill, len(self._fills) + len(_FIRST_FILLS)) if look.fill else 0
        parts = {
            "fontId": self._fonts.setdefault(look.font, len(self._fonts)),
            "fillId": fill,
            "borderId": self._borders.setdefault(look.rules, len(self._borders)),
        }
        # quotePrefix: what an official edits stays text, also where it begins with "-" or "=".
        used = {"applyFont": 1, "applyFill": 1, "applyBorder": 1, "applyAlignment": 1, "quotePrefix": 1}
        alignment = {"horizontal": look.horizontal, "vertical": look.vertical, "wrapText": 1}
        turned = {"textRotation": 90} if look.turned else {}
        return tag("xf", {"numFmtId": 0, **parts, "xfId": 0, **used}, tag("alignment", {**alignment, **turned}))

    def part(self) -> str:
        """The part `styles.xml`."""
        fonts = [tag("font", None, font.properties("name")) for font in self._fonts]
        fills = [*_FIRST_FILLS, *map(_fill, self._fills)]
        borders = list(map(_border, self._borders))
        base = tag("xf", {"numFmtId": 0, "fontId": 0, "fillId": 0, "borderId": 0})
        normal = tag("cellStyle", {"name": "Normal", "xfId": 0, "builtinId": 0})
        return document_of(
            "styleSheet",
            _counted("fonts", fonts),
            _counted("fills", fills),
            _counted("borders", borders),
            _counted("cellStyleXfs", [base]),
            _counted("cellXfs", self._formats),
            _counted("cellStyles", [normal]),
        )


def _counted(name: str, parts: list[str]) -> str:
    return tag(name, {"count": len(parts)}, *parts)


def _fill(colour: str) -> str:
    colours = tag("fgColor", {"rgb": f"FF{colour.lstrip('#').upper()}"}), tag("bgColor", {"indexed": 64})
    return tag("fill", None, tag("patternFill", {"patternType": "solid"}, *colours))


def _border(rules: frozenset[str]) -> str:
    black = tag("color", {"rgb": "FF000000"})
    sides = ("left", "right", "top", "bottom")
    drawn = [tag(side, {"style": "thin"}, black) if side in rules else tag(side) for side in sides]
    return tag("border", None, *drawn, tag("diagonal"))
