"""A DOCX put together: its text, how that looks, the parts beside it, and its pictures."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ..typesetting.primitives import Picture
from .docx_styles import settings
from .package import Part, Properties, Relation, pack

_WORD = "wordprocessingml"


def docx(
    text: str, styles: str, beside: Mapping[str, tuple[str, str]], pictures: Sequence[Picture], about: Properties
) -> bytes:
    """The file of a text and its styles, both as XML.

    `beside` are the kind (`header`, `footer`) and the XML of each other part by its name. `pictures` are those that the
    text shows, PNG and JPEG.
    """
    parts, relations = [], []
    for name, (kind, words) in {"styles": ("styles", styles), "settings": ("settings", settings()), **beside}.items():
        parts.append(Part(f"word/{name}.xml", f"{_WORD}.{kind}", words))
        relations.append(Relation(relation(name), kind, f"{name}.xml"))
    for number, picture in enumerate(pictures, start=1):
        name = f"media/image{number}.{picture.format}"
        parts.append(Part(f"word/{name}", f"image/{picture.format}", picture.data))
        relations.append(Relation(picture_relation(number), "image", name))
    main = Part("word/document.xml", f"{_WORD}.document.main", text, tuple(relations))
    return pack([main, *parts], main, about)


def relation(name: str) -> str:
    """The id by which the text knows a part beside it, by the part's name."""
    return f"rId-{name}"


def picture_relation(number: int) -> str:
    """The id by which the text knows a picture; the first is 1."""
    return f"rIdImage{number}"
