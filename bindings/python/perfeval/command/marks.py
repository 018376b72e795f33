"""`perfeval audit INPUT... -o FOLDER/`: each input with its findings as comments in its cells."""

import os
from collections.abc import Iterable
from pathlib import Path

import perfeval as pe
from perfeval.command.output import refuse_inputs, say, say_written, write, wrong
from perfeval.literals import Language
from perfeval.marking import MARKED_ENDINGS

__all__ = ["mark_file", "write_marked"]


def mark_file(report: pe.Report, source: str, output: str, language: Language) -> None:
    """Write the user's own file with each finding in its cell."""
    try:
        marked = report.mark(Path(source).read_bytes(), language)
    except (pe.errors.Error, OSError) as error:
        wrong(f"cannot mark {source}: {getattr(error, 'strerror', None) or error}")
    write(marked, output)


def write_marked(
    reports: Iterable[pe.Report], paths: list[str], inputs: list[str], folder: str, language: Language
) -> None:
    """Write FOLDER/NAME for each path as its report comes; files of a folder keep their place below it.

    A file that cannot be marked is named on standard error. Nothing is written over an input.
    """
    if "-" in paths:
        wrong("no marked copy of -: it is not a file")
    targets = _targets(paths, inputs, folder)
    for target in targets:
        refuse_inputs(target, paths)
    try:
        os.makedirs(folder, exist_ok=True)
    except OSError as error:
        wrong(f"cannot write into {folder}: {error.strerror or error}")
    for report, source, target in zip(reports, [*paths, ""], [*targets, ""], strict=False):
        if source:  # a last report is of no path
            _write(report, source, target, language)


def _write(report: pe.Report, source: str, target: str, language: Language) -> None:
    try:
        marked = report.mark(Path(source).read_bytes(), language)
        os.makedirs(os.path.dirname(target), exist_ok=True)
    except (pe.errors.Error, OSError) as error:
        return say(f"no marked copy of {source}: {getattr(error, 'strerror', None) or error}")
    write(marked, target)
    say_written(target)


def _targets(paths: list[str], inputs: list[str], folder: str) -> list[str]:
    folders = [one for one in inputs if os.path.isdir(one)]
    taken: set[str] = set()
    return [os.path.join(folder, _free(_marked_name(_name(path, folders)), taken)) for path in paths]


def _marked_name(name: str) -> str:
    """The name of the marked copy: a .doc becomes a .docx."""
    stem, ending = os.path.splitext(name)
    made = MARKED_ENDINGS.get(ending.lower(), ending)
    return name if made == ending.lower() else stem + made


def _name(path: str, folders: list[str]) -> str:
    for folder in folders:
        relative = os.path.relpath(path, folder)
        if not relative.startswith(".."):
            return relative
    return os.path.basename(path)


def _free(name: str, taken: set[str]) -> str:
    stem, ending = os.path.splitext(name)
    number = 2
    while name in taken:
        name, number = f"{stem} ({number}){ending}", number + 1
    taken.add(name)
    return name
