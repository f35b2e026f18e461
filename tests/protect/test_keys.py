"""Keys are derived exactly as the format says."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jepsite.model.deal import Access
from jepsite.protect.keys import check_characters, fragment
from tests.protect.plans import keys


def test_the_published_vectors_come_out():
    found = keys()
    (reader,) = found.recipients

    assert found.slug == "h5q2ghmgxwf4m9axcaq4eba5z2"
    assert found.root.hex() == "e25d3bad846d9d91916b5b04506f5ca5fc0ec70d8bf6c7c856b0450b5b9455b5"
    assert found.salt.hex() == "ded91c7c6c70e8585f93a3793a7e32bf"
    assert reader.label == "default"
    assert reader.secret.hex() == "50eb9d722210dc68a653d506a2a7467c16b5b9e2"
    assert reader.fragment == "1a3nstwh223e6h9jktm3a59t6fgbbbef2pw"


def test_a_new_generation_has_a_new_root_and_leaves_every_link_as_it_was():
    before, after = keys(recipients=("legal", "board")), keys(recipients=("legal", "board"), gen=2)

    assert after.root != before.root
    assert after.slug == before.slug
    assert after.recipients == before.recipients


def test_a_new_url_changes_the_address_and_every_link():
    before, after = keys(recipients=("legal", "board")), keys(recipients=("legal", "board"), url=2)
    secrets = {reader.secret for found in (before, after) for reader in found.recipients}

    assert after.slug != before.slug
    assert after.salt != before.salt
    assert len(secrets) == 4


def test_the_link_of_a_recipient_hangs_on_no_other_recipient():
    alone, together = keys(recipients=("board",)), keys(recipients=("legal", "board"))

    assert together.recipients[1] == alone.recipients[0]


@pytest.mark.parametrize(
    ("access", "has_link", "has_password"),
    [
        (Access.LINK, True, False),
        (Access.LINK_AND_PASSWORD, True, True),
        (Access.PASSWORD, False, True),
        (Access.OPEN, False, False),
    ],
)
def test_a_reader_is_given_what_the_access_asks_for(access, has_link, has_password):
    (reader,) = keys(access=access).recipients

    assert (reader.fragment != "", reader.password is not None) == (has_link, has_password)


def test_what_opens_a_plan_stands_in_no_representation():
    found = keys(access=Access.LINK_AND_PASSWORD)
    (reader,) = found.recipients
    shown = repr(found)

    assert str(found.root) not in shown
    assert str(reader.secret) not in shown
    assert reader.fragment not in shown
    assert str(reader.password) not in shown


@given(st.binary(min_size=20, max_size=20))
def test_a_fragment_is_35_characters_that_end_in_their_check(secret):
    made = fragment(secret)

    assert len(made) == 35
    assert made.startswith("1")
    assert made.endswith(check_characters(secret))
