"""The keys of `sop.toml`, each in one place: how its value is read, its JSON schema, its default, what it is about.

The reader, `sop config`, the schema for editors and every "did you mean" go by this list. `[lembar]` is not in it: its
keys are the sheet renderer's own.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import attrs

from sopdsl.checks import QUALITY_FIELDS
from sopdsl.model import TimeAssumption
from sopdsl.project import setting_values as values
from sopdsl.project.regulation_settings import read_regulations, read_revoked
from sopdsl.project.settings import Settings
from sopdsl.project.store_settings import read_store
from sopdsl.project.toml_places import Place
from sopdsl.syntax.assumptions import assumption_words
from sopdsl.values import Value

Json = dict[str, Any]

SHEET = "lembar"
"""The table that the sheet's renderer reads."""
BY_FILE = "per-berkas"
"""The table within a table that holds other settings for some files."""

BOOK = "buku"
"""The table of what binds documents into a book."""

CHART = "bagan"
"""The table of the flowchart."""

PROCESS = "bpmn"
"""The table of the file for process engines."""

RUNS = "pelaksanaan"
"""The table of SOPs that are carried out."""


@attrs.frozen
class Key(Value):
    """A setting: its table and name, and what is known of its value, as TOML has it.

    `read` gives the value as far as it is sound, None where nothing is, and reports the rest. `schema` is its part of
    the JSON schema, `about` the key of its description in the catalogue. `default` is what holds where it is not
    written; None: nothing.
    """

    place: Place
    read: Callable[[object, Place, values.Report], object]
    schema: Json
    about: str
    default: object = None


_TEXT: Json = {"type": "string", "pattern": "\\S"}
_TEXTS: Json = {"type": "array", "items": {"type": "string"}}
_QUALITY: Json = {"type": "array", "items": {"enum": list(QUALITY_FIELDS)}}
_LETTERHEAD: Json = {"type": "array", "items": _TEXT, "minItems": 1, "maxItems": values.LETTERHEAD_LINES}
_RULES: Json = {"type": "array", "items": {"$ref": "#/definitions/aturan"}}
_IGNORED: Json = {"type": "array", "items": {"$ref": "#/definitions/aturan-bebas"}}
_WEIGHTS: Json = {
    "type": "object",
    "propertyNames": {"$ref": "#/definitions/aturan-bebas"},
    "additionalProperties": {"enum": list(values.WEIGHTS)},
}
_BY_FILE: Json = {"type": "object", "additionalProperties": _IGNORED}
_REVOKED: Json = {"type": "object", "additionalProperties": {"type": "string"}}

_YEAR: Json = {"type": "integer", "minimum": values.FIRST_YEAR, "maximum": values.LAST_YEAR}
_YES_NO: Json = {"type": "boolean"}
_PERIOD: Json = {"type": "string", "pattern": "^\\s*[0-9]{1,3}\\s+([Bb]ulan|[Tt]ahun)\\s*$"}

KEYS = (
    Key(
        ("waktu", "asumsi"),
        values.read_assumption_words,
        _TEXT,
        "pengaturan.asumsi",
        assumption_words(TimeAssumption()),
    ),
    Key(("periksa", "pilih"), values.read_rules, _RULES, "pengaturan.pilih"),
    Key(("periksa", "abaikan"), values.read_ignored, _IGNORED, "pengaturan.abaikan", []),
    Key(("periksa", "mutu-baku-wajib"), values.read_quality, _QUALITY, "pengaturan.mutu-baku", list(QUALITY_FIELDS)),
    Key(("periksa", "pola-nomor"), values.read_number_pattern, _TEXT, "pengaturan.pola-nomor"),
    Key(("periksa", "masa-tinjauan"), values.read_period, _PERIOD, "pengaturan.masa-tinjauan"),
    Key(("periksa", "pelaksana"), values.read_texts, _TEXTS, "pengaturan.pelaksana", []),
    Key(("periksa", "bobot"), values.read_weights, _WEIGHTS, "pengaturan.bobot", {}),
    Key(("periksa", BY_FILE), values.read_ignored_by_file, _BY_FILE, "pengaturan.per-berkas", {}),
    Key(("instansi", "nama"), values.read_letterhead, _LETTERHEAD, "pengaturan.instansi-nama"),
    Key(("instansi", "alamat"), values.read_printed, _TEXT, "pengaturan.alamat"),
    Key(("instansi", "logo"), values.read_printed, _TEXT, "pengaturan.logo"),
    Key(("pengesahan", "jabatan"), values.read_printed, _TEXT, "pengaturan.jabatan"),
    Key(("pengesahan", "nama"), values.read_printed, _TEXT, "pengaturan.pejabat"),
    Key(("pengesahan", "pangkat"), values.read_printed, _TEXT, "pengaturan.pangkat"),
    Key(("pengesahan", "nip"), values.read_employee_number, _TEXT, "pengaturan.nip"),
    Key(("keterkaitan", "sop-luar"), values.read_texts, _TEXTS, "pengaturan.sop-luar", []),
    Key(("peraturan", "berlaku"), read_regulations, _TEXTS, "pengaturan.berlaku", []),
    Key(("peraturan", "dicabut"), read_revoked, _REVOKED, "pengaturan.dicabut", {}),
    Key((BOOK, "judul"), values.read_printed, _TEXT, "pengaturan.buku-judul", "Standar Operasional Prosedur"),
    Key((BOOK, "tahun"), values.read_year, _YEAR, "pengaturan.buku-tahun"),
    Key((BOOK, "keputusan"), values.read_text, _TEXT, "pengaturan.buku-keputusan"),
    Key((CHART, "lajur"), values.read_yes_no, _YES_NO, "pengaturan.bagan-lajur", True),
    Key((CHART, "waktu"), values.read_yes_no, _YES_NO, "pengaturan.bagan-waktu", False),
    Key((CHART, "output"), values.read_yes_no, _YES_NO, "pengaturan.bagan-output", False),
    Key((PROCESS, "tautan"), values.read_yes_no, _YES_NO, "pengaturan.bpmn-tautan", False),
    Key((RUNS, "simpan"), read_store, _TEXT, "pengaturan.simpan", "pelaksanaan.sqlite"),
)

TABLES = (*dict.fromkeys(key.place[0] for key in KEYS), SHEET)
"""The tables of the file, in the order in which they are shown."""


def keys_of(table: str) -> dict[str, Key]:
    """The keys of a table by name."""
    return {key.place[1]: key for key in KEYS if key.place[0] == table}


def table_in_force(settings: Settings, table: str) -> Mapping[str, object]:
    """A table of `sop.toml` by name of its keys, with what holds where nothing is written."""
    return {name: settings.values.get(key.place, key.default) for name, key in keys_of(table).items()}
