import gc

import pytest

from jepsite.cli.collecting import collect_rarely, loading


@pytest.fixture
def as_before():
    threshold = gc.get_threshold()
    yield
    gc.unfreeze()
    gc.set_threshold(*threshold)


def test_what_was_loaded_is_not_looked_through_again_and_the_rest_rarely(as_before):
    collect_rarely()

    assert gc.get_freeze_count() > 10_000
    assert gc.get_threshold()[0] == 5_000


def test_while_modules_are_loaded_nothing_is_looked_for_and_then_it_is_again(as_before):
    gc.unfreeze()
    with loading():
        meanwhile = gc.isenabled()

    assert (meanwhile, gc.isenabled()) == (False, True)
    assert gc.get_freeze_count() > 10_000


def test_what_cannot_be_loaded_changes_nothing_of_that(as_before):
    with pytest.raises(ImportError), loading():
        raise ImportError

    assert gc.isenabled()
