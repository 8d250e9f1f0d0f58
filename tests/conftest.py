"""What all tests share: the `--accept` flag for expectation files, and Hypothesis settings that repeat."""

from __future__ import annotations

import os
import signal

import pytest
from hypothesis import HealthCheck, Phase, settings

settings.register_profile("lokal", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile(
    "ci",
    parent=settings.get_profile("lokal"),
    derandomize=True,
    print_blob=True,
    phases=[
        Phase.explicit,
        Phase.generate,
    ],  # a smaller example is found on one's own machine, not in minutes of waiting
)
settings.load_profile("ci" if os.environ.get("CI") else "lokal")

if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:  # as a shell starts what runs behind it; programs inherit that
    signal.signal(signal.SIGINT, signal.default_int_handler)


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add `--accept`."""
    parser.addoption(
        "--accept", action="store_true", help="write what came out into the expectation files instead of comparing"
    )


@pytest.fixture(autouse=True)
def no_cache(monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep tests out of the user's cache folder."""
    monkeypatch.setenv("SOP_NO_CACHE", "1")


@pytest.fixture
def accept(request: pytest.FixtureRequest) -> bool:
    """Whether expectation files are to be rewritten with what came out."""
    return bool(request.config.getoption("--accept"))
