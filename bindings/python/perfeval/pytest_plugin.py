"""The pytest plugin (entry point pytest11): where perfeval is installed, the fixture `laws` is there without an import.

It loads with every pytest of its environment, so it imports the kit, and hypothesis with it, only when it is asked for.
"""

from collections.abc import Callable

import pytest

__all__ = ["laws"]


@pytest.fixture(scope="session")
def laws() -> Callable[..., None]:
    """Put a rule through the laws of scoring: laws(rule, rises=True). It is perfeval.testing.check_laws."""
    from perfeval.testing import check_laws

    return check_laws
