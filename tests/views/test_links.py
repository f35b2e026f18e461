"""Which activities of a milestone follow each other."""

import pytest

from jepsite.views.links import links_within
from tests.deals import plan


def links(body: str, hidden: str = "") -> set[str]:
    (milestone,) = plan(f"## Ready {{#ready}}\n\n{body}").milestones
    visible = frozenset(each.id for each in milestone.activities if each.id != hidden)
    found = links_within(milestone, visible)
    assert len(found) == len(set(found))
    return {f"{each.predecessor}-{each.type}-{each.successor}" for each in found}


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("1. [ ] A {#a R=nia}\n2. [ ] B {#b R=nia}\n3. [ ] C {#c R=nia}\n", {"a-FS-b", "b-FS-c"}),
        ("- [ ] A {#a R=nia}\n- [ ] B {#b R=nia}\n", set()),
        ("- [ ] A {#a R=nia}\n- [ ] B {#b R=nia after=a}\n", {"a-FS-b"}),
        ("- [ ] A {#a R=nia}\n- [ ] B {#b R=nia with=a}\n- [ ] C {#c R=nia ends-with=b}\n", {"a-SS-b", "b-FF-c"}),
        (
            "1. [ ] A {#a R=nia}\n2. Both {#both}\n   - [ ] B {#b R=nia}\n   - [ ] C {#c R=nia}\n3. [ ] D {#d R=nia}\n",
            {"a-FS-b", "a-FS-c", "b-FS-d", "c-FS-d"},
        ),
        (
            "- Both {#both}\n  - [ ] B {#b R=nia}\n  - [ ] C {#c R=nia}\n- [ ] D {#d R=nia after=both}\n",
            {"b-FS-d", "c-FS-d"},
        ),
        (
            "- [ ] A {#a R=nia}\n- Both {#both after=a}\n  1. [ ] B {#b R=nia}\n  2. [ ] C {#c R=nia}\n",
            {"a-FS-b", "b-FS-c"},
        ),
    ],
)
def test_lists_and_attributes_make_links(body, expected):
    assert links(body) == expected


def test_hidden_work_is_passed_over():
    body = "1. [ ] A {#a R=nia}\n2. [ ] B {#b R=nia}\n3. [ ] C {#c R=nia after=b}\n"

    assert links(body, hidden="b") == {"a-FS-c"}
    assert links("1. [ ] A {#a R=nia}\n2. G {#g}\n   - [ ] B {#b R=nia}\n3. [ ] C {#c R=nia}\n", hidden="b") == {
        "a-FS-c"
    }
