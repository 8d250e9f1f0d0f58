"""The words that morphology alone does not know: roots, exceptions, borrowed words (`data/verbs/kata-kerja.json`)."""

import json
from functools import cache
from pathlib import Path
from typing import NamedTuple

_FILE = Path(__file__).parents[2] / "data" / "verbs" / "kata-kerja.json"


class Lexicon(NamedTuple):
    """Words in lower case.

    `bare_verbs` are active without a prefix (datang, hadir); `no_verbs` look like me- or ber-, `no_passives` like di-,
    and are not; `adverbs` may stand before the verb. Verbs after `subordinators` say why or what for; those after
    `orders` are other people's. `plain`, `with_kan` and `with_i` are roots by the suffix of their
    usual active form; `imperatives` are those that offices write without a prefix. The mappings lead to active forms.
    """

    bare_verbs: frozenset[str]
    be_verbs: frozenset[str]
    no_verbs: frozenset[str]
    no_passives: frozenset[str]
    adverbs: frozenset[str]
    subordinators: frozenset[str]
    orders: frozenset[str]
    unprefixed_per: tuple[str, ...]
    monosyllables: frozenset[str]
    plain: frozenset[str]
    with_kan: frozenset[str]
    with_i: frozenset[str]
    imperatives: frozenset[str]
    special: dict[str, str]
    pairs: dict[str, str]
    borrowed: dict[str, str]
    nominals: dict[str, str]

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
    data = json.loads(_FILE.read_text(encoding="utf-8"))

    def words(name: str) -> frozenset[str]:
        return frozenset(" ".join(data[name]).split())

    return Lexicon(
        bare_verbs=words("kata kerja tanpa awalan"),
        be_verbs=words("kata kerja be-"),
        no_verbs=words("bukan kata kerja"),
        no_passives=words("bukan bentuk di-"),
        adverbs=words("kata di muka kata kerja"),
        subordinators=words("kata pembuka anak kalimat"),
        orders=words("menyuruh orang lain"),
        unprefixed_per=tuple(sorted(words("per- yang luluh"))),
        monosyllables=words("satu suku"),
        plain=words("tanpa akhiran"),
        with_kan=words("akhiran -kan"),
        with_i=words("akhiran -i"),
        imperatives=words("perintah tanpa awalan"),
        special=data["bentuk khusus"],
        pairs=data["dua kata"],
        borrowed=data["serapan"],
        nominals=data["nominal khusus"],
    )
