"""A manifest is written and read back without loss, and nothing else passes for one."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jepsite.artifact import Kind
from jepsite.manifest import Manifest, Published, Recorded, manifest_from

PATHS = st.lists(st.text(min_size=1, max_size=8), max_size=3).map(tuple)
PUBLISHED = st.builds(
    Published, files=PATHS, shared=PATHS, expires=st.none() | st.dates(), generation=st.integers(min_value=1)
)
RECORDED = st.builds(Recorded, kind=st.none() | st.sampled_from(Kind), digest=st.text())


@given(st.builds(Manifest, plans=st.dictionaries(st.text(), PUBLISHED), files=st.dictionaries(st.text(), RECORDED)))
def test_reading_gives_back_what_was_written(manifest):
    assert manifest_from(manifest.to_json()) == manifest


def test_the_order_of_plans_does_not_show():
    one, other = Published(files=("x",)), Published(files=("y",), expires=date(2026, 1, 1))

    assert Manifest(plans={"a": one, "b": other}).to_json() == Manifest(plans={"b": other, "a": one}).to_json()


def test_what_the_first_version_wrote_is_known_and_of_no_kind():
    text = (
        '{"jepsite": 1, "plans": {"a.md": {"files": ["p/x/index.html"], "shared": [], "expires": "2026-01-31"}},'
        ' "files": {"p/x/index.html": "ab12"}}'
    )

    assert manifest_from(text) == Manifest(
        plans={"a.md": Published(files=("p/x/index.html",), expires=date(2026, 1, 31))},
        files={"p/x/index.html": Recorded(kind=None, digest="ab12")},
    )


NOT_OURS = [
    "", "[]", "{}", '{"jepsite": 3, "plans": {}, "files": {}}', '{"jepsite": 1, "plans": 3, "files": {}}', "\x00",
    '{"jepsite": 2, "plans": {}, "files": {"x": {"kind": "a kind of its own", "sha256": ""}}}',
]  # fmt: skip


@pytest.mark.parametrize("text", NOT_OURS)
def test_what_is_not_ours_is_none(text):
    assert manifest_from(text) is None
