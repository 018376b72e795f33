"""A state file: the results of a run over many files, appended one by one, so that a run that ended can be resumed.

The first line says which run it is: the files, the rules, the words, the limits and the version. Every other line is
the result of one file, with the fingerprint of the bytes that it was made from.
"""

import base64
import errno
import fcntl
import hashlib
import json
import os
import re
import stat
import zlib
from array import array
from collections.abc import Sequence
from threading import Lock
from typing import Any, TypeAlias

from perfeval import _core
from perfeval._core import Lexicon, Limits, Pack
from perfeval.errors import InvalidValue
from perfeval.paths import is_usual, shown_path
from perfeval.reports import Report

__all__ = ["OtherState", "State", "line_of", "report_in", "run_of", "sha256_of"]

HEAD = "perfeval_state"
_RECORD = re.compile(rb'\{"file": (\d+), "sha256": "([0-9a-f]{64})", ')
_LIMITS = tuple(name for name in dir(Limits) if not name.startswith("_"))
Run: TypeAlias = "dict[str, Any]"
"""What a run is known by."""

_DIFFER = {
    "version": ("it was written by perfeval {}, this is {}", "它由 perfeval {} 写成，现在的版本是 {}"),
    "build": ("it was written by another build of this version", "它由同一版本的另一次构建写成"),
    "rules": ("its rules are {}, those of this run {}", "它的规则是 {}，这次运行的规则是 {}"),
    "fingerprint": ("its rules have other parameters", "规则的参数与它的不同"),
    "words": ("it was read with other words (--words)", "它使用的词表（--words）与这次不同"),
    "limits": ("it was read within other limits", "它的限额与这次不同"),
    "redact": ("one of the two leaves persons out (--redact), the other does not", "两次运行的 --redact 不同"),
    "files": ("it is of {} files, this run of {}", "它有{}个文件，这次运行有{}个文件"),
    "names": ("its files have other names or another order", "文件的名称或顺序与它的不同"),
}


class OtherState(InvalidValue):
    """A state file that is not one of this run. `chinese` says so in Chinese."""

    def __init__(self, english: str, chinese: str) -> None:
        super().__init__(english)
        self.chinese = chinese

    def __reduce__(self) -> "tuple[type[OtherState], tuple[str, str]]":  # type: ignore[override]
        return type(self), (str(self), self.chinese)


def run_of(names: Sequence[str], rules: Pack, words: Lexicon, limits: Limits, redact: bool) -> Run:
    """What a run is known by: two runs that are equal in it have the same results for the same bytes.

    Raises: InvalidValue for rules written in Python, which have no fingerprint.
    """
    report = _core.audit_documents([], rules)
    if not report.portable:
        raise InvalidValue("rules written in Python have no fingerprint by which a state could be known: omit resume")
    joined = b"\0".join(map(os.fsencode, names))
    return {
        "version": _core.__version__,
        "build": sha256_of(str(_core.__file__)),
        "rules": f"{rules.id} {rules.version}",
        "fingerprint": report.rules_fingerprint,
        "words": words.added.fingerprint if words.added else "",
        "limits": {name: str(getattr(limits, name)) for name in _LIMITS},
        "redact": redact,
        "files": len(names),
        "names": hashlib.sha256(joined).hexdigest(),
    }


def sha256_of(path: str) -> str:
    """The fingerprint of the bytes of a regular file; '' for anything else."""
    try:
        if not is_usual(path):
            return ""
        with open(path, "rb") as file:
            if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
                return ""
            made = hashlib.sha256()
            while part := file.read(1 << 20):
                made.update(part)
            return made.hexdigest()
    except OSError:
        return ""


def line_of(number: int, sha256: str, report: Report) -> bytes:
    """The result of a file as a line of a state."""
    packed, _, forms = report.state()
    content = {"report": _packed(packed[0]), "check": packed[1], "version": packed[2], "forms": _packed(forms[0])}
    head = f'{{"file": {number}, "sha256": "{sha256}", '
    return head.encode() + json.dumps(content).encode().removeprefix(b"{") + b"\n"


def report_in(line: bytes, rules: Pack) -> Report:
    """The result in a line.

    Raises: ValueError for a line that was damaged.
    """
    try:
        content = json.loads(line)
        packed = (_unpacked(content["report"]), content["check"], content["version"])
        return Report.of_state((packed, rules, [_unpacked(content["forms"])]))
    except (KeyError, TypeError, zlib.error) as error:
        raise ValueError(f"a damaged line: {error}") from None


def _packed(data: bytes) -> str:
    return base64.b64encode(zlib.compress(data, 1)).decode()


def _unpacked(text: str) -> bytes:
    return zlib.decompress(base64.b64decode(text))


class State:
    """The state file of one run, which nobody else has open.

    Its lines may be asked for and added by several threads.
    """

    def __init__(self, path: str, run: Run) -> None:
        """Open a state, or begin a new one.

        Raises: OtherState for a file that is not a state, is that of another run or is in use; OSError.
        """
        self.path = path
        self._lock = Lock()
        self._begins, self._sizes = (array("Q", bytes(8 * run["files"])) for _ in range(2))
        self._file = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC | os.O_NONBLOCK, 0o666)
        try:
            if not stat.S_ISREG(os.fstat(self._file).st_mode):
                raise _other(path, "it is not a file", "它不是文件")
            self._take(path)
            self._end = self._load(run)
            os.ftruncate(self._file, self._end)
        except BaseException:
            os.close(self._file)
            raise

    def close(self) -> None:
        """Let others use the file."""
        os.close(self._file)

    def _take(self, path: str) -> None:
        try:
            fcntl.flock(self._file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise _other(path, "another run is using it", "另一次运行正在使用它") from None
        except OSError as error:
            if error.errno not in (errno.ENOLCK, errno.ENOTSUP, errno.EINVAL):  # a file system without locks
                raise

    def _load(self, run: Run) -> int:
        """Where its whole lines end; a line that was cut off, or is none, is not counted."""
        head = json.dumps({HEAD: run}, ensure_ascii=False).encode() + b"\n"
        with os.fdopen(os.dup(self._file), "rb") as file:
            first = file.readline()
            if not first.endswith(b"\n") and head.startswith(first):  # new, or cut off as it was begun
                os.ftruncate(self._file, 0)
                _write(self._file, head, 0)
                return len(head)
            _check(self.path, first, run)
            end = len(first)
            for line in file:
                if not line.endswith(b"\n"):
                    break
                found = _RECORD.match(line)
                if found is not None and int(found[1]) < run["files"]:
                    self._note(int(found[1]), end, len(line))
                end += len(line)
        return end

    def _note(self, number: int, begin: int, size: int) -> None:
        self._begins[number], self._sizes[number] = begin, size

    def line(self, number: int, sha256: str) -> bytes | None:
        """The line of a file, if it was made from these bytes."""
        if not sha256 or not self._sizes[number]:
            return None
        line = os.pread(self._file, self._sizes[number], self._begins[number])
        found = _RECORD.match(line)
        return line if found is not None and found[2].decode() == sha256 else None

    def add(self, number: int, line: bytes) -> None:
        """Append the line of a file; the last one of a file counts.

        Raises: OSError.
        """
        with self._lock:
            _write(self._file, line, self._end)
            self._note(number, self._end, len(line))
            self._end += len(line)


def _write(descriptor: int, data: bytes, place: int) -> None:
    rest = memoryview(data)
    while rest:
        written = os.pwrite(descriptor, rest, place)
        rest, place = rest[written:], place + written


def _check(path: str, head: bytes, run: Run) -> None:
    """Refuse a first line that is not that of this run."""
    try:
        known = json.loads(head)[HEAD]
        differs = next((name for name in _DIFFER if known[name] != run[name]), None)
    except (ValueError, KeyError, TypeError):
        raise _other(path, "it is another kind of file", "它是别的文件") from None
    if differs is not None:
        english, chinese = (text.format(known[differs], run[differs]) for text in _DIFFER[differs])
        raise _other(path, english, chinese)


def _other(path: str, english: str, chinese: str) -> OtherState:
    shown = shown_path(path)
    return OtherState(
        f"{shown} is not the state of this run: {english}; name another file, or delete it to begin anew",
        f"{shown} 不是本次运行的状态文件：{chinese}。请另指定一个文件，或删除它后重新开始",
    )
