"""An interrupt while the command is still being imported ends it as later on: status 130, without a traceback."""

import os
import signal
import sys
from contextlib import suppress
from types import FrameType

__all__: list[str] = []


def _starts_the_command() -> bool:
    """Whether this process is `perfeval` or `python -m perfeval`, which is being imported."""
    program = sys.argv[0] if getattr(sys, "argv", None) else ""
    if program == "-m":
        return any(word == "perfeval" or word.endswith("mperfeval") for word in sys.orig_argv[1:])
    return os.path.basename(program).removesuffix(".exe") == "perfeval"


def _end(number: int, frame: FrameType | None) -> None:
    os._exit(128 + number)


if _starts_the_command() and signal.getsignal(signal.SIGINT) is signal.default_int_handler:
    with suppress(ValueError):  # imported in a thread of another program
        signal.signal(signal.SIGINT, _end)
