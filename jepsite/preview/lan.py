"""Under which address this machine is known to others nearby. Sends nothing."""

import socket
from ipaddress import IPv4Address
from typing import Final

_ANYWHERE: Final = ("192.0.2.1", 9)
"""An address that is nobody's (RFC 5737): the system says which of its own it would use to get there."""


def own_address() -> str | None:
    """This machine's address in the network it is connected to; None where it is in none."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(_ANYWHERE)  # of datagrams this sends none: it looks up the way
        except OSError:
            return None
        address = str(probe.getsockname()[0])
    return None if IPv4Address(address).is_loopback else address
