"""A manifest is written and read back without loss, and nothing else passes for one."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jepsite.manifest import Manifest, Published, manifest_from

PATHS = st.lists(st.text(min_size=1, max_size=8), max_size=3).map(tuple)
PUBLISHED = st.builds(Published, files=PATHS, shared=PATHS, expires=st.none() | st.dates())


@given(st.builds(Manifest, plans=st.dictionaries(st.text(), PUBLISHED), files=st.dictionaries(st.text(), st.text())))
def test_reading_gives_back_what_was_written(manifest):
    assert manifest_from(manifest.to_json()) == manifest


def test_the_order_of_plans_does_not_show():
    one, other = Published(files=("x",)), Published(files=("y",), expires=date(2026, 1, 1))

    assert Manifest(plans={"a": one, "b": other}).to_json() == Manifest(plans={"b": other, "a": one}).to_json()


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"jepsite": 2}', '{"jepsite": 1, "plans": 3, "files": {}}', "\x00"])
def test_what_is_not_ours_is_none(text):
    assert manifest_from(text) is None
