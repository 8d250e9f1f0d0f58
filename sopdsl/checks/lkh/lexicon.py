"""The words that morphology alone does not know: roots, exceptions, borrowed words (`data/verbs/kata-kerja.json`)."""

import json
from functools import cache
from pathlib import Path
from typing import Any

_FILE = Path(__file__).parents[2] / "data" / "verbs" / "kata-kerja.json"


class Lexicon:
    """Words in lower case.

    `bare_verbs` are active without a prefix (datang, hadir); `no_verbs` look like me- or ber-, `no_passives` like di-,
    and are not; `adverbs` may stand before the verb. Verbs after `subordinators` say why or what for; those after
    `orders` are other people's. `plain`, `with_kan` and `with_i` are roots by the suffix of their
    usual active form; `imperatives` are those that offices write without a prefix. The mappings lead to active forms.
    """

    def __init__(self, data: dict[str, Any]) -> None:
        """Take the contents of `kata-kerja.json`."""

        def words(name: str) -> frozenset[str]:
            return frozenset(" ".join(data[name]).split())

        self.bare_verbs = words("kata kerja tanpa awalan")
        self.be_verbs = words("kata kerja be-")
        self.no_verbs = words("bukan kata kerja")
        self.no_passives = words("bukan bentuk di-")
        self.adverbs = words("kata di muka kata kerja")
        self.subordinators = words("kata pembuka anak kalimat")
        self.orders = words("menyuruh orang lain")
        self.unprefixed_per = tuple(sorted(words("per- yang luluh")))
        self.monosyllables = words("satu suku")
        self.plain = words("tanpa akhiran")
        self.with_kan = words("akhiran -kan")
        self.with_i = words("akhiran -i")
        self.imperatives = words("perintah tanpa awalan")
        self.special: dict[str, str] = data["bentuk khusus"]
        self.pairs: dict[str, str] = data["dua kata"]
        self.borrowed: dict[str, str] = data["serapan"]
        self.nominals: dict[str, str] = data["nominal khusus"]

    def suffix_of(self, root: str) -> str | None:
        """The suffix of a root's usual active form (`""`, `kan`, `i`); None for a root that is not listed."""
        if root in self.plain:
            return ""
        if root in self.with_kan:
            return "kan"
        return "i" if root in self.with_i else None


@cache
def lexicon() -> Lexicon:
    """The lexicon, read once."""
    return Lexicon(json.loads(_FILE.read_text(encoding="utf-8")))
