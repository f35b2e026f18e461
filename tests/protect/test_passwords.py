"""Passwords are drawn evenly from the whole list, and only secret, deal, counter and label decide which."""

import hashlib
import subprocess
import sys
from itertools import pairwise, product

from hypothesis import given
from hypothesis import strategies as st

from jepsite.protect.links import derive
from jepsite.protect.passwords import RAW_BYTES, WORDS, password_of, phrase, word_list

SECRET = bytes(range(32))
DEAL = bytes(range(16))


def test_the_list_is_the_published_one_word_for_word():
    dice = ("".join(rolled) for rolled in product("123456", repeat=5))
    published = "".join(f"{number}\t{word}\n" for number, word in zip(dice, word_list(), strict=True))

    assert (
        hashlib.sha256(published.encode()).hexdigest()
        == "addd35536511597a02fa0a9ff1e5284677b8883b83e986e43f15a3db996b903e"
    )


def test_no_word_begins_another_so_a_forgotten_blank_leads_to_no_other_phrase():
    assert not [(word, longer) for word, longer in pairwise(sorted(word_list())) if longer.startswith(word)]


def test_a_password_is_known():
    assert password_of(SECRET, DEAL, 1, "default") == "palpitate unsalted charting lustily gullible jimmy"


def test_it_is_drawn_as_the_format_says():
    salt = DEAL + (1).to_bytes(4, "big")
    raw = derive(SECRET, salt=salt, info=b"jepsite/1/password/legal", length=RAW_BYTES)
    number = int.from_bytes(raw, "big") % 7776**6
    positions = [number // 7776**place % 7776 for place in reversed(range(6))]

    assert password_of(SECRET, DEAL, 1, "legal") == " ".join(word_list()[position] for position in positions)


def test_secret_deal_counter_and_label_each_change_every_password():
    asked = [
        (SECRET, DEAL, 1, "legal"),
        (bytes(32), DEAL, 1, "legal"),
        (SECRET, bytes(16), 1, "legal"),
        (SECRET, DEAL, 2, "legal"),
        (SECRET, DEAL, 1, "board"),
    ]

    assert len({password_of(*one) for one in asked}) == len(asked)


@given(st.integers(min_value=0, max_value=256**RAW_BYTES - 1))
def test_a_phrase_has_six_words_of_the_list_and_leads_back_to_its_number(number):
    drawn = phrase(number).split(" ")
    back = sum(word_list().index(word) * 7776**place for place, word in enumerate(reversed(drawn)))

    assert len(drawn) == WORDS
    assert back == number % 7776**WORDS


def test_the_list_is_read_only_where_a_password_is_asked_for():
    code = "from jepsite.protect import passwords; print(passwords.word_list.cache_info().currsize)"
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert said.stdout.strip() == "0"
