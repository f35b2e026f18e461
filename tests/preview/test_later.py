"""Who asks before there is anything, waits for it."""

from threading import Thread

from jepsite.preview.later import Later


def test_who_asks_early_waits_and_gets_the_same_as_who_asks_late() -> None:
    later: Later[object] = Later()
    got: list[object] = []
    early = [Thread(target=lambda: got.append(later.get()), daemon=True) for _ in range(2)]
    for each in early:
        each.start()
    early[0].join(0.05)
    before, thing = list(got), object()
    later.put(thing)
    for each in early:
        each.join(5)

    assert before == []
    assert [*got, later.get()] == [thing] * 3
