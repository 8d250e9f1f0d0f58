"""The table `[lembar]` of `sop.toml`: its keys, each in one place, and the style that they make."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

import attrs

from sopdsl.diagnostics import Diagnostic, Message, Severity, message
from sopdsl.rendering import Setting
from sopdsl.source import NOWHERE

from ..typesetting.metrics import Family, FontFiles
from ..typesetting.primitives import MM
from .profiles import PROFILES
from .setting_fonts import LETTERS
from .setting_kinds import COLOUR, COLUMN_ORDER, MARGINS, PAPER, YES_NO, Kind, choice, number, title
from .style import COLUMNS, TITLES, PageNumber, Style, Terminators

_PROFILE = "profil"
_LETTERS = "huruf"
_TITLE = "judul-"


class _Key(NamedTuple):
    """A key: what it sets of the style (a field, or what `_style` makes fields of), its kind of value, its default, and
    the key of its description in the catalogue.
    """

    field: str
    kind: Kind
    default: object
    about: str


def _title(role: str) -> _Key:
    """The title of a column or of a group of columns, which may have none."""
    if role in COLUMNS and role != "pelaksana":
        return _Key("titles", title(), TITLES[role], "sheet.setting.judul-kolom")
    return _Key("titles", title(may_be_empty=True), TITLES[role], "sheet.setting.judul-kelompok")


_KEYS = {
    _PROFILE: _Key("profile", choice(PROFILES), "standar", "sheet.setting.profil"),
    "kertas": _Key("paper", PAPER, "A4", "sheet.setting.kertas"),
    "orientasi": _Key(
        "upright",
        choice({"lanskap": False, "potret": True}, {"mendatar": False, "tegak": True}),
        "lanskap",
        "sheet.setting.orientasi",
    ),
    "margin": _Key("margins", MARGINS, 15, "sheet.setting.margin"),
    "kaki-halaman": _Key("foot", number(0, 60, MM), 20, "sheet.setting.kaki-halaman"),
    _LETTERS: _Key("family", LETTERS, "sans", "sheet.setting.huruf"),
    "ukuran-huruf": _Key("table_size", number(6, 12), 8.5, "sheet.setting.ukuran-huruf"),
    "warna-judul": _Key("header_fill", COLOUR, "biru", "sheet.setting.warna-judul"),
    "kolom": _Key("columns", COLUMN_ORDER, list(COLUMNS), "sheet.setting.kolom"),
    **{_TITLE + role: _title(role) for role in TITLES},
    "nomor-kolom": _Key("column_numbers", YES_NO, False, "sheet.setting.nomor-kolom"),
    "nomor-langkah": _Key("number_dots", choice({"1.": True, "1": False}), "1.", "sheet.setting.nomor-langkah"),
    "nomor-halaman": _Key(
        "page_number",
        choice({"Halaman 1 dari 2": PageNumber(), "- 1 -": PageNumber("- {page} -", centred=True), "tanpa": None}),
        "Halaman 1 dari 2",
        "sheet.setting.nomor-halaman",
    ),
    "huruf-sambungan": _Key("connector_letters", YES_NO, True, "sheet.setting.huruf-sambungan"),
    "satu-halaman": _Key("one_page", YES_NO, False, "sheet.setting.satu-halaman"),
    "tanda-tangan": _Key(
        "signed",
        choice({"identitas": (True, False), "akhir": (False, True), "keduanya": (True, True)}),
        "identitas",
        "sheet.setting.tanda-tangan",
    ),
    "garis-pelaksana": _Key("executor_rules", YES_NO, True, "sheet.setting.garis-pelaksana"),
    "mulai-selesai": _Key(
        "terminators", choice({one.value: one for one in Terminators}), "langkah", "sheet.setting.mulai-selesai"
    ),
    "pelaksana-bersama": _Key(
        "wide_boxes",
        choice({"terhubung": False, "kotak lebar": True}, {"kotak-lebar": True}),
        "terhubung",
        "sheet.setting.pelaksana-bersama",
    ),
}


def settings_beside(table: Mapping[str, object]) -> dict[str, Setting]:
    """What editors and `sop config` know of the keys; the profile in the table decides their defaults."""
    profile = _profile(table)
    settings = {name: Setting(key.kind.schema, key.about, key.default) for name, key in _KEYS.items()}
    given = {name: attrs.evolve(settings[name], default=value, given_by=_PROFILE) for name, value in profile.items()}
    return settings | given


def _profile(table: Mapping[str, object]) -> Mapping[str, object]:
    """The keys of the table's profile; none where it has no sound one."""
    try:
        profile: Mapping[str, object] = _KEYS[_PROFILE].kind.read(table[_PROFILE])
    except (KeyError, ValueError):
        return {}
    return profile


def style_of(
    settings: Mapping[str, object], read_file: Callable[[str], bytes | None] | None = None
) -> Style | tuple[Diagnostic, ...]:
    """Read the table: its keys go before those of its profile. Unknown keys and senseless values are diagnostics.

    `read_file` gives the files that it names; without it they are not looked at, and the style is that of no sheet.
    """
    read, findings = _read({**_profile(settings), **settings})
    files = read.get(_LETTERS)
    if not findings and isinstance(files, FontFiles):
        letters = _letters(files, read_file)
        if isinstance(letters, Diagnostic):
            return (letters,)
        read[_LETTERS] = letters
    return tuple(findings) or _style(read)


def _read(table: Mapping[str, object]) -> tuple[dict[str, Any], list[Diagnostic]]:
    """What the keys stand for, and what is wrong with the others."""
    read: dict[str, Any] = {}
    findings: list[Diagnostic] = []
    for name, value in table.items():
        key = _KEYS.get(name)
        if key is None:
            findings.append(_unknown(name))
            continue
        try:
            read[name] = key.kind.read(value)
        except ValueError:
            findings.append(_senseless(name, value, key))
    return read, findings


def _letters(files: FontFiles, read_file: Callable[[str], bytes | None] | None) -> Family | Diagnostic:
    if read_file is None:
        return Style().family
    from ..typesetting.own_letters import own_letters  # with Typst, which no other settings need

    return own_letters(files, read_file)


def _style(read: Mapping[str, Any]) -> Style:
    plain = Style()
    titles = {name.removeprefix(_TITLE): value for name, value in read.items() if name.startswith(_TITLE)}
    fields = {name: _KEYS[name].field for name in read}
    values = {fields[name]: value for name, value in read.items() if fields[name] not in ("profile", "titles")}
    short, long = values.pop("paper", None) or sorted(plain.paper)
    upright = values.pop("upright", False)
    first, last = values.pop("signed", (True, False))
    size = values.get("table_size", plain.table_size)
    return attrs.evolve(
        plain,
        paper=(short, long) if upright else (long, short),
        titles={**TITLES, **titles},
        signed_first=first,
        signed_last=last,
        identity_size=size + plain.identity_size - plain.table_size,
        **values,
    )


def _unknown(name: str) -> Diagnostic:
    from difflib import get_close_matches  # only a slip pays for it

    close = get_close_matches(name.casefold(), _KEYS, n=1)
    if close:
        return _finding(message("sheet.key-near", name=name, near=close[0]))
    return _finding(message("sheet.key", name=name, known=tuple(_KEYS)))


def _senseless(name: str, value: object, key: _Key) -> Diagnostic:
    said = message(
        "sheet.value", name=name, value=json.dumps(value, ensure_ascii=False, default=str), expected=key.kind.wanted
    )
    return _finding(said, message(key.about))


def _finding(said: Message, hint: Message | None = None) -> Diagnostic:
    return Diagnostic("LBR001", "pengaturan-lembar", Severity.ERROR, NOWHERE, said, hint)
