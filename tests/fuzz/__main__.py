"""`python -m tests.fuzz --seconds 60 --seed 1`: exit code 1 if a text broke a promise; what it was is written."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path
from time import monotonic

from tests.fuzz.search import Failure, search


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--output", type=Path, default=Path("hasil/fuzz"), help="folder for the texts that fail")
    arguments = parser.parse_args()
    end = monotonic() + arguments.seconds
    tried, failures = search(arguments.seed, lambda number: monotonic() >= end)
    tell(failures, arguments.output)
    print(f"seed {arguments.seed}: {tried} texts, {len(failures)} failures")
    return int(bool(failures))


def tell(failures: Sequence[Failure], folder: Path) -> None:
    """Print what failed and write the texts, named after what they break."""
    for failure in failures:
        folder.mkdir(parents=True, exist_ok=True)
        file = folder / f"{sha256(failure.kind.encode()).hexdigest()[:8]}.sop"
        file.write_bytes(failure.data)
        print(f"{failure.kind}: {file}\n{failure.data.decode('utf-8', 'backslashreplace')}\n")


if __name__ == "__main__":
    raise SystemExit(main())
