"""Makes the fixtures of this folder: what version 0.1.0 wrote. They are kept as they are; a new version adds its own.

Usage: make.py FOLDER
"""

import pickle
import sys
from pathlib import Path

import perfeval as pe
from perfeval import _core


def main(folder: Path) -> None:
    """Write the JSON of a report and of its form, and a pickle of each kind of value."""
    form = pe.examples()[14]
    report, card = pe.audit(form), pe.score(form)
    (folder / "report.json").write_text(report.to_json(indent=1) + "\n", encoding="utf-8")
    (folder / "report.jsonl").write_text(report.to_jsonl(), encoding="utf-8")
    (folder / "form.json").write_bytes(_core.write_json([form]))
    values = {
        "form": form,
        "figure": form.total.score,
        "indicator": form.indicators[2],
        "budget_line": form.budget[0],
        "finding": report.findings.where(code="total-mismatch")[0],
        "findings": report.findings,
        "audited_form": report.forms[0],
        "scorecard": card,
        "pack": pe.Pack("cn-mof-2020"),
        "rounding": pe.Rounding(2, "half_up"),
        "interval": pe.Interval(1, None, "()"),
        "value_set": pe.ValueSet(1, pe.Interval(2, 3)),
        "limits": pe.Limits(bytes=1000),
        "report": report,
        "table": pe.Table([["a", "b"]]),
    }
    for name, value in values.items():
        (folder / f"{name}.pickle").write_bytes(pickle.dumps(value, protocol=4))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
