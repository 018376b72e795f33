"""`perfeval audit --by department`: a letter for each department, in one folder."""

import os
import re

from perfeval import letter
from perfeval.command.options import ManyFiles, ReportFormat
from perfeval.command.output import refuse_inputs, say_written, write, wrong
from perfeval.reports import Report

__all__ = ["refuse_letters", "write_letters"]

NOT_NAMED = "未填写主管部门"
LONGEST = 60  # characters of a name: 180 bytes of 255
FORBIDDEN = re.compile(r'[\x00-\x1f\x7f/\\\\:*?"<>|]')


def refuse_letters(call: ManyFiles) -> None:
    """End the command if the letters would have no folder, or another format was asked for."""
    if call.layout not in (ReportFormat.table, ReportFormat.docx):
        wrong(f"--by department writes letters as docx, found --format {call.layout.value}")
    if not (call.output.endswith("/") or os.path.isdir(call.output)):
        wrong(f"--by department writes a file a department: expected a folder as -o FOLDER/, found {call.output}")


def write_letters(report: Report, folder: str, inputs: list[str]) -> None:
    """Write FOLDER/<department>.docx; a department is named as its forms name it, as far as a file can be.

    Nothing is written if one of them would be one of the inputs.
    """
    taken: set[str] = set()
    letters = {
        os.path.join(folder, f"{_name(department, taken)}.docx"): content for department, content in _letters(report)
    }
    for target in letters:
        refuse_inputs(target, inputs)
    try:
        os.makedirs(folder, exist_ok=True)
    except OSError as error:
        wrong(f"cannot write into {folder}: {error.strerror or error}")
    for target, content in letters.items():
        write(content, target)
        say_written(target)


def _letters(report: Report) -> list[tuple[str, bytes]]:
    try:
        return list(letter.by_department(report))
    except ImportError as error:
        wrong(str(error))


def _name(department: str, taken: set[str]) -> str:
    stem = FORBIDDEN.sub("_", department).strip(" .")[:LONGEST] or NOT_NAMED
    name, number = stem, 2
    while name in taken:
        name, number = f"{stem} ({number})", number + 1
    taken.add(name)
    return name
