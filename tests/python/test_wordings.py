"""Headers and labels worded as no form was seen to word them are read as an official would read them."""

from collections import defaultdict
from pathlib import Path

import pytest
from wordings import NORMAL_FORMS, has_kind, outcome, reworded

WORDINGS: dict[str, list[str]] = defaultdict(list)
for line in (Path(__file__).resolve().parents[1] / "data" / "wordings.tsv").read_text("utf-8").splitlines():
    if line and not line.startswith("#"):
        kind, wording = line.split("\t")
        WORDINGS[kind].append(wording)


@pytest.mark.parametrize("kind", WORDINGS)
def test_a_wording_is_read(kind: str) -> None:
    wrong = []
    for wording in WORDINGS[kind]:
        for name in NORMAL_FORMS:
            if has_kind(name, kind):
                found = outcome(name, kind, wording)
                wrong += [(wording, name, one) for one in (*found.moved, *found.lost)]
    assert wrong == []


@pytest.mark.parametrize("kind", ["other_amount", "other_figure"])
def test_another_column_takes_no_place_in_front_of_the_others(kind: str) -> None:
    """Of two columns with one meaning it would be the first."""
    found = [
        (w, n, outcome(n, kind, w, in_front=True).moved)
        for w in WORDINGS[kind]
        for n in NORMAL_FORMS
        if has_kind(n, kind)
    ]
    assert [one for one in found if one[2]] == []


@pytest.mark.parametrize("name", NORMAL_FORMS)
def test_the_usual_words_are_read(name: str) -> None:
    plain = NORMAL_FORMS[name]
    assert reworded(name, "annual", "全年预算数").figures() == plain.figures()
    assert outcome(name, "annual", "全年预算数").moved == []


# A wording with two readings is given none: the figures under it are lost, and no others change.
@pytest.mark.parametrize(
    ("name", "kind", "wording"),
    [
        ("project", "actual", "目标达成数"),  # the number that is to be reached, or was
        ("project", "executed", "项目支出合计"),  # what was spent, or one kind of expenditure
        ("project", "target", "批复数"),  # a target, or money
        ("transfer", "annual", "实际金额"),  # what arrived, or was spent
        ("project", "unit", "管理单位"),  # who uses the money, or oversees it
    ],
)
def test_an_open_wording_moves_nothing(name: str, kind: str, wording: str) -> None:
    found = outcome(name, kind, wording)
    assert (found.moved, found.lost == []) == ([], False)
