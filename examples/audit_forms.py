"""Audit the published forms and look at their errors, notebook style.

Run: python examples/audit_forms.py
"""

import perfeval as pe

report = pe.audit(pe.examples())
print(report)
print(report.findings.counts("severity"))

for finding in report.findings.where(severity="error"):
    print(f"form {finding.form}, {finding.field}: printed {finding.printed}, expected {finding.expected}")

# The field of a finding can be used directly, and a printed figure is an exact Decimal.
(wrong_total,) = report.findings.where(code="total-mismatch")
form = pe.examples()[wrong_total.form - 1]
scores = [row.score.value for row in form.indicators if row.score.value is not None]
by_hand = sum(scores, form["budget.total.score"].value)
print(f"{form.project}: {form.total.score.value} printed, {by_hand} added up")
assert str(by_hand) == wrong_total.expected == "69.5"
