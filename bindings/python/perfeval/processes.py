"""Worker processes: files are read and audited in processes of their own, so that a crash costs one file at most.

A process that ends while it works on a file is replaced, and the file is given to the new one; if that ends too, the
file has a trouble that says so. Each thread of a call has its own process.
"""

import pickle
import signal
import socket
import subprocess
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from multiprocessing.connection import Connection
from threading import Event, Lock, local
from types import FrameType
from typing import NamedTuple, TypeAlias

from perfeval import _core, many, office, states
from perfeval._core import Lexicon, Limits, Pack, Trouble
from perfeval.paths import shown_path
from perfeval.reports import Report

__all__ = ["Crew", "Job", "serve"]

PATIENCE = 5.0  # seconds for a process to end by itself
_PROGRAM = "import sys; sys.path[:] = {path!r}; from perfeval.processes import serve; serve({descriptor})"


class Job(NamedTuple):
    """What every process of a call has to know."""

    rules: Pack
    words: Lexicon
    limits: Limits
    redact: bool


Result: TypeAlias = "tuple[int, bytes, bool]"
"""The number of a file, its line of a state, and whether a state is to keep it."""


class _Ended(Exception):
    """A process has ended while it worked."""


class _Process:
    """A process, and the connection to it.

    Raises: _Ended for one that was killed as it was started; OSError for one that cannot be started.
    """

    def __init__(self, job: Job) -> None:
        ours, theirs = socket.socketpair()
        self.connection = Connection(ours.detach())
        program = _PROGRAM.format(path=sys.path, descriptor=theirs.fileno())
        self.child = subprocess.Popen(
            [sys.executable, "-c", program],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            pass_fds=[theirs.fileno()],
            start_new_session=True,  # an interrupt of the terminal is for the caller, who ends this process
        )
        theirs.close()
        try:
            self.connection.send_bytes(pickle.dumps(job))
            self.connection.recv_bytes()
        except (EOFError, OSError):
            with suppress(subprocess.TimeoutExpired):
                self.child.wait(PATIENCE)
            self.end()
            if self.child.returncode < 0:  # killed before it answered: another one may live
                raise _Ended(_how_ended(self.child.returncode)) from None
            raise OSError(0, f"a worker process could not be started ({sys.executable})") from None

    def results(self, names: Sequence[tuple[int, str]]) -> Iterator[Result]:
        """The results of files, as they are finished.

        Raises: _Ended, as soon as the process has ended.
        """
        try:
            self.connection.send_bytes(pickle.dumps(names))
            for _ in names:
                yield pickle.loads(self.connection.recv_bytes())  # written by our own process
        except (EOFError, OSError):
            self.end()
            raise _Ended(_how_ended(self.child.returncode)) from None

    def end(self) -> None:
        """End the process: without a connection it ends by itself; else it is told, and at last killed."""
        with suppress(OSError):
            self.connection.close()
        if self.child.poll() is None:
            self.child.terminate()
        try:
            self.child.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            self.child.kill()
            self.child.wait()


def _how_ended(status: int) -> str:
    if status >= 0:
        return f"exit status {status}"
    try:
        return f"signal {-status}, {signal.Signals(-status).name}"
    except ValueError:
        return f"signal {-status}"


class Crew:
    """The processes of a call, one for each thread that asks."""

    def __init__(self, job: Job) -> None:
        self._job = job
        self._own = local()
        self._lock = Lock()
        self._all: set[_Process] = set()
        self._stopped = Event()

    def __enter__(self) -> "Crew":
        return self

    def __exit__(self, *_: object) -> None:
        with self._lock:
            self._stopped.set()
            everyone = list(self._all)
        for process in everyone:
            with suppress(OSError):
                process.child.terminate()
        for process in everyone:
            process.end()

    def results(self, names: Sequence[tuple[int, str]]) -> Iterator[Result]:
        """The results of files, as they are finished. What a process leaves when it ends is done again, one by one."""
        rest = dict(names)
        try:
            yield from self._once(rest)
        except _Ended:
            for number, name in list(rest.items()):
                yield from self._alone(number, name)

    def _once(self, rest: dict[int, str]) -> Iterator[Result]:
        """The results of one attempt; `rest` keeps what is not yet done."""
        for result in self._mine().results(list(rest.items())):
            del rest[result[0]]
            yield result

    def _alone(self, number: int, name: str) -> Iterator[Result]:
        try:
            yield from self._once({number: name})
        except _Ended as ended:
            yield number, states.line_of(number, "", self._crashed(name, ended)), False

    def _crashed(self, name: str, ended: _Ended) -> Report:
        cause = Trouble(
            "unreadable-document",
            "the whole document",
            f"the process that read it ended ({ended})",
            "a document that can be processed; please report this error together with the file",
            "请将此错误和文件一并反馈",
        )
        document = _core.unreadable(shown_path(name), "", "", cause, self._job.words)
        return many.report_of(document, self._job.rules, limits=self._job.limits)

    def _mine(self) -> _Process:
        """The process of this thread."""
        process: _Process | None = getattr(self._own, "process", None)
        if process is not None and process.child.poll() is None:
            return process
        process = _Process(self._job)
        with self._lock:
            if self._stopped.is_set():
                process.end()
                raise RuntimeError("the call has ended")
            self._all.add(process)
        self._own.process = process
        return process


# ---- In the process


def serve(descriptor: int) -> None:
    """Audit the files that come over the connection until it is closed."""
    signal.signal(signal.SIGTERM, _end)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    stopped = Event()
    office.belong(stopped)
    with Connection(descriptor) as connection, suppress(EOFError, BrokenPipeError, ConnectionError):
        job: Job = pickle.loads(connection.recv_bytes())  # from the process that started this one
        connection.send_bytes(b"")
        while True:
            for result in _audited(pickle.loads(connection.recv_bytes()), job):
                connection.send_bytes(pickle.dumps(result))


def _end(number: int, frame: FrameType | None) -> None:
    raise SystemExit(128 + number)


def _audited(names: Iterable[tuple[int, str]], job: Job) -> Iterator[Result]:
    """The results of files as they are finished. A file that could not be read is not kept: it is read again."""
    numbers, paths = zip(*names, strict=True)
    for place, document in many.read_each(paths, job.limits, job.words):
        shown = document.redacted() if job.redact else document
        report = many.report_of(shown, job.rules, limits=job.limits)
        keeps = bool(document.sha256) and document.state != "unreadable"
        yield numbers[place], states.line_of(numbers[place], document.sha256, report), keeps
