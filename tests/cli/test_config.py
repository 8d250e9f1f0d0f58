"""`sop config`: the settings in force and where they come from."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from sopdsl.project import Settings, read_settings
from sopdsl.project.schema import FILE
from sopdsl.project.toml_text import key_text, value_text
from sopdsl.source import Source
from tests.project.test_schema import WHOLE

RULES = """\
[periksa]
abaikan = ["LKH001"]
[periksa.bobot]
WKT = "catatan"
"WKT002" = "peringatan"
[periksa.per-berkas]
"lama" = ["mulai-ganda"]
"""


def values(settings: Settings) -> tuple[object, ...]:
    """All that settings say, without where it is written."""
    return settings.assumption, settings.check, settings.choice, settings.by_file, settings.identity, settings.outside


def test_the_output_is_a_sop_toml_that_says_the_same(sop, write) -> None:
    write("sop.toml", WHOLE)
    result = sop("config")
    assert (result.exit_code, result.stderr) == (0, "")
    again, findings = read_settings(Source("sop.toml", result.stdout))
    settings, _ = read_settings(Source("sop.toml", WHOLE))
    assert findings == () and values(again) == values(settings) and again.sheet == settings.sheet


def test_without_a_sop_toml_the_output_is_the_defaults(sop) -> None:
    result = sop("config")
    assert result.stdout.startswith(
        "# Pengaturan yang berlaku untuk .\n# Tidak ada sop.toml di folder ini atau di atasnya: semuanya bawaan. "
    )
    defaults, findings = read_settings(Source("sop.toml", result.stdout))
    assert findings == ()
    assert (defaults.check, defaults.choice, defaults.identity) == (
        Settings().check,
        Settings().choice,
        Settings().identity,
    )


def test_each_value_says_where_it_comes_from(sop, write) -> None:
    write("dalam/sop.toml", "# kosong\n[waktu]\nasumsi = '1 hari = 8 jam'\n[lembar]\nkertas = 'F4'\n")
    lines = sop("config", "dalam").stdout.splitlines()
    assert 'asumsi = "1 hari = 8 jam"  # dalam/sop.toml:3' in lines
    assert 'kertas = "F4"  # dalam/sop.toml:5' in lines
    assert "nomor-kolom = false  # bawaan" in lines
    assert "# pola-nomor: tidak diatur" in lines


def test_the_rules_that_are_changed_and_why(sop, write) -> None:
    write("sop.toml", RULES)
    write("lama/surat.sop")
    lines = sop("config", "lama/surat.sop", "--lang", "en").stdout.splitlines()
    changed = [line for line in lines if line.startswith("#   ")]
    assert lines[lines.index(changed[0]) - 1] == "# Rules that are changed:"
    assert "#   kata-kerja-aktif (LKH001): not reported, because of periksa.abaikan (sop.toml:2)" in changed
    assert "#   mulai-ganda (ALR007): not reported, because of periksa.per-berkas.lama (sop.toml:7)" in changed
    assert (
        "#   waktu-tidak-terukur (WKT001): note instead of warning, because of periksa.bobot.WKT (sop.toml:4)"
        in changed
    )
    assert (
        "#   jumlah-waktu-salah (WKT002): warning instead of error, because of periksa.bobot.WKT002 (sop.toml:5)"
        in changed
    )
    assert not [line for line in sop("config", ".").stdout.splitlines() if "mulai-ganda" in line and "#   " in line]


def test_a_selection_is_the_reason_for_what_it_leaves_out(sop, write) -> None:
    write("sop.toml", '[periksa]\n\npilih = ["WKT"]\n')
    rules = {rule["code"]: rule for rule in json.loads(sop("config", "--json").stdout)["rules"]}
    assert rules["LKH001"]["reason"] == ["periksa", "pilih"] and rules["LKH001"]["line"] == 3
    assert rules["LKH001"]["severity"] is None and rules["LKH001"]["default_severity"] == "warning"
    assert "WKT001" not in rules and "ALR001" not in rules


def test_json(sop, write) -> None:
    write("sop.toml", RULES)
    said = json.loads(sop("config", "--json").stdout)
    assert said["settings_file"] == "sop.toml"
    assert said["settings"]["periksa"]["abaikan"] == {"value": ["kata-kerja-aktif"], "line": 2}
    assert said["settings"]["lembar"]["kertas"] == {"value": "A4", "line": None}
    assert json.loads(sop("config", "--json", "/").stdout)["settings_file"] is None


def test_mistakes_are_told_beside_the_output(sop, write) -> None:
    write("sop.toml", "[waktu]\nasumi = 1\n[lembar]\nkertas = 'A0'\n")
    result = sop("config")
    assert result.exit_code == 1
    assert (
        "sop.toml:2:1: galat[pengaturan]" in result.stderr and "sop.toml:4:1: galat[pengaturan-lembar]" in result.stderr
    )
    assert tomllib.loads(result.stdout)["waktu"]["asumsi"].startswith("1 hari = 7,5 jam")


def test_the_file_itself_and_what_is_not_there(sop, write) -> None:
    write("dalam/sop.toml", RULES)
    assert "# Diatur oleh dalam/sop.toml." in sop("config", "dalam/sop.toml").stdout
    for path in ("tidak-ada", "", "a\0b"):
        result = sop("config", path)
        assert (result.exit_code, result.stdout) == (2, "")


def test_a_sop_toml_that_cannot_be_read(sop, own_folder: Path) -> None:
    (own_folder / "sop.toml").mkdir()
    result = sop("config")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith("sop: sop.toml: ")


def test_the_schema(sop) -> None:
    assert json.loads(sop("config", "--schema").stdout) == json.loads(FILE.read_text(encoding="utf-8"))


_PLAIN = st.text(st.characters(exclude_categories=["Cs"])) | st.integers() | st.booleans()
_VALUES = st.recursive(
    _PLAIN, lambda inner: st.lists(inner) | st.dictionaries(st.text(st.characters(exclude_categories=["Cs"])), inner)
)


@given(st.dictionaries(st.text(st.characters(exclude_categories=["Cs"])), _VALUES))
def test_any_value_can_be_read_back(table: dict[str, object]) -> None:
    text = "\n".join(f"{key_text(name)} = {value_text(value)}" for name, value in table.items())
    assert tomllib.loads(text) == table
    assert all(character.isprintable() or character == "\n" for character in text)
