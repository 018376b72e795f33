"""Three faults of the recogniser, each caught by the compositions.

Two are planted by words that mean the wrong thing: a word of one's own decides alone what a cell means, so that the
recogniser that runs is the real one with one mistake.
"""

import json

import pytest
from compositions import Composition, all_compositions, wrong_figures
from pages import to_html

import perfeval as pe

ALL = all_compositions()
# What is planted, and the fields in which it must show.
FAULTS = {
    "two columns swapped": (
        '[actual_column]\nwhole = ["年度指标值"]\n[target_column]\nwhole = ["实际完成值"]\n',
        (".target", ".actual"),
    ),
    "a forecast as the actual": (
        '[actual_column]\nwhole = ["全年预计完成情况", "全年预计完成值", "预计年底完成情况"]\n'
        '[executed_column]\nwhole = ["全年预计执行数", "预计全年支出数", "全年预计拨付数"]\n',
        (".actual", ".executed"),
    ),
}


def caught(composition: Composition, words: pe.Lexicon) -> set[str]:
    """The fields that the test of the compositions finds wrong under a fault."""
    document = pe.read(to_html(composition.page()), words=words)
    found = set()
    for truth, form in zip(composition.forms, document.forms, strict=False):
        found |= set(wrong_figures(truth, form))
    return found


@pytest.mark.parametrize("fault", FAULTS)
def test_the_compositions_catch_it(fault: str) -> None:
    text, parts = FAULTS[fault]
    words = pe.Lexicon.from_toml(text)
    fields = {field for one in ALL for field in caught(one, words)}
    assert any(field.endswith(parts) for field in fields)


def test_both_catch_a_sub_total_as_a_source() -> None:
    """Words alone cannot plant it, because the sums decide: planted in the reading, as if every line were a source."""
    depths, codes = set(), set()
    for composition in ALL:
        for truth, form in zip(composition.forms, pe.read(to_html(composition.page())).forms, strict=True):
            if not any("小计" in line.label.text for line in form.budget):
                continue
            read = json.loads(form.to_json())
            for line in read["forms"][0]["budget"]:
                line["depth"] = min(line["depth"], 1)
            faulty = pe.Form.from_json(json.dumps(read))
            depths |= {field for field in wrong_figures(truth, faulty) if field.endswith(".depth")}
            codes |= {(f.code, f.severity) for f in pe.audit(faulty).findings}
    assert depths
    assert ("funds-sum", "error") in codes
