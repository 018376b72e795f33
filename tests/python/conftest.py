"""What the tests share: the published forms as a file, and an interrupt that is not ignored."""

import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="session")
def forms_txt() -> str:
    """The seventeen published forms in the text layout they were published in."""
    return str(ROOT / "examples" / "data" / "forms.txt")


@pytest.fixture
def interruptible() -> Iterator[None]:
    """SIGINT raises KeyboardInterrupt here and in children, even where the shell ignores it (a background job)."""
    previous = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, previous)
