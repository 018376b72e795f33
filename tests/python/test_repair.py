"""Repairs: in reports, and as copies of the user's own files, in which only the cells of the first repair differ."""

import json
import shutil
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
from typer.testing import CliRunner

import perfeval as pe
from perfeval.cli import app

ROOT = Path(__file__).resolve().parents[2]
OFFICE = ROOT / "tests" / "data" / "office"
FORMS = ROOT / "examples" / "data" / "forms.txt"


def copied(name: str, folder: Path) -> Path:
    return Path(shutil.copy(OFFICE / name, folder / name))


def run(*arguments: str) -> tuple[int, str]:
    result = CliRunner().invoke(app, ["audit", *arguments, "--repair", "--format", "json"])
    return result.exit_code, result.output


def shown(*arguments: str) -> str:
    return CliRunner().invoke(app, ["audit", str(FORMS), *arguments]).output


def texts(path: Path) -> dict[tuple[int, int, int], str]:
    return {
        (table.number, row + 1, cell.column): cell.text
        for table in pe.read(path).tables
        for row, cells in enumerate(table.rows)
        for cell in cells
    }


def test_tables_and_markdown_propose_the_correction() -> None:
    table = [" ".join(line.split()) for line in shown("--lang", "zh").splitlines() if "建议修改" in line]
    assert table == [
        "表 14 建议修改 “开展3类培训”的得分由“6”改为“3”；总分由“86”改为“83”",
        "表 6 建议修改 “按合同要求付款”的分值由“10”改为“20”",
        "表 15 建议修改 总分由“68.9”改为“69.5”（另有2种改法）",
    ]
    page = shown("--format", "md", "--lang", "en")
    assert "\n- Proposed correction: the weight of “按合同要求付款” from “10” to “20”\n" in page
    assert "\n- Or: the score of “总成本” from “0.6” to “0.0”\n" in page
    assert pe.audit(FORMS).repair_texts("en")[0][5] == ["the weight of “按合同要求付款” from “10” to “20”"]


def test_one_cell_that_mends_two_findings_is_told_once() -> None:
    # Form 6: the fourth row is scored 20 of 10, and the weights add up to 90: its weight was 20.
    form = pe.audit(FORMS).forms[5]
    assert [[(c.field, c.printed, c.value) for c in repair] for repair in form.repairs] == [
        [("indicators[4].weight", "10", "20")]
    ]


def test_a_form_without_a_contradiction_has_no_repair() -> None:
    assert pe.audit(FORMS).forms[1].repairs == ()


# By hand: 60 of 100 km earn 30, not 50 (G6); 90 % of 10 points earn 9, not 10 (G4); 9 + 30 + 40 = 79, not 99 (G8).
@pytest.mark.parametrize("name", ["road_upkeep.xlsx", "road_upkeep.docx"])
def test_a_copy_differs_in_the_cells_of_the_repair_alone(name: str, tmp_path: Path) -> None:
    source = copied(name, tmp_path)
    before = source.read_bytes()
    run(str(source))
    copy = tmp_path / name.replace(".", ".repaired.")
    old, new = texts(source), texts(copy)
    changed = {place: new[place] for place in old if old[place] != new[place]}
    assert old.keys() == new.keys()
    assert sorted(Decimal(text) for text in changed.values()) == [9, 30, 79]
    assert source.read_bytes() == before
    assert not pe.audit(copy).findings.where(severity="error")


def test_a_number_in_a_workbook_stays_a_number(tmp_path: Path) -> None:
    source = copied("road_upkeep.xlsx", tmp_path)
    run(str(source))
    old, new = (
        openpyxl.load_workbook(source).active,
        openpyxl.load_workbook(tmp_path / "road_upkeep.repaired.xlsx").active,
    )
    for cell in ("G4", "G6", "G8"):
        assert type(new[cell].value) is type(old[cell].value)
        assert new[cell].number_format == old[cell].number_format


def test_no_file_is_replaced(tmp_path: Path) -> None:
    source = copied("road_upkeep.xlsx", tmp_path)
    copy = tmp_path / "road_upkeep.repaired.xlsx"
    copy.write_bytes(b"mine")
    code, _ = run(str(source))
    assert code == 2
    assert copy.read_bytes() == b"mine"


def test_other_formats_become_json(tmp_path: Path) -> None:
    shutil.copy(FORMS, tmp_path / "forms.txt")
    run(str(tmp_path / "forms.txt"))
    forms = json.loads((tmp_path / "forms.repaired.json").read_text(encoding="utf-8"))["forms"]
    assert len(forms) == 17
    assert pe.read(tmp_path / "forms.repaired.json").forms[14]["total.score"].text == "69.5"


def test_two_inputs_of_one_name_leave_two_copies(tmp_path: Path) -> None:
    for ending in ("md", "txt"):
        shutil.copy(FORMS, tmp_path / f"forms.{ending}")
    run(str(tmp_path / "forms.md"), str(tmp_path / "forms.txt"))
    copies = [tmp_path / "forms.repaired.json", tmp_path / "forms.txt.repaired.json"]
    assert [len(pe.read(copy).forms) for copy in copies] == [17, 17]


def test_an_input_without_repairs_leaves_no_copy(tmp_path: Path) -> None:
    sound = pe._core.write_json([pe.read(FORMS).forms[1]])
    (tmp_path / "sound.json").write_bytes(sound)
    run(str(tmp_path / "sound.json"))
    assert sorted(p.name for p in tmp_path.iterdir()) == ["sound.json"]


def test_forms_of_another_order_are_not_repaired() -> None:
    forms = pe.examples()
    report = pe.audit(forms)
    assert report.repaired_forms(forms)[14]["total.score"].text == "69.5"  # 0.6 + 25 + 12.5 + 0.8 + 0.6 + 20 + 10
    with pytest.raises(pe.errors.InvalidValue, match=r"the repair is that of another form: indicators\[\d+\].* is"):
        report.repaired_forms(forms[::-1])
