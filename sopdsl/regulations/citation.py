"""Citations as offices write them: `UU 25/2009`, `Permenpan RB No. 35 Th. 2012 tentang …`, `KEP/75/M.PAN/7/2004`."""

import re
from typing import NamedTuple

from sopdsl.model import Citation
from sopdsl.regulations.abbreviations import NUMBER_CODES
from sopdsl.regulations.kinds import HYPHEN, written_kind
from sopdsl.source import Span

_LONGEST_HEAD = 400
_LONGEST_CHANGES = 2000
_PARTS = ("pasal", "bab", "lampiran")
_PART = (
    rf"(?i)\s*(?=(?:{'|'.join(_PARTS)})\b)(?:(?:pasal\s+\d+\w*|ayat\s*\(\d+\w*\)|huruf\s+[a-z]|angka\s+\d+"
    r"|bab\s+[IVXLC]+|lampiran(?:\s+[IVXLC]+)?|dan|dari)(?!\w)[\s,]*)+"
)
"""The part of a regulation that is meant, before its type: "Pasal 18 ayat (6) Undang-Undang Dasar …"."""
_CONSTITUTION = rf"(?i)\s*(?P<kind>(?:UUD|Undang{HYPHEN}Undang\s+Dasar)\b[^\d]{{0,60}}\b1945)\b"
_CONSTITUTION_NAME = "Undang-Undang Dasar Negara Republik Indonesia Tahun 1945"
_ABOUT = re.compile(r"\b(?:tentang|tetang|tntang|tentng|(?:ttg|tntg)\b\.?)(?!\w)(?:\s*:)?", re.IGNORECASE)
_PIECES = r"[\w.-]+(?:\s?/\s?[\w.-]+)*"
_CODE = r"(?:\b(?!th)[^\W\d_]{1,3}\b\.?[\s-]*(?=\d))?"
"""The letters with which many ministries begin a number: "Nomor PM 19 Tahun 2021", "Nomor HK. 01.07/…"."""
_CODE_ALONE = r"(?:\b(?:(?:per|kep|se|sk|ins|hk|p)\s?[./-]|[pk]m\b\.?)\s?)?"
"""Those that also begin a number before which nothing says that it is one: "Kepmenkes HK.01.07/…"."""
_KIND = r"(?i)\s*(?P<kind>\D*?)[\s,]*"
_YEARLY = r"(?:\s*(?:prp\b\.?)?\s*,?\s*(?P<yearly>\b(?:tahun|thn|th)\b\s*\.?\s*:?\s*(?P<year>\d{4}))\b)?"
_NAMED = rf"{_KIND}(?P<number>\b(?:nomor|nomer|no|nmr)\b\s*\.?\s*:?\s*(?P<written>{_CODE}{_PIECES})){_YEARLY}"
"""A type, a number that a word says to be one, and perhaps the year."""
_BARE = rf"{_KIND}(?P<number>(?P<written>{_CODE_ALONE}(?<!\w)\d[\w.-]*(?:\s?/\s?[\w.-]+)*)){_YEARLY}"
"""The same with a bare number."""
_PLAIN_NUMBER = r"(\d+\w?)/((?:19|20)\d\d)"
_ANY_YEAR = r"(?<!\d)(?:19|20)\d\d(?!\d)"
_AFTER_TITLE = ("lembar", "berita", "sebagaimana", "telah", "juncto", "jo")
_END_OF_TITLE = (
    r"(?i)[\s,(;]*\b(?:lembar(?:an)?\s+(?:negara|daerah)|tambahan\s+lembar|berita\s+(?:negara|daerah)|sebagaimana\s+telah"
    r"|sebagaimana\s+(?:beberapa\s+kali\s+)?diubah|(?:yang\s+)?telah\s+(?:beberapa\s+kali\s+)?di(?:u|ru)bah|juncto|jo)\b"
)
"""What follows a title, and always holds one of `_AFTER_TITLE`; nothing follows most."""
_AMENDED_BY = r"(?i)\b(?:dengan|juncto|jo)\b\.?"
_YEAR_WORD = r"(?i)\b(?:tahun|thn|th)\s*\.?\s*$"


class _Head(NamedTuple):
    """What stands before "tentang": what could be read of it, and where."""

    kind: str | None
    number: str
    year: int | None
    kind_span: Span
    number_span: Span


def read_citation(text: str, start: int = 0) -> Citation | None:
    """The citation that a text is, of a whole regulation or a part; None where its type, number or year cannot be read.

    `start` is the place of the text in its source, from which the spans count.
    """
    part = _part_length(text)
    if part:
        return read_citation(text[part:], start + part)
    constitution = _constitution(text)
    if constitution is not None:
        return Citation(_CONSTITUTION_NAME, "", 1945, kind_span=_span(constitution, "kind", start))
    about, head = _divided(text, start)
    if head is None or head.kind is None or not head.number or head.year is None:
        return None
    if about is None:
        return Citation(head.kind, head.number, head.year, None, (), head.kind_span, head.number_span)
    end = _end_of_title(text, about.end())
    title, title_span = _trimmed(text, about.end(), len(text) if end is None else end.start(), start)
    changes = () if end is None else _amendments(text[end.start() :], start + end.start())
    about_span = Span(start + about.start(), start + about.end())
    return Citation(
        head.kind, head.number, head.year, title, changes, head.kind_span, head.number_span, about_span, title_span
    )


def unread_parts(text: str) -> tuple[str, ...]:
    """What of type, number, year and title a text lacks, as `jenis`, `nomor`, `tahun`, `judul`."""
    text = text[_part_length(text) :]
    if _constitution(text):
        return ()
    about, head = _divided(text, 0)
    citation = read_citation(text)
    parts = {
        "jenis": written_kind(text[: about.start()] if about else text) if head is None else head.kind,
        "nomor": None if head is None else head.number,
        "tahun": None if head is None else head.year,
        "judul": about and (citation is None or citation.title),
    }
    return tuple(name for name, part in parts.items() if not part)


def _part_length(text: str) -> int:
    """How much of a text says which part of a regulation is meant, before its type; 0 where nothing does."""
    part = re.match(_PART, text) if text.lstrip().casefold().startswith(_PARTS) else None
    return 0 if part is None else part.end()


def _constitution(text: str) -> re.Match[str] | None:
    return re.match(_CONSTITUTION, text) if "1945" in text else None


def _divided(text: str, start: int) -> tuple[re.Match[str] | None, _Head | None]:
    """The word "tentang", and the head before it."""
    about = _ABOUT.search(text)
    head = text[: about.start() if about else len(text)][:_LONGEST_HEAD]
    usual = _usual_head(head, start)
    if usual is not None:
        return about, usual
    found = re.match(_NAMED, head) or (re.match(_BARE, head) if re.search(r"\d", head) else None)
    return about, None if found is None else _head(found, head, start)


def _usual_head(head: str, start: int) -> _Head | None:
    """A head in the law's own form, "Undang-Undang Nomor 25 Tahun 2009", as most are; None for any other."""
    words = head.rstrip()
    kind, _, rest = words.partition(" Nomor ")
    number, _, year = rest.partition(" Tahun ")
    letters = kind.replace("-", "").replace(" ", "")
    if not (letters.isalpha() and number.isdecimal() and year.isdecimal() and len(year) == 4):
        return None
    kind_start = start + len(kind) - len(kind.lstrip())
    kind_span = Span(kind_start, kind_start + len(kind.strip()))
    return _Head(written_kind(kind), number, int(year), kind_span, Span(start + len(kind) + 1, start + len(words)))


def _head(found: re.Match[str], head: str, start: int) -> _Head:
    bare = found["written"] == found["number"]
    pieces = [piece.strip() for piece in found["written"].split("/")]
    written = "/".join(pieces).rstrip(".,-")
    plain = re.fullmatch(_PLAIN_NUMBER, written) if len(pieces) == 2 else None
    kind = written_kind(found["kind"]) if any(map(str.isalnum, found["kind"])) else _kind_of_number(written)
    end = found.end("yearly") if found["yearly"] else found.end("number")
    year: int | None
    if bare and re.search(_YEAR_WORD, found["kind"]):
        number, year = "", int(written) if re.fullmatch(_ANY_YEAR, written) else None
    elif found["year"]:
        number, year = written, int(found["year"])
        if plain is not None and plain[2] == found["year"]:
            number = plain[1]
    elif plain is not None:
        number, year = plain[1], int(plain[2])
    else:
        years = re.findall(_ANY_YEAR, written) or re.compile(_ANY_YEAR).findall(head, found.end())
        number, year = written, int(years[-1]) if years else None
    number_span = Span(start + found.start("number"), start + end)
    return _Head(kind, number, year, _span(found, "kind", start), number_span)


def _kind_of_number(number: str) -> str | None:
    return next((kind for code, kind in NUMBER_CODES if re.search(code, number, re.IGNORECASE)), None)


def _end_of_title(text: str, start: int) -> re.Match[str] | None:
    folded = text.casefold()
    return re.compile(_END_OF_TITLE).search(text, start) if any(word in folded for word in _AFTER_TITLE) else None


def _amendments(text: str, start: int) -> tuple[Citation, ...]:
    by = re.search(_AMENDED_BY, text)
    if by is None:
        return ()
    amending = read_citation(text[by.end() : by.end() + _LONGEST_CHANGES], start + by.end())
    return () if amending is None else (amending, *amending.amendments)


def _trimmed(text: str, start: int, end: int, offset: int) -> tuple[str | None, Span]:
    """The words of a stretch without the signs around them, on one line, and their place."""
    while start < end and text[start] in " \n\t:":
        start += 1
    while start < end and text[end - 1] in " \n\t;.,(":
        end -= 1
    return " ".join(text[start:end].split()) or None, Span(offset + start, offset + end)


def _span(match: re.Match[str], group: str, start: int) -> Span:
    return Span(start + match.start(group), start + match.end(group))
