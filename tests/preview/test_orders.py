"""What was edited comes before what somebody waits for, and that before the rest."""

from jepsite.preview.orders import FEW, LOOKED_AT, Lane, Orders


def taken(orders: Orders, *, calm: bool = True) -> list[tuple[str, Lane]]:
    found = []
    while order := orders.next(calm=calm):
        found.append((order.plan, order.lane))
    return found


def test_the_lanes_are_emptied_in_order() -> None:
    orders = Orders()
    orders.fill(["rest", "asked", "edited", "last"])
    orders.ask("asked")
    orders.changed(["edited"], 1.0)

    assert taken(orders) == [
        ("edited", Lane.EDIT),
        ("asked", Lane.ASKED),
        ("rest", Lane.REST),
        ("last", Lane.REST),
    ]
    assert not orders


def test_the_rest_waits_until_it_is_calm() -> None:
    orders = Orders()
    orders.fill(["rest"])
    orders.changed(["edited"], 1.0)

    assert taken(orders, calm=False) == [("edited", Lane.EDIT)]
    assert not orders.pressing()
    assert orders


def test_only_what_is_due_can_be_asked_for() -> None:
    orders = Orders()
    orders.ask("built")

    assert not orders


def test_a_plan_is_built_once_and_keeps_its_best_place() -> None:
    orders = Orders()
    orders.changed(["a"], 1.0)
    orders.ask("a")
    orders.fill(["a"])
    orders.changed(["a"], 2.0)
    order = orders.next(calm=True)

    assert order is not None
    assert (order.lane, order.since) == (Lane.EDIT, 1.0)
    assert not orders


def test_where_many_change_at_once_those_looked_at_come_first_and_the_others_wait() -> None:
    orders = Orders()
    many = [f"plan-{number:02}" for number in range(FEW + 1)]
    orders.look_at("plan-03")
    orders.look_at("plan-07")
    orders.changed(many, 1.0)

    assert taken(orders, calm=False) == [("plan-07", Lane.EDIT), ("plan-03", Lane.EDIT)]
    assert len(taken(orders)) == len(many) - 2


def test_few_that_change_are_all_built_at_once() -> None:
    orders = Orders()
    orders.changed([f"plan-{number}" for number in range(FEW)], 1.0)

    assert len(taken(orders, calm=False)) == FEW


def test_only_the_last_ones_count_as_looked_at() -> None:
    orders = Orders()
    for number in range(LOOKED_AT + 2):
        orders.look_at(f"plan-{number:02}")
    orders.look_at("plan-02")

    assert orders.looked_at == {f"plan-{number:02}" for number in range(2, LOOKED_AT + 2)}


def test_a_build_that_was_given_up_is_due_again() -> None:
    orders = Orders()
    orders.changed(["a"], 1.0)
    order = orders.next(calm=True)
    assert order is not None
    orders.again(order)

    assert orders.next(calm=True) == order


def test_what_is_gone_is_not_built() -> None:
    orders = Orders()
    orders.look_at("a")
    orders.changed(["a"], 1.0)
    orders.drop("a")

    assert not orders
    assert orders.looked_at == frozenset()


def test_something_presses_only_what_matters_less() -> None:
    orders = Orders()
    orders.fill(["a", "b"])

    assert not orders.pressing()

    orders.ask("a")

    assert orders.pressing(Lane.REST)
    assert not orders.pressing(Lane.ASKED)
    assert not orders.pressing(Lane.EDIT)
