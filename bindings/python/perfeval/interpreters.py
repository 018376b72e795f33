"""Refuses a second interpreter in one process, before the extension is loaded there (Python 3.12 and later do)."""

import sys

__all__: list[str] = []

if sys.version_info < (3, 12):
    import _xxsubinterpreters  # type: ignore[import-not-found]

    if _xxsubinterpreters.get_current() != _xxsubinterpreters.get_main():
        raise ImportError("perfeval works in the main interpreter of a process alone: use threads or processes")
