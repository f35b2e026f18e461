"""`jepsite serve --lan`: which address others on the network may use, and what the user must know before they do."""

from io import StringIO
from ipaddress import IPv4Address

import click

from jepsite.preview.lan import own_address


def address_for_others(named: str | None) -> str:
    """The address to listen at: the one that was named, else this machine's own; a usage error for what is neither."""
    address = named or own_address()
    if address is None:
        raise click.UsageError("this machine is in no network that could be found; name its address with --address.")
    try:
        parsed = IPv4Address(address)
    except ValueError:
        raise click.UsageError(f"'{address}' is no IPv4 address such as 192.168.1.20.") from None
    if parsed.is_unspecified or parsed.is_loopback or parsed.is_multicast:
        raise click.UsageError(f"'{address}' is no address that others could use: name one of this machine's own.")
    return str(parsed)


def invitation(link: str) -> str:
    """The link for others with its QR code, and the warning that goes with it."""
    import segno  # noqa: PLC0415 - only where there is a code to draw

    drawn = StringIO()
    segno.make(link, micro=False).terminal(out=drawn, compact=True)
    return "\n".join(
        (
            click.style("Open to your network: ", fg="yellow", bold=True)
            + "whoever has this link can read the drafts, and nothing is encrypted on the way. Stop when you are done.",
            "",
            f"On another device: {link}",
            "",
            drawn.getvalue().rstrip("\n"),
        )
    )
