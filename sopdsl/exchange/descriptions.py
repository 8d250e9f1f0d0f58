"""What the JSON schema says of a document's parts, to those who know neither the language nor our classes."""

from __future__ import annotations

from collections.abc import Mapping

KINDS: Mapping[str, str] = {
    "Sop": "One SOP. What is left out of an object was not written in the document",
    "Identity": "The identity page. A field that is left out was not written; an empty one was written and left empty",
    "Approval": "The official who enacts the SOP",
    "ExtraBlock": "One of the optional blocks after the standard ones",
    "Executor": "Who acts: a column of the table",
    "TimeAssumption": "How units of time convert. What is left out is as given here, or as the project says",
    "Procedure": "One table",
    "Step": "A row of the table. Rows are numbered from 1 in their procedure, those of `Serentak` too, `Kelompok` not",
    "Group": "A heading row, which changes nothing else",
    "Parallel": "Steps that start together, each a way of its own; the row after them waits for all",
    "Assignment": (
        "Who acts: one executor (oleh), all of several together (bersama), one after the other (lalu), or one of them"
        " (atau)"
    ),
    "Node": (
        "A symbol of its own in a step's row. The first Keputusan of the step's own (last) executor is the step's own"
        " symbol"
    ),
    "Branch": "A way out of a decision",
    "Target": (
        "Where an arrow goes: to the next row (lanjut), to an end (selesai), to a step or node of the procedure (nama),"
        " to another procedure or another SOP"
    ),
}
"""By class of the model."""

_TARGETS = (
    "Lanjut ke. Left out: from each symbol to the next of its row, from the last one to the next row."
    " An empty list: no arrow leaves"
)
FIELDS: Mapping[str, str] = {
    "Sop.title": "SOP: the title, without this word. Empty only in a draft that has none",
    "Sop.status": "Status",
    "Sop.kinds": "Jenis: teknis, administratif, makro, mikro, …",
    "Sop.executors": "Pelaksana: the columns of procedures without their own; their full names and kinds hold in all",
    "Sop.assumption": "Asumsi waktu",
    "Sop.stated_total": "Jumlah waktu",
    "Sop.time_limit": "Batas waktu",
    "Sop.note": "Catatan",
    "Identity.agency": "Instansi: the lines of the letterhead",
    "Identity.address": "Alamat",
    "Identity.logo": "Logo: the path of a picture within the project",
    "Identity.number": "Nomor",
    "Identity.created": "Tanggal Pembuatan",
    "Identity.revised": "Tanggal Revisi",
    "Identity.effective": "Tanggal Efektif",
    "Identity.approval": "Disahkan oleh",
    "Identity.legal_basis": "Dasar Hukum",
    "Identity.qualifications": "Kualifikasi Pelaksana",
    "Identity.related": "Keterkaitan",
    "Identity.equipment": "Peralatan/Perlengkapan",
    "Identity.warning": "Peringatan",
    "Identity.recording": "Pencatatan dan Pendataan",
    "Approval.position": "Jabatan",
    "Approval.name": "Nama",
    "Approval.rank": "Pangkat",
    "Approval.employee_number": "NIP",
    "Executor.label": "The title of the column",
    "Executor.full_name": "The name that stands after `=` in the document",
    "Executor.kind": "internal: of the office; eksternal: a citizen, a supplier; sistem: an application",
    "TimeAssumption.hours_per_day": "1 hari = … jam",
    "TimeAssumption.days_per_week": "1 minggu = … hari",
    "TimeAssumption.days_per_month": "1 bulan = … hari",
    "TimeAssumption.days_per_year": "1 tahun = … hari",
    "Procedure.label": "The A of `Prosedur A`",
    "Procedure.title": "The words after `Prosedur A:`",
    "Procedure.executors": "Pelaksana: its columns. Left out: those of the document",
    "Procedure.stated_total": "Jumlah waktu",
    "Procedure.time_limit": "Batas waktu",
    "Procedure.note": "Catatan",
    "Procedure.written": "false: the only procedure, without a line `Prosedur` of its own",
    "Step.text": "The kegiatan",
    "Step.name": "What targets, `waits_for` and `{nama}` call the step",
    "Step.assignment": "oleh. Left out: the row has the symbols of `nodes` only",
    "Step.requirements": "Kelengkapan",
    "Step.duration": "Waktu",
    "Step.output": "Output",
    "Step.remarks": "Keterangan",
    "Step.sops": "SOP: titles of other SOPs that this step is or uses, without the word SOP",
    "Step.condition": "Syarat: the step is done only if so",
    "Step.waits_for": "Menunggu: names of the steps and nodes whose arrows have to come first",
    "Step.targets": _TARGETS,
    "Step.nodes": "Further symbols of the row, in their order",
    "Node.name": "What targets and `waits_for` call the node",
    "Node.assignment": "oleh. Left out: who acts in the symbol before it; for a Mulai, in the row's first symbol",
    "Node.text": "The question of a Keputusan, the label of a Mulai or Selesai, the own words of a Proses",
    "Node.branches": "Jika: the ways out of a Keputusan",
    "Node.targets": _TARGETS,
    "Node.waits_for": "Menunggu: names of the steps and nodes whose arrows have to come first",
    "Node.sops": "SOP: titles of other SOPs, below Mulai and Selesai, without the word SOP",
    "Branch.label": "The words after `Jika`; may be empty",
    "Branch.targets": "Where the work goes on: in all of these at the same time",
    "Target.text": "The name of the step or node, the procedure's label or title, or the SOP's title; else left out",
    "Target.executor": "Of several symbols of the row, that of this executor",
    "Target.label": "The arrow's own label",
    "Target.optional": "Taken instead of the others, or not at all",
    "Target.information": "Drawn dashed; carries no work",
    "Group.title": "Kelompok",
    "Parallel.rows": "Serentak",
}
"""By class and field; first, where there is one, the keyword in a document that the field stands for."""
