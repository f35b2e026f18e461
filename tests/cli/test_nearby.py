"""Others on the network look only where they are asked to, and the user is told what that means (P13)."""

import click
import pytest

from jepsite.cli import nearby
from jepsite.cli.nearby import address_for_others, invitation


def test_the_address_is_the_one_that_was_named_or_this_machines(monkeypatch):
    monkeypatch.setattr(nearby, "own_address", lambda: "192.168.1.20")

    assert address_for_others(None) == "192.168.1.20"
    assert address_for_others("10.0.0.5") == "10.0.0.5"


@pytest.mark.parametrize("named", ["0.0.0.0", "127.0.0.1", "224.0.0.1", "::1", "example.com", "192.168.1"])
def test_no_other_address_is_listened_at(named):
    with pytest.raises(click.UsageError, match="address"):
        address_for_others(named)


def test_without_a_network_the_user_is_asked_for_an_address(monkeypatch):
    monkeypatch.setattr(nearby, "own_address", lambda: None)

    with pytest.raises(click.UsageError, match="--address"):
        address_for_others(None)


def test_the_invitation_warns_and_has_the_link_twice():
    text = click.unstyle(invitation("http://192.168.1.20:4700/~/enter?t=abc"))

    assert "nothing is encrypted" in text
    assert "http://192.168.1.20:4700/~/enter?t=abc" in text
    assert sum("█" in line or "▀" in line for line in text.splitlines()) > 10
