"""script/pairs, which runs innovations two by two, on 40 pairs that a seed draws."""

import pytest


@pytest.fixture(scope="module")
def script(load_script):
    return load_script("pairs")


def test_all_pairs_are_820_and_drawn_ones_hold_those_that_do_the_same(script):
    ids = script.innovations()
    assert len(script.chosen(ids, None, 1)) == 41 * 40 / 2
    drawn = script.chosen(ids, 40, 1)
    assert len(set(drawn)) == 40
    assert {tuple(sorted(pair)) for pair in script.SAME} <= set(drawn)
    assert drawn == script.chosen(ids, 40, 1) != script.chosen(ids, 40, 2)


def test_pairs_do_not_get_in_each_others_way(script, tmp_path):
    pairs = script.chosen(script.innovations(), 40, 1)
    result = script.run(pairs, "Blackpool", 1, 1, str(tmp_path / "pairs.h5"))
    assert script.failures(result, pairs) == []


def test_a_pair_that_fails_is_named(script, tmp_path):
    pairs = [("fdac", "mst_start")]
    result = script.run(pairs, "Blackpool", 1, 1, str(tmp_path / "pairs.h5"))

    class Wrong:
        """As if more had been booked than was spent."""

        def __getattr__(self, name):
            return getattr(result, name)

        def policies(self):
            table = result.policies()
            return table.assign(value=table.value * 2)

    assert any(line.startswith("spend: fdac, mst_start") for line in script.failures(Wrong(), pairs))
