import math

import pytest
from cscsim.wording import broken, interval, number


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (0, "0"),
        (0.001, "0"),
        (-0.004, "0"),
        (0.256, "0.26"),
        (-3.14159, "-3.1"),
        (99.96, "100.0"),
        (612.4, "612"),
        (642980, "642,980"),
        (-1427231, "-1.43m"),
        (5.1e9, "5,100.0m"),
        (math.nan, "–"),
    ],
)
def test_numbers_have_digits_that_matter(value, text):
    assert number(value) == text


def test_differences_show_their_sign():
    assert number(3.2, signed=True) == "+3.2"
    assert number(0, signed=True) == "0"
    assert number(-3.2, signed=True) == "-3.2"


def test_bounds_are_written_alike():
    assert interval(-120.4, 3.3, signed=True) == "-120 to +3"
    assert interval(933_495, 1_920_967) == "0.93m to 1.92m"
    assert interval(math.nan, 1) == "–"


def test_ids_break_after_underscores():
    id = "cin_ended_more_than_6_months_less_than_1_year_pct"
    lines = broken(id, 31).split("\n")
    assert all(len(line) <= 31 for line in lines)
    assert "".join(line.strip() for line in lines) == id
    assert broken("cla_31mar", 31) == "cla_31mar"
