"""The checklist as one HTML file that carries out an SOP: in any browser, offline, on whatever computer it lies.

The file holds the plans of the document (`sopdsl.execution`) and a twin of its engine in JavaScript (`engine/`), which
writes the same records of runs. What the scripts show they put in as text; the page's policy lets nothing run or load
but the scripts and the style that are in it, by their hashes.

The scripts keep to ECMAScript 5 and to what browsers had in 2015.
"""

from __future__ import annotations

import json
import re
from base64 import b64encode
from collections.abc import Iterable
from functools import cache
from hashlib import sha256
from html import escape
from pathlib import Path
from typing import Any

from sopdsl.execution import canonical, plans_of, write_plan
from sopdsl.messages import catalogue
from sopdsl.model import Status, plain
from sopdsl.rendering import Job

from ...typesetting.draft import DRAFT_MARK

FOLDER = Path(__file__).parent
_ENGINE = ("values", "plan", "run", "moving", "refusals", "effects", "undoing", "engine", "record")
_PAGE = (
    *("words", "elements", "keeping", "library", "telling", "doing", "task", "lists", "correcting"),
    *("progress", "sheet", "page"),
)
SCRIPTS = (*(f"engine/{name}.js" for name in _ENGINE), *(f"page/{name}.js" for name in _PAGE))
"""The scripts of the page, each after those that it needs."""
_MARKUP = re.compile("[<>&\u2028\u2029]")
_MESSAGE = re.compile(r'"(pelaksanaan\.[a-z-]+)"')


def paint(job: Job) -> bytes:
    """The HTML file; the same job gives the same bytes."""
    scripts = [_source(name) for name in SCRIPTS]
    style = _source("page.css")
    title = plain(job.sop.title)
    parts = [
        "<!DOCTYPE html>",
        '<html lang="id">\n<head>\n<meta charset="utf-8">',
        f'<meta http-equiv="Content-Security-Policy" content="{_policy(scripts, style)}">',
        '<meta http-equiv="X-UA-Compatible" content="IE=edge">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        f"<title>{escape(title)}</title>",
        f"<style>{style}</style>\n</head>\n<body>",
        *_head(job, title),
        '<div class="pesan"><p id="kabar" role="status"></p><p id="galat" role="alert"></p></div>',
        '<main id="isi"></main>\n<div id="cetakan"></div>',
        _data("rencana", _plans(job)),
        _data("kata", {**json.loads(_source("words.json")), **_messages(scripts)}),
        *(f"<script>{script}</script>" for script in scripts),
        "</body>\n</html>\n",
    ]
    return "\n".join(parts).encode()


def _policy(scripts: Iterable[str], style: str) -> str:
    """What a browser lets the page do: run these scripts, use this style, and nothing else."""
    allowed = f"script-src {' '.join(map(_hash, scripts))}; style-src {_hash(style)}"
    return f"default-src 'none'; {allowed}; base-uri 'none'; form-action 'none'"


def _head(job: Job, title: str) -> Iterable[str]:
    """What stands above all, also where scripts do not run."""
    identity = job.sop.identity
    is_draft = job.draft or job.sop.status is Status.DRAFT
    yield "<header>"
    if identity.agency:
        yield f"<p>{'<br>'.join(escape(line.text) for line in identity.agency)}</p>"
    yield f"<h1>{escape(title)}</h1>"
    if identity.number:
        yield f"<p>Nomor {escape(identity.number.text)}</p>"
    if is_draft:
        yield f'<p class="draf">{DRAFT_MARK}</p>'
    yield "</header>"
    yield (
        "<noscript><p>Daftar periksa ini memerlukan JavaScript. Nyalakan JavaScript pada peramban, "
        "atau pakai daftar periksa kertas (PDF).</p></noscript>"
    )


def _plans(job: Job) -> list[dict[str, Any]]:
    """The plans; runs are kept in the browser under the `key` of theirs."""
    plans = [write_plan(plan) for plan in plans_of(job.sop, job.flows, job.assumption)]
    return [{"key": sha256(canonical(plan).encode()).hexdigest()[:16], "plan": plan} for plan in plans]


def _messages(scripts: Iterable[str]) -> dict[str, str]:
    """The messages of the catalogue that the scripts name."""
    texts = catalogue("pelaksanaan")
    return {key: texts[key]["id"] for script in scripts for key in _MESSAGE.findall(script)}


def _data(name: str, value: object) -> str:
    """Values for the scripts. Nothing in them can end the element or begin another one."""
    text = _MARKUP.sub(lambda sign: f"\\u{ord(sign[0]):04x}", json.dumps(value, ensure_ascii=False))
    return f'<script type="application/json" id="{name}">{text}</script>'


def _hash(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"


@cache
def _source(name: str) -> str:
    return (FOLDER / name).read_text(encoding="utf-8")
