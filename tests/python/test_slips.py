"""A few slips of each kind, injected: the proof in scripts/prove has more (docs/audit.md#slips)."""

import slips


def test_slips_are_found_named_and_repaired() -> None:
    scores, untouched, short = slips.judge(forms=4, seed=20)
    forms, found, diagnosed, repaired = (
        sum(getattr(score, name) for score in scores.values()) for name in ("forms", "found", "diagnosed", "repaired")
    )
    assert untouched == 0
    assert forms >= 4 * 16
    assert found == forms, short
    assert diagnosed >= forms * 95 / 100, short
    assert repaired >= forms * 90 / 100, short
