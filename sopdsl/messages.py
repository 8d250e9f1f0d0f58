"""The catalogue of messages: what a `Message` says in Indonesian or in English.

A file of `data/messages/` holds `{"KEY.part": {"id": "… {field} …", "en": "…"}}`. The keys of the rules lie in the
file of their family (`PLK001.unknown` in `plk.json`), all others in that of their first word (`cli.usage` in `cli`).
A list of words is joined with "dan" (`{names}`) or "atau" (`{names:or}`).
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from sopdsl.diagnostics import Message

LANGUAGES = ("id", "en")
"""Indonesian is the default everywhere."""

_FOLDER = Path(__file__).parent / "data" / "messages"
_CONJUNCTIONS = {("id", ""): "dan", ("id", "or"): "atau", ("en", ""): "and", ("en", "or"): "or"}
_AND_OTHERS = {"id": "dan lain-lain", "en": "and others"}


def text_of(message: Message, language: str = "id") -> str:
    """What a message says. `language` is one of `LANGUAGES`.

    Raises KeyError for a key or a language that the catalogue lacks: a mistake of the program, not of a user.
    """
    template = catalogue(file_of(message.key))[message.key][language]
    arguments: dict[str, Any] = {
        name: _Words(value, language) if isinstance(value, tuple) else value for name, value in message.arguments
    }
    return template.format(**arguments)


def file_of(key: str) -> str:
    """The name, without suffix, of the catalogue file that holds a key."""
    return key[:3].lower() if key[:3].isupper() else key.partition(".")[0]


@cache
def catalogue(name: str) -> dict[str, dict[str, str]]:
    """One file of the catalogue: the texts of each key by language. Raises KeyError where there is no such file."""
    path = _FOLDER / f"{name}.json"
    if not path.is_file():
        raise KeyError(name)
    import json  # which `sop --version` and a run that finds nothing can do without

    texts: dict[str, dict[str, str]] = json.loads(path.read_text(encoding="utf-8"))
    return texts


class _Words:
    """A list of words that a template joins by the language's own rules; "…" at its end says that there are more."""

    def __init__(self, words: tuple[str, ...], language: str) -> None:
        self._words = words
        self._language = language

    def __format__(self, spec: str) -> str:
        if len(self._words) < 2:
            return "".join(self._words)
        if self._words[-1] == "…":
            return f"{', '.join(self._words[:-1])} {_AND_OTHERS[self._language]}"
        return f"{', '.join(self._words[:-1])} {_CONJUNCTIONS[self._language, spec]} {self._words[-1]}"
