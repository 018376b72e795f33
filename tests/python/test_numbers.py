"""Numbers between C++ and Python: exact, with their scale, floats refused; rounding compared with Python's decimal."""

import copy
import decimal
import pickle
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

import perfeval as pe

# The names of Python's decimal module for the modes of perfeval; zero_five_up is ROUND_05UP there.
MODES = {
    "half_up": decimal.ROUND_HALF_UP,
    "half_even": decimal.ROUND_HALF_EVEN,
    "half_down": decimal.ROUND_HALF_DOWN,
    "up": decimal.ROUND_UP,
    "down": decimal.ROUND_DOWN,
    "ceiling": decimal.ROUND_CEILING,
    "floor": decimal.ROUND_FLOOR,
    "zero_five_up": decimal.ROUND_05UP,
}
modes = st.sampled_from(sorted(MODES))
fractions = st.fractions(max_denominator=10**6)
decimals = st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**40), max_value=10**40, places=7)


def quantized(x: Decimal, places: int, mode: str) -> Decimal:
    """Round with Python's decimal module, in a context large enough to be exact."""
    with decimal.localcontext() as context:
        context.prec = 500
        return x.quantize(Decimal(1).scaleb(-places), rounding=MODES[mode])


@given(decimals, st.integers(-5, 9), modes)
def test_rounding_a_decimal_is_what_the_decimal_module_does(x: Decimal, places: int, mode: str) -> None:
    ours = pe.round(x, places, mode)
    assert ours == quantized(x, places, mode)
    assert ours.as_tuple().exponent == -places


@given(fractions, st.integers(0, 6))
def test_half_even_of_a_fraction_is_what_python_rounds(x: Fraction, places: int) -> None:
    assert Fraction(pe.round(x, places, "half_even")) == round(x, places)


def test_numbers_beyond_every_machine_word_stay_exact() -> None:
    big = 10**6000 + 1
    assert pe.round(big, 0, "down") == big
    assert pe.round(Fraction(big, 7), 0, "floor") == big // 7


def test_the_scale_is_kept() -> None:
    assert str(pe.round(Decimal("2.5"), 2, "down")) == "2.50"
    assert str(pe.round(1234, -2, "down")) == "1.2E+3"


@pytest.mark.parametrize("wrong", [0.1, 1.0, float("nan"), True, "1", None, 1j])
def test_a_value_that_is_not_an_exact_number_is_refused(wrong: object) -> None:
    with pytest.raises(TypeError, match="exact number"):
        pe.round(wrong, 2, "half_up")  # type: ignore[arg-type]
    with pytest.raises(TypeError, match="exact number"):
        pe.ValueSet(wrong)  # type: ignore[arg-type]


def test_the_refusal_of_a_float_says_what_to_write() -> None:
    with pytest.raises(TypeError, match=r'write Decimal\("0.1"\) or Fraction\(1, 10\)'):
        pe.round(0.1, 2, "half_up")  # type: ignore[arg-type]


@pytest.mark.parametrize("endless", [Decimal("NaN"), Decimal("sNaN"), Decimal("Infinity"), Decimal("-Infinity")])
def test_what_is_not_finite_is_refused(endless: Decimal) -> None:
    with pytest.raises(ValueError, match="finite"):
        pe.round(endless, 2, "half_up")


class TestPreimage:
    def test_half_up_closes_the_lower_end(self) -> None:
        assert repr(pe.preimage("95.60", pe.Rounding(2, "half_up"))) == "[95.595, 95.605)"

    def test_half_even_closes_both_ends_of_an_even_digit_and_none_of_an_odd(self) -> None:
        assert repr(pe.preimage("2.4", pe.Rounding(1, "half_even"))) == "[2.35, 2.45]"
        assert repr(pe.preimage("2.5", pe.Rounding(1, "half_even"))) == "(2.45, 2.55)"

    def test_zero_cut_off_comes_from_both_sides(self) -> None:
        assert repr(pe.preimage("0.0", pe.Rounding(1, "down"))) == "(-0.1, 0.1)"

    def test_several_roundings_give_the_union(self) -> None:
        both = pe.preimage("95.60", pe.Rounding(2, "half_up"), pe.Rounding(2, "down"))
        assert repr(both) == "[95.595, 95.61)"

    @given(fractions, st.integers(0, 4), modes)
    def test_holds_exactly_the_values_that_print_so(self, x: Fraction, places: int, mode: str) -> None:
        how = pe.Rounding(places, mode)
        printed = pe.round(x, places, mode)
        assert x in pe.preimage(printed, how)
        with decimal.localcontext(decimal.Context(prec=200)):  # the default of 28 digits rounds a long figure
            next_printed = printed + Decimal(1).scaleb(-places)
        assert x not in pe.preimage(next_printed, how)

    def test_a_text_that_is_no_number_names_the_byte(self) -> None:
        with pytest.raises(pe.errors.InvalidValue) as caught:
            pe.preimage("95.6x", pe.Rounding(2, "half_up"))
        assert caught.value.position == 4


class TestValueSet:
    gap = pe.ValueSet(pe.Interval(0, Fraction(1, 3), "[)"), 5)

    def test_shows_itself(self) -> None:
        assert repr(self.gap) == "[0, 1/3) ∪ [5, 5]"
        assert self.gap._repr_html_() == "<code>[0, 1/3) ∪ [5, 5]</code>"
        assert repr(pe.ValueSet()) == "∅"

    def test_knows_its_members(self) -> None:
        assert Fraction(1, 4) in self.gap
        assert Fraction(1, 3) not in self.gap
        assert Decimal("5.00") in self.gap
        assert repr(~self.gap) == "(-∞, 0) ∪ [1/3, 5) ∪ (5, ∞)"

    def test_its_bounds_are_fractions(self) -> None:
        first, second = self.gap.parts
        assert (first.low, first.high, first.ends) == (Fraction(0), Fraction(1, 3), "[)")
        assert isinstance(second.low, Fraction)
        assert self.gap.single is None
        assert pe.ValueSet(Decimal("2.5")).single == Fraction(5, 2)

    def test_across_zero_a_quotient_falls_into_two_pieces(self) -> None:
        assert repr(pe.ValueSet(1) / pe.ValueSet(pe.Interval(-1, 1))) == "(-∞, -1] ∪ [1, ∞)"
        with pytest.raises(ZeroDivisionError) as caught:
            pe.ValueSet(1) / pe.ValueSet(0)
        assert isinstance(caught.value, pe.errors.DivisionByZero)


@pytest.mark.parametrize(
    "value",
    [pe.Rounding(2, "half_up"), pe.Interval(0, 1, "(]"), pe.Interval(None, Fraction(1, 3), "()"), TestValueSet.gap],
)
def test_values_are_equal_hashable_copyable_and_picklable(value: object) -> None:
    for other in (copy.copy(value), copy.deepcopy(value), pickle.loads(pickle.dumps(value))):
        assert other == value
        assert hash(other) == hash(value)
    assert value != "something else"


@pytest.mark.parametrize(
    "refused",
    [
        lambda: pe.Rounding(0, "odd"),
        lambda: pe.Rounding(10**6, "up"),
        lambda: pe.Interval(2, 1),
        lambda: pe.Interval(0, 1, "]["),
    ],
)
def test_a_value_that_cannot_exist_is_refused(refused) -> None:  # type: ignore[no-untyped-def]
    with pytest.raises(pe.errors.InvalidValue):
        refused()


def test_errors_keep_their_fields_through_a_pickle() -> None:
    error = pickle.loads(pickle.dumps(pe.errors.InvalidValue("no number", 7)))
    assert (str(error), error.position) == ("no number", 7)
