"""This machine's own address, found without sending anything."""

import socket
from ipaddress import ip_address

from jepsite.preview.lan import own_address


def test_it_is_an_address_others_could_use_or_none():
    found = own_address()

    assert found is None or not ip_address(found).is_loopback


def test_a_machine_without_a_network_has_none(monkeypatch):
    class Unconnected(socket.socket):
        def connect(self, address: object) -> None:
            raise OSError(101, "Network is unreachable")

    monkeypatch.setattr("socket.socket", Unconnected)

    assert own_address() is None
