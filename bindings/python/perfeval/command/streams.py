"""The standard streams and the signals of a run: nothing that is lost passes for success."""

import io
import os
import select
import signal
import sys
import threading
import time
from collections.abc import Callable
from types import FrameType

from perfeval.command.output import CLOSED_PIPE, UNREADABLE, say

__all__ = ["ended", "leave", "let_go", "prepare"]

PATIENCE = 5.0  # seconds, for threads to remove what they made
SIGNALLED = 128  # plus the number of the signal, as shells report it


class _StandardOutput(io.FileIO):
    """The standard output. An error ends the command with its status, where a caller may have swallowed an OSError."""

    def write(self, data: object) -> int:
        while True:
            try:
                written = super().write(data)  # type: ignore[arg-type]
            except BrokenPipeError:
                self._lose(CLOSED_PIPE)
            except OSError as error:
                say(f"cannot write to the standard output: {error.strerror}")
                self._lose(UNREADABLE)
            if written is not None:
                return written
            select.select([], [self], [])  # a pipe that does not block is full

    def _lose(self, status: int) -> None:
        """End the command; what is still buffered goes nowhere."""
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, self.fileno())
        raise SystemExit(status)


def prepare() -> None:
    """Make the standard output tell its losses, and signals leave no half-written file behind."""
    _fill_gaps()
    if sys.stderr is None:
        sys.stderr = io.TextIOWrapper(io.FileIO(2, "w", closefd=False), "utf-8", write_through=True)
    old = sys.stdout
    encoding = old.encoding if old is not None else "utf-8"
    raw = _StandardOutput(1, "wb", closefd=False)
    sys.stdout = io.TextIOWrapper(io.BufferedWriter(raw), encoding, "replace", line_buffering=raw.isatty())
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        if signal.getsignal(number) is not signal.SIG_IGN:
            signal.signal(number, _end)


def _fill_gaps() -> None:
    """Open what the caller closed, so that no file takes its number; writing to such an output fails."""
    for number in (0, 1, 2):
        try:
            os.fstat(number)
        except OSError:
            os.open(os.devnull, os.O_RDONLY if number == 1 else os.O_RDWR)


def _end(number: int, frame: FrameType | None) -> None:
    """End the command in order: files that are being written are removed. The second signal ends it at once."""
    signal.signal(number, lambda again, _: os._exit(SIGNALLED + again))
    raise SystemExit(SIGNALLED + number)


def leave(status: int) -> None:
    """End after a signal, without what is still buffered, and without waiting long for a thread that hangs."""
    deadline = time.monotonic() + PATIENCE
    for thread in threading.enumerate():
        if thread is not threading.current_thread():
            thread.join(max(0, deadline - time.monotonic()))
    sys.stderr.flush()
    os._exit(status)


def let_go() -> None:
    """Drop what the standard error refuses to take: the interpreter would end with a status of its own, 120."""
    try:
        sys.stderr.flush()
    except OSError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stderr.fileno())


def ended(work: Callable[[], object]) -> int:
    """The exit status of work that may end in any way; no traceback reaches a user."""
    try:
        work()
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else int(end.code is not None)
    except KeyboardInterrupt:
        return SIGNALLED + signal.SIGINT
    except MemoryError:
        say("not enough memory")
    except Exception as error:
        say(f"internal error, please report it: {type(error).__name__}: {' '.join(str(error).split())}")
    else:
        return 0
    return UNREADABLE
