"""What the tests share: the published forms as a file."""

from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="session")
def forms_txt() -> str:
    """The seventeen published forms in the text layout they were published in."""
    return str(ROOT / "examples" / "data" / "forms.txt")
