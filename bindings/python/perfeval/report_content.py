"""The JSON of a report, and what it holds as objects."""

import json
from collections.abc import Iterator, Mapping
from fractions import Fraction
from types import MappingProxyType
from typing import Any

from perfeval._core import Rounding, Trouble
from perfeval.audited_forms import AuditedDocument, AuditedForm, Change, GradeHinge, GradeRange, Recomputed, Repeat
from perfeval.findings import Finding, Findings

__all__ = ["document_of", "findings_of", "identities_in", "is_report"]


def is_report(text: str) -> bool:
    """Whether a text is the JSON of a report, as far as its first keys go."""
    try:
        content = json.loads(text)
    except ValueError:
        return False
    return isinstance(content, dict) and all(key in content for key in ("rules", "documents"))


def identities_in(content: dict[str, Any]) -> set[str]:
    """By what the findings of a report are known in another one: project, unit, year, code, field and both figures."""

    def known(finding: dict[str, Any], form: dict[str, Any]) -> str:
        parts = [form.get("project"), form.get("unit"), form.get("year")]
        parts += [finding.get(key) for key in ("code", "field", "printed", "expected")]
        return "".join(f"{'' if part is None else part}\x1f" for part in parts)

    found = {known(finding, {}) for finding in content["findings"]}
    for document in content["documents"]:
        found |= {known(finding, {}) for finding in document["findings"]}
        found |= {known(finding, form) for form in document["forms"] for finding in form["findings"]}
    return found


def document_of(d: dict[str, Any]) -> AuditedDocument:
    """A document of a report."""
    path = d["path"]
    return AuditedDocument(
        path=path,
        sha256=d.get("sha256"),
        troubles=tuple(Trouble(**t) for t in d["troubles"]),
        findings=Findings(findings_of(d["findings"], path, None)),
        forms=tuple(_form(f, path) for f in d["forms"]),
        repeats=tuple(_repeat(r) for r in d.get("repeats", ())),
    )


def _repeat(r: dict[str, Any]) -> Repeat:
    return Repeat(
        code=r["code"],
        forms=tuple(r["forms"]),
        fields=tuple((cell["form"], cell["field"]) for cell in r["fields"]),
        message=r["message"],
    )


def _form(f: dict[str, Any], path: str) -> AuditedForm:
    score = f.get("score") or {}
    total = score.get("recomputed") or {}
    return AuditedForm(
        index=f["index"],
        project=f["project"],
        department=f.get("department", ""),
        unit=f["unit"],
        year=f.get("year"),
        printed=score.get("printed"),
        recomputed=Recomputed(*(_fraction(total.get(end)) for end in ("exact", "low", "high"))),
        grade=score.get("grade"),
        grade_range=_grade_range(f.get("grade_range")),
        verdicts=f["verdicts"],
        digest=f["digest"],
        findings=Findings(findings_of(f["findings"], path, f["index"], _about(f))),
        repairs=tuple(tuple(Change(**change) for change in repair) for repair in f["repairs"]),
        kind=f.get("kind"),
    )


def _about(f: dict[str, Any]) -> dict[str, Any]:
    """What the findings of a form say of it."""
    return {"project": f["project"], "department": f.get("department", ""), "unit": f["unit"], "year": f.get("year")}


def _grade_range(r: dict[str, Any] | None) -> GradeRange | None:
    if r is None:
        return None
    return GradeRange(
        low=Fraction(r["low"]),
        high=Fraction(r["high"]),
        grades=tuple(r["grades"]),
        hangs_on=tuple(GradeHinge(hinge["field"], Fraction(hinge["flips_at"])) for hinge in r["hangs_on"]),
        message=r["message"],
    )


def _fraction(text: str | None) -> Fraction | None:
    return None if text is None else Fraction(text)


def findings_of(
    items: list[dict[str, Any]], document: str, form: int | None, about: Mapping[str, Any] = MappingProxyType({})
) -> Iterator[Finding]:
    """Findings of a report, of one of its documents, or of a form of it."""
    for item in items:
        cell = item.get("cell")
        rounding = item.get("rounding")
        yield Finding(
            code=item["code"],
            severity=item["severity"],
            verdict=item.get("verdict"),
            field=item.get("field") or "",
            fields=tuple(item.get("fields") or [item.get("field") or ""]),
            label=item.get("label") or "",
            cell=(cell["table"], cell["row"], cell["column"]) if cell else None,
            printed=item.get("printed"),
            expected=item.get("expected"),
            message=item["message"],
            source=item.get("source") or "",
            diagnosis=item.get("diagnosis"),
            rounding=Rounding(rounding["places"], rounding["mode"]) if rounding else None,
            candidates=tuple(item.get("candidates") or ()),
            explained_by=item.get("explained_by"),
            forms=tuple(item.get("forms") or ()),
            documents=tuple(item.get("documents") or ()),
            document=document,
            form=form,
            totals=tuple((t["form"], Fraction(t["exact"]), Fraction(t["rounded"])) for t in item.get("totals", ())),
            **about,
        )
