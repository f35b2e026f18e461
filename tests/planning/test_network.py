"""What lies behind a node."""

from jepsite.planning.lowering import lower
from tests.deals import plan


def test_all_that_a_node_waits_for_lies_behind_it_however_far():
    network = lower(plan("## A {#m}\n\n1. [ ] A {#a}\n2. [ ] B {#b}\n3. [ ] C {#c}\n4. [ ] D {#d}\n- [ ] E {#e}\n"))
    a, b, c, d, _ = network.activities

    assert network.behind(d) == {a, b, c, d}
