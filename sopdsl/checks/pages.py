"""Make the pages of `docs/aturan/` from the rules' documentation: `python -m sopdsl.checks.pages docs/aturan`."""

from __future__ import annotations

import sys
from itertools import groupby
from pathlib import Path

from sopdsl.checks.documentation import sections_of, title_of
from sopdsl.checks.explain import facts
from sopdsl.checks.registry import all_rules
from sopdsl.checks.rule import Rule

INDEX = "README.md"
FAMILIES = {
    "TKS": "Teks dan tata tulis",
    "IDN": "Identitas",
    "DSR": "Dasar hukum",
    "PLK": "Pelaksana",
    "LKH": "Langkah",
    "ALR": "Alur",
    "MTB": "Mutu baku",
    "WKT": "Waktu",
    "KTK": "Keterkaitan antar-SOP",
    "LBR": "Lembar SOP",
    "PRY": "Pengaturan proyek",
    "IMP": "Impor",
    "JLN": "Pelaksanaan",
    "SIS": "Program pemeriksa",
}
_INTRODUCTION = """\
# Daftar aturan

Setiap temuan `sop check` menyebut nama sebuah aturan. Halaman aturan itu menerangkan apa yang diperiksa, mengapa, dan
bagaimana memperbaikinya; `sop explain NAMA` menampilkan hal yang sama di terminal.

Galat harus diperbaiki, peringatan sebaiknya diperbaiki, dan catatan adalah saran. Temuan yang memang tidak berlaku bagi
sebuah naskah dikecualikan dengan menulis alasannya pada baris sebelumnya: `# abaikan: nama-aturan -- alasan` (lihat
[panduan](../panduan.md#membaca-pesan))."""
_EXAMPLES = ("Contoh salah", "Contoh benar")


def pages() -> dict[str, str]:
    """The text of each page by its file name, the index among them. The names are stable: `alr004-jalan-buntu.md`."""
    families = {family: tuple(rules) for family, rules in groupby(all_rules(), key=lambda rule: rule.code[:3])}
    made = {_name(rule): _page(rule, rules) for rules in families.values() for rule in rules}
    return {INDEX: _index(families), **made}


def _name(rule: Rule) -> str:
    return f"{rule.code.lower()}-{rule.name}.md"


def _link(rule: Rule) -> str:
    return f"[{rule.code} {rule.name}]({_name(rule)})"


def _index(families: dict[str, tuple[Rule, ...]]) -> str:
    parts = [_INTRODUCTION]
    for family, rules in families.items():
        rows = [
            f"| {_link(rule)} | {facts(rule)['aturan.tingkat'][1]} | {title_of(rule.documentation)} |" for rule in rules
        ]
        table = ["| aturan | tingkat | yang dilaporkan |", "|---|---|---|", *rows]
        parts += [f"## {FAMILIES[family]} ({family})", "\n".join(table)]
    return "\n\n".join(parts) + "\n"


def _page(rule: Rule, family: tuple[Rule, ...]) -> str:
    parts = [
        f"# {rule.name} ({rule.code})",
        title_of(rule.documentation),
        "\n".join(f"- {label}: {value}" for label, value in facts(rule).values()),
    ]
    for heading, text in sections_of(rule.documentation).items():
        parts += [f"## {heading}", _example(text) if heading in _EXAMPLES else text]
    others = [_link(other) for other in family if other is not rule]
    return "\n\n".join([*parts, "---", " · ".join([f"[Daftar aturan]({INDEX})", *others])]) + "\n"


def _example(text: str) -> str:
    """A piece of a document or of `sop.toml` as it is written; one that only describes stays a sentence."""
    if text.startswith("("):
        return text
    return f"```{'toml' if text.startswith('[') else 'sop'}\n{text}\n```"


def write(folder: Path) -> None:
    """Write all pages into a folder, and remove those of rules that there are no more."""
    folder.mkdir(parents=True, exist_ok=True)
    made = pages()
    for old in folder.glob("*.md"):
        if old.name not in made:
            old.unlink()
    for name, text in made.items():
        (folder / name).write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    write(Path(sys.argv[1]))
