"""The order of nodes, and cycles."""

import pytest

from jepsite.planning.order import cycles, in_order


def test_nodes_that_follow_only_earlier_ones_stay_in_their_order():
    assert list(in_order([[], [0], [0, 1]])) == [0, 1, 2]


def test_every_node_comes_behind_what_it_follows():
    order = list(in_order([[2], [0], [], [0, 2]]))

    assert sorted(order) == [0, 1, 2, 3]
    assert order.index(2) < order.index(0) < min(order.index(1), order.index(3))


def test_nodes_on_a_cycle_and_behind_one_are_left_out():
    assert list(in_order([[1], [0], [1], []])) == [3]


@pytest.mark.parametrize("graph", [[], [[]], [[], [0]], [[1], []], [[2, 1], [2], []]])
def test_a_graph_without_a_cycle_has_none(graph):
    assert cycles(graph) == []


def test_a_cycle_is_told_as_its_nodes_each_before_the_next():
    (cycle,) = cycles([[2], [0], [1]])

    assert [*cycle[cycle.index(0) :], *cycle[: cycle.index(0)]] == [0, 1, 2]


def test_a_node_that_follows_itself_is_a_cycle():
    assert cycles([[], [1]]) == [[1]]


def test_cycles_apart_are_all_told():
    assert sorted(map(sorted, cycles([[1], [0], [3], [2], [0, 2]]))) == [[0, 1], [2, 3]]


def test_of_cycles_that_share_a_node_one_is_told():
    assert len(cycles([[1, 2], [0], [0]])) == 1


def test_a_chain_of_any_length_is_walked():
    size = 100_000

    assert len(cycles([[(node + 1) % size] for node in range(size)])) == 1


def test_a_cycle_that_is_come_upon_from_outside_is_told():
    assert [sorted(cycle) for cycle in cycles([[1], [2], [3], [2]])] == [[2, 3]]
