"""What is wrong with a JSON file is said at its place, with a remedy; nothing is lost or changed in silence."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sopdsl.importing import read
from sopdsl.importing.json_places import JsonPlaces
from sopdsl.messages import text_of

STEP = {"kind": "Langkah", "text": "Mencatat"}


def document(**parts: object) -> dict[str, Any]:
    return {"sopdsl": 1, "document": {"title": "Surat", "procedures": [{"rows": [STEP], "written": False}], **parts}}


def rows(*found: object, **parts: object) -> dict[str, Any]:
    return document(procedures=[{"rows": list(found), "written": False}], **parts)


def findings(text: str) -> list[tuple[str, str]]:
    """Of each finding the words that it points at, and what it says."""
    imported = read("uji.json", text.encode(), ".json")
    assert (imported.text is None) == bool(imported.diagnostics)
    found = []
    for finding in imported.diagnostics:
        assert finding.span.end <= len(imported.source.text)
        assert finding.code == "IMP001" and finding.hint is not None
        for language in ("id", "en"):
            text_of(finding.hint, language)
        found.append((text[finding.span.start : finding.span.end], text_of(finding.message)))
    return found


@pytest.mark.parametrize(
    ("values", "place", "said"),
    [
        ([], "[]", "`{}` harus berupa objek"),
        ({"sopdsl": 1}, '{"sopdsl": 1}', "`{}` belum mempunyai `document`"),
        ({"sopdsl": 7, "document": document()["document"]}, "7", "bukan versi"),
        (document(titel="x"), '"titel"', "`document` tidak mengenal nama `titel`"),
        (document(title=5), "5", "`document.title` harus berupa teks dalam tanda kutip, atau objek"),
        (document(title=None), "null", "`document.title` harus"),
        (document(status="selesai"), '"selesai"', "`document.status` bukan salah satu kata"),
        (document(identity={"number": ["x"]}), '["x"]', "`document.identity.number` harus berupa teks"),
        (document(identity={"number": "a\nb"}), '"a\\nb"', "`document.identity.number` memuat ganti baris"),
        (document(title="\ud800"), '"\\ud800"', "`document.title` memuat ganti baris"),
        (document(identity={"number": "\udfff"}), '"\\udfff"', "`document.identity.number` memuat ganti baris"),
        (document(identity={"agency": "x"}), '"x"', "`document.identity.agency` harus berupa daftar"),
        (document(executors=[{}]), "{}", "`document.executors[0]` belum mempunyai `label`"),
        (document(assumption={"hours_per_day": 7.5}), "7.5", "harus berupa bilangan bulat"),
        (document(procedures=[{"rows": [], "written": 1}]), "1", "`document.procedures[0].written` harus `true`"),
        (rows({**STEP, "duration": {"same": False}}), "false", "hanya dapat `true`"),
        (rows({**STEP, "text": {"lead": [""]}}), '""', "`document.procedures[0].rows[0].text.lead[0]` kosong"),
        (rows({**STEP, "kind": "langkah"}), '"langkah"', "`document.procedures[0].rows[0].kind` bukan salah satu"),
        (rows({"kind": "Serentak", "rows": [{"kind": "Serentak", "rows": []}]}), '"Serentak"', "rows[0].rows[0].kind`"),
    ],
)  # fmt: skip
def test_wrong_values(values: object, place: str, said: str) -> None:
    ((pointed, words),) = findings(json.dumps(values))
    assert pointed == place and said in words


@pytest.mark.parametrize(
    ("values", "place", "said"),
    [
        (rows({**STEP, "text": "Mencatat  surat"}), '"Mencatat  surat"', 'akan terbaca sebagai "Mencatat surat"'),
        (rows({**STEP, "output": " surat"}), '" surat"', 'akan terbaca sebagai "surat"'),
        (rows({**STEP, "output": "idem"}), '"idem"', 'akan terbaca sebagai {"same": true}'),
        (rows({**STEP, "text": {"lead": ["a", "b"]}}), '{"lead": ["a", "b"]}', 'akan terbaca sebagai "ab"'),
        (rows({**STEP, "name": "dua kata"}), '"dua kata"', 'akan terbaca sebagai "dua"'),
        (document(executors=[{"label": "A = B"}]), '"A = B"', 'akan terbaca sebagai "A"'),
        (document(executors=[{"label": "A\u202eB"}]), '"A\\u202eB"', "akan terbaca sebagai"),
        (document(title=""), "", "judul"),
        (document(procedures=[]), "", "belum berisi langkah"),
        (document(identity={"agency": list("abcde")}), "", "kop"),
        (document(kinds=["a, b"]), '["a, b"]', "akan terbaca sebagai"),
        (document(assumption={"hours_per_day": 0}), "0", "akan hilang"),
        (document(assumption={"hours_per_day": "22/3"}), '"22/3"', "akan hilang"),
        (
            rows({**STEP, "targets": [{"kind": "SOP", "text": "A"}, {"kind": "selesai"}]}),
            '[{"kind": "SOP", "text": "A"}, {"kind": "selesai"}]',
            "akan terbaca sebagai",
        ),
    ],
)  # fmt: skip
def test_values_that_the_language_cannot_write(values: object, place: str, said: str) -> None:
    ((pointed, words),) = findings(json.dumps(values))
    assert pointed.startswith(place) and said.casefold() in words.casefold()


@pytest.mark.parametrize(
    ("text", "place", "said"),
    [
        ('{"sopdsl": 1,}', "}", "tidak dapat dibaca sebagai JSON"),
        ("", "", "Berkas ini kosong, atau berakhir"),
        ('{"sopdsl": 1, "document": {"title"\n', "", "Berkas ini kosong, atau berakhir"),
        ("[" * 100_000, "", "bersarang terlalu dalam"),
        ('{"sopdsl": ' + "1" * 5000 + "}", "{", "tidak dapat dibaca sebagai JSON"),
        (json.dumps(document()).replace('"title"', '"title": "a", "title"'), '"Surat"', "ditulis dua kali"),
        (json.dumps(document()).replace('"Surat"', "NaN"), "NaN", "harus berupa teks"),
    ],
)
def test_texts_that_are_no_sound_json(text: str, place: str, said: str) -> None:
    ((pointed, words),) = findings(text)
    assert pointed == place and said in words


def test_a_file_that_is_no_utf8() -> None:
    imported = read("uji.json", b'{"sopdsl": 1, "x": "\xff"}', ".json")
    assert [finding.message.key for finding in imported.diagnostics] == ["IMP001.bukan-utf8"]


@given(st.data())
def test_a_damaged_file_is_refused_at_a_place_or_read(data: st.DataObject) -> None:
    sound = json.dumps(rows({**STEP, "text": {"items": ["a", {"content": ["b", {"break": True}]}]}}), indent=1)
    for _ in range(data.draw(st.integers(1, 3))):
        start = data.draw(st.integers(0, len(sound)))
        end = data.draw(st.integers(start, min(start + 30, len(sound))))
        piece = st.one_of(
            st.sampled_from(['"', "{", "]", ",", "null", "1e999", "\\ud800", sound[:40]]), st.text(max_size=3)
        )
        sound = sound[:start] + data.draw(piece) + sound[end:]
    findings(sound.encode(errors="replace").decode())


def test_a_byte_order_mark_and_windows_line_ends_are_read() -> None:
    text = json.dumps(document(), indent=2).replace("\n", "\r\n")
    assert read("uji.json", ("\ufeff" + text).encode(), ".json").text == "SOP: Surat\n\nLangkah: Mencatat\n"


def test_all_mistakes_are_said_but_not_without_end() -> None:
    assert len(findings(json.dumps(document(a=1, b=2, title=3)))) == 3
    found = findings(json.dumps(document(kinds=[0] * 1000)))
    assert len(found) == 51 and "50" in found[-1][1]


_JSON = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.text(max_size=4)),
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(st.text(max_size=3), inner, max_size=3)),
    max_leaves=8,
)


@given(_JSON, st.sampled_from((None, 0, 3)), st.sampled_from(((",", ":"), (" , ", " : "))), st.booleans())
def test_every_value_is_found_at_its_place(
    values: object, indent: int | None, separators: tuple[str, str], ascii: bool
) -> None:
    text = json.dumps(values, indent=indent, separators=separators, ensure_ascii=ascii)
    places = JsonPlaces(text)

    def check(part: object, path: tuple[str | int, ...]) -> None:
        span = places.find(path)
        assert json.loads(text[span.start : span.end]) == part
        steps = part.items() if isinstance(part, dict) else enumerate(part) if isinstance(part, list) else ()
        for step, below in steps:
            check(below, (*path, step))
            if isinstance(part, dict):
                name = places.find((*path, step), at_name=True)
                assert json.loads(text[name.start : name.end]) == step

    check(values, ())
