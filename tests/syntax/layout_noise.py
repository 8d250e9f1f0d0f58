"""The same document in another layout: statements moved, keywords respelt, lines indented otherwise, remarks put in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from random import Random

from sopdsl.syntax.language import language
from sopdsl.syntax.lines import read_lines
from sopdsl.syntax.statements import Statement

_MOVABLE = {
    *("STATUS", "JENIS", "INSTANSI", "ALAMAT", "LOGO", "NOMOR", "TANGGAL_PEMBUATAN", "TANGGAL_REVISI"),
    *("TANGGAL_EFEKTIF", "TANGGAL_PENGESAHAN", "DISAHKAN", "JABATAN", "NAMA", "PANGKAT", "NIP", "DASAR_HUKUM"),
    *("KUALIFIKASI", "KETERKAITAN", "PERALATAN", "PERINGATAN", "PENCATATAN", "ASUMSI_WAKTU", "JUMLAH_WAKTU"),
    *("BATAS_WAKTU", "CATATAN", "KELENGKAPAN", "WAKTU", "OUTPUT", "KETERANGAN", "SYARAT", "MENUNGGU", "LANJUT_KE"),
}
_REMARK = re.compile(r" *# (catatan \d+|abaikan: .*)")


class Block:
    """A statement: the lines of its text, relative to its own depth, what stands above it and what below."""

    def __init__(self, statement: Statement, text: str) -> None:
        self.kind = statement.keyword.terminal
        self.depth = statement.indent
        self.keyword_length = statement.written_end - statement.start
        first, *rest = text[statement.start : statement.end].split("\n")
        self.lines = [(0, first), *((len(line) - len(line.lstrip(" ")) - self.depth, line.strip()) for line in rest)]
        self.remarks: list[str] = []
        self.below: list[Block] = []

    def all(self) -> Iterator[Block]:
        yield self
        for each in self.below:
            yield from each.all()


class Noise:
    """A canonical text taken apart, so that it can be put together in another way."""

    def __init__(self, text: str, random: Random) -> None:
        self.random = random
        self.above: dict[str, str] = {}
        self.blocks = _blocks([Block(part, text) for part in read_lines(text, language()).parts])
        self.step = 2

    def remark(self, often: float = 0.2) -> None:
        """Put remarks above statements, and note above which."""
        for block in self._all():
            while self.random.random() < often:
                remark = f"# catatan {len(self.above)}"
                block.remarks.append(remark)
                self.above[remark] = block.lines[0][1]

    def move(self) -> None:
        """Move fields that may stand anywhere in their block."""
        for blocks in (self.blocks, *(block.below for block in self._all())):
            for block in [each for each in blocks if each.kind in _MOVABLE and self.random.random() < 0.5]:
                blocks.remove(block)
                blocks.insert(self.random.randint(1 if blocks is self.blocks else 0, len(blocks)), block)

    def respell(self) -> None:
        """Use other spellings of keywords, and other cases of letters."""
        for block in self._all():
            depth, first = block.lines[0]
            word = self.random.choice(language().keywords[block.kind].spellings)
            word = self.random.choice((word, word.upper(), word.lower(), word.replace(" ", "  ")))
            block.lines[0] = depth, word + first[block.keyword_length :]

    def indent(self) -> None:
        """Indent all levels otherwise."""
        self.step = self.random.choice((1, 2, 3, 4, 8))

    def text(self) -> str:
        return "\n".join(self._lines(self.blocks, 0)) + "\n"

    def _all(self) -> Iterator[Block]:
        for block in self.blocks:
            yield from block.all()

    def _lines(self, blocks: list[Block], level: int) -> Iterator[str]:
        for block in blocks:
            depth = level * self.step
            for remark in block.remarks:
                yield " " * depth + remark
            for column, line in block.lines:
                yield " " * (depth + column // 2 * self.step) + line
            if self.random.random() < 0.3:
                yield " " * self.random.randint(0, 3)
            yield from self._lines(block.below, level + 1)


def _blocks(blocks: list[Block]) -> list[Block]:
    """Each block below the nearest one above that is less deep."""
    top: list[Block] = []
    opened: list[Block] = []
    for block in blocks:
        while opened and opened[-1].depth >= block.depth:
            opened.pop()
        (opened[-1].below if opened else top).append(block)
        opened.append(block)
    return top


def without_remarks(text: str) -> str:
    return "\n".join(line for line in text.split("\n") if not _REMARK.fullmatch(line))


def remarked(text: str) -> dict[str, str]:
    """The statement below each remark, as its first line."""
    above: dict[str, str] = {}
    waiting: list[str] = []
    for line in filter(str.strip, text.split("\n")):
        if _REMARK.fullmatch(line):
            waiting.append(line.strip())
        else:
            above.update(dict.fromkeys(waiting, line.strip()))
            waiting = []
    return above
