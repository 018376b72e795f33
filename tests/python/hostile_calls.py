"""Run by test_hostile_objects.py in a process of its own: hostile arguments, and damaged pickles.

A call ends with a value, with one of the documented exceptions, or with the one that the argument itself raised.
A damaged pickle raises, or gives an object that is whole: it can be shown, and compared and pickled again.
"""

import contextlib
import pickle
import random
import resource
import sys
from collections.abc import Callable, Iterator
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import perfeval as pe

SEED = 20261129


class OwnError(Exception):
    """What the methods of a hostile argument raise."""


DOCUMENTED = (TypeError, ValueError, LookupError, ArithmeticError, AttributeError, OSError, pe.errors.Error, OwnError)
METHODS = ["__str__", "__repr__", "__index__", "__int__", "__float__", "__fspath__", "__iter__", "__next__", "__len__"]
METHODS += ["__getitem__", "__eq__", "__hash__", "__bool__", "__contains__", "__lt__", "__getattr__", "__call__"]
METHODS += ["__bytes__", "__format__"]


def raising(*words: object, **named: object) -> object:
    raise OwnError("refused")


def hostile(methods: list[str], base: type) -> object:
    return type("Hostile", (base,), dict.fromkeys(methods, raising))()


def cyclic() -> list[object]:
    made: list[object] = []
    made.append(made)
    return made


def samples() -> dict[str, object]:
    form = pe.examples()[0]
    card = pe.score(form)
    report = pe.audit(form)
    return {
        "Form": form,
        "Indicator": form.indicators[0],
        "BudgetLine": form.budget[0],
        "Figure": form.total.score,
        "Cell": form.project,
        "Statement": form.indicators[0].wanted,
        "Scorecard": card,
        "ScoreLine": card.lines[0],
        "Explanation": card.explain(1),
        "Report": report,
        "Findings": report.findings,
        "Finding": report.findings[0],
        "Document": pe.read(b"a,b\n1,2\n"),
        "Table": pe.Table([["a"]]),
        "TableCell": pe.TableCell("a"),
        "Trouble": pe.read("nowhere.docx").troubles[0],
        "Pack": pe.Pack("cn-mof-2020"),
        "Lexicon": pe.Lexicon(),
        "Limits": pe.Limits(),
        "ValueSet": pe.ValueSet(1),
        "Interval": pe.Interval(1, 2),
        "Rounding": pe.Rounding(1, "up"),
        "FormChange": pe.what_if(form, "cn-mof-2020", "pmkpi"),
        "Lift": pe.lift_by(form, 1),
    }


SAMPLES = samples()
PLAIN: list[object] = [
    None,
    True,
    0,
    -1,
    2**70,
    10**400,
    1.5,
    float("nan"),
    float("inf"),
    1j,
    "",
    "x",
    "\ud800",
    "a\0b",
]
PLAIN += ["\ud800.docx", "cn-mof-2020", "half_up", b"", b"\xff", bytearray(b"x"), memoryview(b"x"), (), [], {}, set()]
PLAIN += [[None], [[]], {"a": 1}, range(3), object(), int, len, ..., NotImplemented]
WORDS = ["rules", "form", "limits", "words", "language", "source", "path", "workers", "indicator", "rounding"]
WORDS += ["severity", "code", "kind", "name", "weight"]
VALUES = st.one_of(
    st.sampled_from(PLAIN),
    st.builds(cyclic),
    st.builds(hostile, st.lists(st.sampled_from(METHODS), min_size=1, max_size=4), st.just(object)),
    st.builds(hostile, st.lists(st.sampled_from(METHODS), max_size=3), st.sampled_from([str, int, list, dict, bytes])),
    st.sampled_from(list(SAMPLES.values())),
    st.sampled_from(list(SAMPLES.values())).map(lambda sample: [sample, None]),
)


def is_tried(member: str) -> bool:
    return member != "save" and (not member.startswith("_") or member in ("__getitem__", "__contains__", "__eq__"))


def calls() -> Iterator[tuple[str, Callable[..., object]]]:
    for name in pe.__all__:
        if name != "errors" and callable(getattr(pe, name)):
            yield name, getattr(pe, name)
    for name, sample in SAMPLES.items():
        for member in filter(is_tried, dir(sample)):
            if callable(method := getattr(sample, member)):
                yield f"{name}.{member}", method


@settings(max_examples=3000, derandomize=True, deadline=None, database=None, suppress_health_check=list(HealthCheck))
@given(
    st.sampled_from(list(calls())),
    st.lists(VALUES, max_size=3),
    st.dictionaries(st.sampled_from(WORDS), VALUES, max_size=1),
)
def try_calls(call: tuple[str, Callable[..., object]], args: list[object], named: dict[str, Any]) -> None:
    name, function = call
    try:
        made = function(*args, **named)
        if hasattr(type(made), "__next__"):
            for _ in zip(range(50), made, strict=False):  # type: ignore[call-overload]
                pass
        if type(made).__module__.startswith("perfeval"):
            repr(made)
    except DOCUMENTED as error:
        words = str(error)
        assert "incompatible" not in words, (name, words)
        assert "Invoked with" not in words, (name, words)


def try_objects_without_value() -> None:
    for name in pe.__all__:
        kind = getattr(pe, name)
        if not isinstance(kind, type):
            continue
        uses: list[Callable[[Any], object]] = [repr, hash, list, len, bool, pickle.dumps, pe.score, pe.audit, pe.read]
        uses.append(SAMPLES.get(name).__eq__)
        uses += [lambda made, member=member: getattr(made, member) for member in dir(kind) if is_tried(member)]
        for use in uses:
            with contextlib.suppress(DOCUMENTED):
                use(kind.__new__(kind))


def damaged(sent: bytes, choose: random.Random) -> bytes:
    """With a bit flipped, its end cut off, four bytes replaced or some left out."""
    start = choose.randrange(len(sent))
    return choose.choice(
        [
            sent[:start] + bytes([sent[start] ^ 1 << choose.randrange(8)]) + sent[start + 1 :],
            sent[:start],
            sent[:start] + choose.randbytes(4) + sent[start + 4 :],
            sent[:start] + sent[start + choose.randrange(1, 20) :],
        ]
    )


def try_pickles() -> None:
    resource.setrlimit(resource.RLIMIT_AS, (4 << 30, 4 << 30))  # Python's own table of a pickle's objects has no limit
    choose = random.Random(SEED)
    for name, sample in SAMPLES.items():
        for protocol in (2, pickle.HIGHEST_PROTOCOL):
            sent = pickle.dumps(sample, protocol)
            assert pickle.loads(sent) == sample, name
            for _ in range(50):
                try:
                    made = pickle.loads(damaged(sent, choose))
                except Exception:
                    continue
                if type(made) is type(sample):
                    repr(made)
                    str(made)
                    assert isinstance(made == sample, bool), name
                    assert pickle.loads(pickle.dumps(made)) == made, name


if __name__ == "__main__":
    {"calls": try_calls, "objects": try_objects_without_value, "pickles": try_pickles}[sys.argv[1]]()
    print("survived")
