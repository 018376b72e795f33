"""Files that LibreOffice opens (.doc, .xls, .wps, .et, .rtf, .odt, .ods …), converted by it to .docx or .xlsx.

LibreOffice runs headless in its own folder, which is removed afterwards. It has its own profile (so that a LibreOffice
that the user has open is not disturbed); macros are disabled, external links and pictures are not fetched, and formulas
are not recalculated. Several files share one process; if one of them stops it, each of the others gets its own.
"""

import contextlib
import os
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path
from threading import Event, Lock, local

__all__ = ["MADE_INTO", "NotConverted", "NotInstalled", "belong", "converted", "program", "stop"]

SECONDS = 60  # for the start and the first file; ten more for each further file
MADE_INTO = {"office_docx": "docx", "office_xlsx": "xlsx"}
"""What LibreOffice makes of a format, by its reader."""
FILTERS = {"docx": "docx:MS Word 2007 XML", "xlsx": "xlsx:Calc MS Excel 2007 XML"}

_SETTING = (
    '<item oor:path="/org.openoffice.Office.{}"><prop oor:name="{}" oor:op="fuse"><value>{}</value></prop></item>'
)
_SETTINGS = (
    ("Common/Security/Scripting", "DisableMacrosExecution", "true"),
    ("Common/Security/Scripting", "MacroSecurityLevel", "3"),
    ("Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
    ("Common/Misc", "FirstRun", "false"),
    ("Calc/Content/Update", "Link", "1"),
    ("Calc/Formula/Load", "OOXMLRecalcMode", "1"),
    ("Calc/Formula/Load", "ODFRecalcMode", "1"),
    ("Writer/Content/Update", "Link", "0"),
)
_PROFILE = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<oor:items xmlns:oor="http://openoffice.org/2001/registry">'
    + "".join(_SETTING.format(*setting) for setting in _SETTINGS)
    + "</oor:items>\n"
)

_running: dict[subprocess.Popen[bytes], Event] = {}
"""The conversions under way, each with the event that stops it."""
_lock = Lock()


class _Thread(local):
    """What a thread belongs to."""

    stopped = Event()


_thread = _Thread()


class NotInstalled(Exception):
    """There is no LibreOffice on this machine."""


class NotConverted(Exception):
    """LibreOffice did not convert the file: it is damaged, needs a password, or took too long."""


def program() -> str | None:
    """The program of LibreOffice: the variable PERFEVAL_SOFFICE, else soffice or libreoffice on the path."""
    named = os.environ.get("PERFEVAL_SOFFICE")
    if named is not None:
        return shutil.which(named)
    return shutil.which("soffice") or shutil.which("libreoffice")


def converted(files: Sequence[tuple[bytes, str]], ending: str, most: int | None = None) -> list[bytes | NotConverted]:
    """Files as .docx or .xlsx, or why one was not converted.

    files: bytes, and the extension that they should have.
    ending: "docx" or "xlsx".
    most: nanoseconds until the program is stopped, if that is sooner than usual.
    Raises: NotInstalled.
    """
    office = program()
    if office is None:
        raise NotInstalled
    with tempfile.TemporaryDirectory(prefix="perfeval-") as folder:
        made = _run(office, Path(folder), files, ending, most)
    if len(files) > 1 and any(isinstance(one, NotConverted) for one in made) and not _thread.stopped.is_set():
        again = zip(files, made, strict=True)
        return [converted([file], ending)[0] if isinstance(one, NotConverted) else one for file, one in again]
    return made


def _run(
    office: str, folder: Path, files: Sequence[tuple[bytes, str]], ending: str, most: int | None
) -> list[bytes | NotConverted]:
    settings = folder / "profile" / "user" / "registrymodifications.xcu"
    settings.parent.mkdir(parents=True)
    settings.write_text(_PROFILE, encoding="utf-8")
    given = [folder / f"{number}.{own_ending}" for number, (_, own_ending) in enumerate(files)]
    for path, (data, _) in zip(given, files, strict=True):
        path.write_bytes(data)
    command = [
        office,
        f"-env:UserInstallation={(folder / 'profile').as_uri()}",
        *("--headless", "--norestore", "--nolockcheck", "--nologo", "--convert-to", FILTERS[ending], "--outdir"),
        *(str(folder / "out"), *map(str, given)),
    ]
    seconds = SECONDS + 10 * (len(files) - 1)
    in_time = _finished(command, seconds if most is None else min(seconds, most / 10**9))
    cause = "LibreOffice could not open it" if in_time else f"LibreOffice took more than {seconds} s"
    made = [folder / "out" / f"{path.stem}.{ending}" for path in given]
    return [path.read_bytes() if path.is_file() else NotConverted(cause) for path in made]


def _finished(command: list[str], seconds: float) -> bool:
    """Run a command in its own process group; False if it had to be stopped."""
    quiet = subprocess.DEVNULL
    with subprocess.Popen(command, stdin=quiet, stdout=quiet, stderr=quiet, start_new_session=True) as process:
        with _lock:
            _running[process] = _thread.stopped
            if _thread.stopped.is_set():
                _kill(process)
        try:
            process.wait(seconds)
        except subprocess.TimeoutExpired:
            return False
        finally:
            _kill(process)
            with _lock:
                del _running[process]
    return True


def _kill(process: "subprocess.Popen[bytes]") -> None:
    """Kill the process and its children."""
    if process.poll() is None:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)


def belong(stopped: Event) -> None:
    """Make this thread one whose conversions end when the event is set."""
    _thread.stopped = stopped


def stop(stopped: Event) -> None:
    """Set the event, and stop the conversions of the threads that belong to it."""
    with _lock:
        stopped.set()
        for process, owner in _running.items():
            if owner is stopped:
                _kill(process)
