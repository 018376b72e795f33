"""Refuses a second interpreter in one process, before the extension is loaded there.

Python 3.12 and later refuse it too, but not in an interpreter that shares the lock of the first.
"""

import sys
from importlib import import_module

__all__: list[str] = []

_interpreters = import_module("_interpreters" if sys.version_info >= (3, 13) else "_xxsubinterpreters")

if _interpreters.get_current() != _interpreters.get_main():
    raise ImportError("perfeval works in the main interpreter of a process alone: use threads or processes")
