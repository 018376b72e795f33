"""What the tests share: the published forms as a file, and an interrupt that is not ignored."""

import os
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]

# pytest sets it, and readline does behind os.environ; what is written to a pipe has a width of its own.
os.environ.pop("COLUMNS", None)
os.unsetenv("COLUMNS")


@pytest.fixture(scope="session")
def forms_txt() -> str:
    """The seventeen published forms in the text layout they were published in."""
    return str(ROOT / "examples" / "data" / "forms.txt")


@pytest.fixture
def interruptible() -> Iterator[None]:
    """Signals act here and in children, even where the shell ignores them (a background job, nohup)."""
    acting = {signal.SIGINT: signal.default_int_handler, signal.SIGTERM: signal.SIG_DFL, signal.SIGHUP: signal.SIG_DFL}
    previous = {number: signal.signal(number, act) for number, act in acting.items()}
    yield
    for number, handler in previous.items():
        signal.signal(number, handler)
