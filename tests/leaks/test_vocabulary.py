"""The words of every page are known: those of the interface, of the theme and of the lock page."""

from jepsite.leaks.vocabulary import own_words


def test_words_that_every_page_has_are_known_and_names_are_not():
    assert {b"timeline", b"inter", b"zeitplan", b"password"} <= own_words()
    assert not {b"bellini", b"acme"} & own_words()
