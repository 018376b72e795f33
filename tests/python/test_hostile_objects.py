"""Hostile arguments and damaged pickles end in documented exceptions: never in a dead process or a broken object."""

import pickle
import subprocess
import sys

import pytest

import perfeval as pe


@pytest.mark.parametrize("part", ["calls", "objects", "pickles"])
def test_hostile_calls(part: str) -> None:
    script = [sys.executable, "tests/python/hostile_calls.py", part]
    done = subprocess.run(script, capture_output=True, text=True, timeout=300)
    assert done.stdout == "survived\n", (done.returncode, done.stderr[-3000:])


def test_a_refusal_runs_no_method_of_the_argument() -> None:
    class Raising:
        def __getattr__(self, name: str) -> object:
            raise RuntimeError(name)

    class Text(str):
        def __repr__(self) -> str:
            raise RuntimeError

    with pytest.raises(TypeError, match=r"^TableCell: column_span must be a whole number, found Raising$"):
        pe.TableCell("a", column_span=Raising())  # type: ignore[arg-type]
    with pytest.raises((TypeError, RuntimeError)) as refused:
        pe.Pack("cn-mof-2020").differences(Text("x"))  # type: ignore[arg-type]
    assert "incompatible" not in str(refused.value)


@pytest.mark.parametrize("kind", [pe.Form, pe.Table, pe.Pack, pe.Document, pe.Scorecard, pe.Interval, pe.Figure])
@pytest.mark.parametrize("state", [(), (1,), ("\ud800",), (None,) * 5, [], None])
def test_what_is_no_state_is_a_damaged_pickle(kind: type, state: object) -> None:
    made = kind.__new__(kind)
    with pytest.raises(pe.errors.InvalidValue, match="found a damaged pickle, expected the bytes that were written"):
        made.__setstate__(state)


def test_a_finding_whose_pickle_was_changed_is_refused() -> None:
    for value in (pe.audit(pe.examples()[0]).findings, pe.lift_by(pe.examples()[0], 1)):
        assert pickle.loads(pickle.dumps(value)) == value
    sent = pickle.dumps(pe.audit(pe.examples()[0]).findings[0])
    for word in (b"severity", b"note", b"warning", b"error"):
        if word in sent:
            with pytest.raises(pe.errors.InvalidValue, match="found a damaged pickle"):
                pickle.loads(sent.replace(word, word[:-1] + b"X", 1))
