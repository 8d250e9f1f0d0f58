"""Pictures of the drawings, side by side: small, for reading beside the figures."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from pathlib import Path
from xml.sax.saxutils import escape

from PIL import Image, ImageDraw, ImageFont, ImageOps
from sopdsl.renderers.typesetting.compiler import rasterised
from sopdsl.renderers.typesetting.primitives import Picture, Rect
from sopdsl.renderers.typesetting.text import plain_text, wrap

import sopdsl.data
from benchmarks.drawings.drawing import Box, Drawing
from benchmarks.drawings.programs import FONT
from sopdsl.flow.swimlanes import Chart

ROW, WIDTH, HEIGHT = 1500, 725, 500
GAP = 16
CAPTION = 30
GREYS = 12
_TIP = (
    '<defs><marker id="tip" markerWidth="8" markerHeight="8" refX="8" refY="4" orient="auto">'
    '<path d="M0 0L8 4L0 8z"/></marker></defs>'
)


def picture_of(drawing: Drawing, chart: Chart) -> bytes:
    """A plain picture of a drawing whose program makes none, as PNG."""
    words = {symbol.name: symbol.lines for symbol in chart.symbols}
    parts = [f'<rect width="{drawing.width}" height="{drawing.height}" fill="#fff"/>']
    parts += [_outline(box) for box in drawing.boxes]
    for box in drawing.boxes:
        parts += _words(box, " ".join(words[box.name]), drawing.letters)
    for arrow, line in zip(drawing.arrows, chart.lines, strict=True):
        path = "L".join(f"{x} {y}" for x, y in arrow.points)
        parts.append(f'<path d="M{path}" fill="none" stroke="#000" marker-end="url(#tip)"/>')
        if arrow.label:
            x, y = arrow.label.centre
            parts.append(_text(x, y + drawing.letters / 3, line.label, drawing.letters))
    size = f'width="{drawing.width}" height="{drawing.height}"'
    whole = f'<svg xmlns="http://www.w3.org/2000/svg" {size}>{_TIP}{"".join(parts)}</svg>'
    return _png(Picture(whole.encode(), "svg", Rect(0, 0, drawing.width / 4, drawing.height / 4), ""))


def _png(picture: Picture) -> bytes:
    made: bytes = rasterised(picture)
    return made


def _outline(box: Box) -> str:
    rect, (x, y) = box.rect, box.rect.centre
    if box.diamond:
        path = f"M{x} {rect.y}L{rect.right} {y}L{x} {rect.bottom}L{rect.x} {y}z"
        return f'<path d="{path}" fill="#fff" stroke="#000"/>'
    place = f'x="{rect.x}" y="{rect.y}" width="{rect.width}" height="{rect.height}"'
    return f'<rect {place} fill="#fff" stroke="#000"/>'


def _words(box: Box, text: str, size: float) -> list[str]:
    """Words in the middle of a box, small enough for it; below a small diamond, as is usual in BPMN."""
    small = box.diamond and box.rect.height < 8 * size
    width = max(box.rect.width * (0.6 if box.diamond else 0.9), 100 if small else 0)
    lines = wrap(plain_text(text), width * FONT.size / size, FONT, {})
    x, y = box.rect.centre
    size = size if small else min(size, box.rect.height / len(lines) / 1.2)
    top = box.rect.bottom + size * 1.2 if small else y - (len(lines) - 1) * size * 0.6 + size / 3
    return [
        _text(x, top + place * size * 1.2, "".join(piece.text for piece in line.pieces), size)
        for place, line in enumerate(lines)
    ]


def _text(x: float, y: float, text: str, size: float) -> str:
    place = f'x="{x}" y="{y}" font-size="{size}" font-family="Liberation Sans" text-anchor="middle"'
    return f"<text {place}>{escape(text)}</text>"


def beside(pictures: Sequence[tuple[str, Sequence[bytes]]], path: Path) -> None:
    """Write pictures below their captions, in rows of at most `ROW`, each as large as `WIDTH` and `HEIGHT` allow."""
    sheet = Image.new("L", (ROW, 10 * HEIGHT), 255)
    draw = ImageDraw.Draw(sheet)
    font = ImageFont.truetype(Path(sopdsl.data.__file__).parent / "fonts" / "LiberationSans-Bold.ttf", 15)
    x, y, bottom = GAP, 0, 0
    for caption, image in ((caption, _small(part)) for caption, parts in pictures for part in parts):
        if x + image.width > ROW:
            x, y = GAP, bottom
        draw.text((x, y + 8), caption, fill=0, font=font)
        sheet.paste(image, (x, y + CAPTION))
        x, bottom = x + image.width + GAP, max(bottom, y + CAPTION + image.height + GAP)
    sheet.crop((0, 0, ROW, bottom)).quantize(GREYS).save(path, optimize=True)


def _small(data: bytes) -> Image.Image:
    image = Image.open(BytesIO(data)).convert("RGB").convert("L")
    image = image.crop(ImageOps.invert(image).getbbox())
    wide = image.width > 3 * image.height
    image.thumbnail((ROW - 2 * GAP if wide else WIDTH, HEIGHT), Image.Resampling.LANCZOS)
    return image
