"""A run over many files that can be resumed: each result is in the state file as soon as it is finished."""

import os
from collections.abc import Iterator, Sequence
from contextlib import suppress

from perfeval import many, states
from perfeval._core import Lexicon, Limits, Pack
from perfeval.packs import BUILT_IN
from perfeval.processes import Crew, Job
from perfeval.reports import Report

__all__ = ["audit_resumed", "names_besides"]


def names_besides(names: Sequence[str], state: str) -> list[str]:
    """The files of a run without its state, which a folder may hold as well."""
    kept = list(names)
    with suppress(OSError):
        own = os.stat(state)
        alike = os.path.basename(os.path.realpath(state))
        kept = [name for name in names if os.path.basename(name) != alike or not os.path.samestat(os.stat(name), own)]
    return kept


def audit_resumed(
    names: Sequence[str],
    rules: Pack,
    state: str | os.PathLike[str],
    workers: int | None = None,
    limits: Limits = many.USUAL,
    words: Lexicon = BUILT_IN,
    redact: bool = False,
) -> Iterator[Report]:
    """A report of each file, in order: from the state if it holds one of the same bytes, else audited and added to it.

    Files are audited in processes of their own. A file that could not be read is not kept in the state.
    Raises: OtherState for a state that is not of this run; InvalidValue for rules written in Python; OSError.
    """
    held = states.State(os.fspath(state), states.run_of(names, rules, words, limits, redact))
    return _reports(names, held, Job(rules, words, limits, redact), workers)


def _reports(names: Sequence[str], held: states.State, job: Job, workers: int | None) -> Iterator[Report]:
    try:
        with Crew(job) as crew:

            def finished(numbers: Sequence[int]) -> list[Report]:
                return _chunk([(number, names[number]) for number in numbers], held, crew, job.rules)

            yield from many.in_order(finished, range(len(names)), workers)
    finally:
        held.close()


def _chunk(files: Sequence[tuple[int, str]], held: states.State, crew: Crew, rules: Pack) -> list[Report]:
    """The reports of some files; those that the state does not hold are added to it one by one."""
    made = {number: report for number, name in files if (report := _held(number, name, held, rules)) is not None}
    rest = [(number, name) for number, name in files if number not in made]
    for number, line, keeps in crew.results(rest) if rest else ():
        if keeps:
            held.add(number, line)
        made[number] = states.report_in(line, rules)
    return [made[number] for number, _ in files]


def _held(number: int, name: str, held: states.State, rules: Pack) -> Report | None:
    line = held.line(number, states.sha256_of(name))
    if line is None:
        return None
    try:
        return states.report_in(line, rules)
    except ValueError:  # damaged: the file is audited again
        return None
