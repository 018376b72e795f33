"""The pytest plugin (entry point pytest11): if perfeval is installed, the fixture `laws` needs no import.

Every pytest in the environment loads it, so it imports the kit and hypothesis only when the fixture is used.
"""

from collections.abc import Callable

import pytest

__all__ = ["laws"]


@pytest.fixture(scope="session")
def laws() -> Callable[..., None]:
    """Check a rule against the laws of scoring: laws(rule, rises=True). This is perfeval.testing.check_laws."""
    from perfeval.testing import check_laws

    return check_laws
