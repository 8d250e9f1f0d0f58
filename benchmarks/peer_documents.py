"""The same procedure as other tools read it: as many steps, about as many characters, decisions at the same places."""

from __future__ import annotations

from xml.sax.saxutils import quoteattr

from benchmarks.documents import LABELS

_TABLE = "langkah (nomor, pelaksana, kegiatan, kelengkapan, menit, keluaran)"


def sql(steps: int) -> str:
    """Each step a row that is put into a table."""
    return "".join(
        f"INSERT INTO {_TABLE}\n"
        f"VALUES ({number}, '{_executor(number)}', '{_activity(number)}',\n"
        f"    'Berkas permohonan bagian {number}', {5 + number % 20}, 'Berkas bagian {number} yang sudah tercatat');\n"
        for number in range(1, steps + 1)
    )


def markdown(steps: int) -> str:
    """Each step an item of a numbered list."""
    return "# Pelayanan Surat\n\n" + "".join(
        f"{number}. {_executor(number)}: {_activity(number)}\n"
        f"   - Kelengkapan: Berkas permohonan bagian {number}\n"
        f"   - Waktu: {5 + number % 20} menit\n"
        f"   - Output: Berkas bagian {number} yang sudah tercatat\n"
        for number in range(1, steps + 1)
    )


def python(steps: int) -> str:
    """Each step a function that calls the next."""
    return '"""Pelayanan surat."""\n' + "".join(
        f"\n\ndef langkah_{number}(berkas: list[str]) -> list[str]:\n"
        f'    """{_activity(number)}."""\n'
        f'    berkas.append("Berkas bagian {number} yang sudah tercatat")\n'
        f"    return langkah_{number % steps + 1}(berkas) if len(berkas) < {5 + number % 20} else berkas\n"
        for number in range(1, steps + 1)
    )


def bpmn(steps: int) -> str:
    """Each step a task; where the SOP decides, a gateway that goes on or three steps back."""
    nodes, flows = ['<bpmn:startEvent id="mulai" name="Mulai"/>', '<bpmn:endEvent id="selesai" name="Selesai"/>'], []
    last = "mulai"
    for number in range(1, steps + 1):
        nodes.append(f'<bpmn:task id="l{number}" name={quoteattr(_activity(number))}/>')
        flows.append((last, f"l{number}", "Ya" if last.startswith("k") else ""))
        last = f"l{number}"
        if number % 7 == 0:
            nodes.append(f'<bpmn:exclusiveGateway id="k{number}" name="Lengkap?"/>')
            flows += [(last, f"k{number}", ""), (f"k{number}", f"l{number - 3}", "Tidak")]
            last = f"k{number}"
    flows.append((last, "selesai", ""))
    lines = [
        f'<bpmn:sequenceFlow id="f{number}" sourceRef="{source}" targetRef="{target}" name="{name}"/>'
        for number, (source, target, name) in enumerate(flows)
    ]
    return "\n".join((
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" id="naskah">',
        '<bpmn:process id="pelayanan" isExecutable="false">',
        *nodes,
        *lines,
        "</bpmn:process>",
        "</bpmn:definitions>",
        "",
    ))  # fmt: skip


def _executor(number: int) -> str:
    return LABELS[number * 2 % len(LABELS)]


def _activity(number: int) -> str:
    return f"Memeriksa berkas permohonan bagian {number} dan mencatatnya dalam buku agenda"
