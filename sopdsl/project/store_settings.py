"""The table `[pelaksanaan]` of `sop.toml`: where runs of the project's SOPs are kept."""

from __future__ import annotations

from pathlib import PurePath, PurePosixPath, PureWindowsPath
from urllib.parse import urlsplit

from sopdsl.diagnostics import message
from sopdsl.project.setting_values import Report, read_text
from sopdsl.project.toml_places import Place

_SCHEMES = ("postgresql", "postgres")


def read_store(value: object, place: Place, report: Report) -> str | None:
    """A file of the project, or the address of a PostgreSQL database without a password: many read `sop.toml`."""
    text = read_text(value, place, report)
    if text is None:
        return None
    if "://" in text:
        return _address(text, place, report)
    outside = PurePosixPath(text).is_absolute() or PureWindowsPath(text).drive or ".." in PurePath(text).parts
    if not outside and text.isprintable():
        return text
    report(place, message("PRY001.simpan-luar", name=place[-1]), message("PRY001.simpan-luar-saran"))
    return None


def _address(text: str, place: Place, report: Report) -> str | None:
    try:
        parts = urlsplit(text)
        secret = parts.password is not None or "password" in parts.query.casefold()
    except ValueError:
        parts, secret = urlsplit(""), False
    if parts.scheme not in _SCHEMES:
        report(place, message("PRY001.simpan-alamat", name=place[-1]), message("PRY001.simpan-alamat-saran"))
    elif secret:
        report(place, message("PRY001.simpan-sandi", name=place[-1]), message("PRY001.simpan-sandi-saran"))
    else:
        return text
    return None
