"""The parts of a DOCX that say how its text looks: styles and settings."""

from __future__ import annotations

from .package import LANGUAGE
from .xml import document, tag


def styles(font: str, size: float) -> str:
    """Defaults for all text, and headings for titles, so that they show in the navigation."""
    fonts = tag("w:rFonts", {f"w:{script}": font for script in ("ascii", "hAnsi", "eastAsia", "cs")})
    sizes = [tag(name, {"w:val": round(size * 2)}) for name in ("w:sz", "w:szCs")]
    language = tag("w:lang", {"w:val": LANGUAGE, "w:eastAsia": LANGUAGE, "w:bidi": "ar-SA"})
    defaults = tag(
        "w:docDefaults",
        None,
        tag("w:rPrDefault", None, tag("w:rPr", None, fonts, *sizes, language)),
        tag("w:pPrDefault", None, tag("w:pPr", None, tag("w:spacing", {"w:before": 0, "w:after": 0}))),
    )
    normal = tag(
        "w:style", {"w:type": "paragraph", "w:default": 1, "w:styleId": "Normal"}, tag("w:name", {"w:val": "Normal"})
    )
    return document("w:styles", "w", None, defaults, normal, _heading(1), _heading(2))


def _heading(level: int) -> str:
    return tag(
        "w:style",
        {"w:type": "paragraph", "w:styleId": f"Heading{level}"},
        tag("w:name", {"w:val": f"heading {level}"}),
        tag("w:basedOn", {"w:val": "Normal"}),
        tag("w:next", {"w:val": "Normal"}),
        tag("w:qFormat"),
        tag("w:pPr", None, tag("w:outlineLvl", {"w:val": level - 1})),
    )


def heading_style(level: int) -> str:
    """The style of a title, as a paragraph's property; the highest level is 1."""
    return tag("w:pStyle", {"w:val": f"Heading{level}"})


def settings() -> str:
    """Word 2013 and later: tables begin at their rule, not at their text."""
    mode = {
        "w:name": "compatibilityMode",
        "w:uri": "http://schemas.microsoft.com/office/word",
        "w:val": "15",
    }
    return document("w:settings", "w", None, tag("w:compat", None, tag("w:compatSetting", mode)))
