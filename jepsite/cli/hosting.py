"""`jepsite hosting`: the headers that a site needs, in the words of its host."""

import click

from jepsite.hosting.writers import WRITERS, Host


@click.command()
@click.argument("host", type=click.Choice([*map(str, Host)]))
def hosting(host: str) -> int:
    """Print what a HOST must be told, for its settings: netlify, cloudflare, nginx or apache.

    Netlify and Cloudflare Pages find the same in the site itself, in the file _headers. For nginx and Apache it goes
    into the server's own settings; print it again after an update of jepsite, because the policy names its script by
    hash.

    \b
    Example:
      jepsite hosting nginx > jepsite.conf
    """  # noqa: D301 - \\b is click's mark for lines that stay as they are
    click.echo(WRITERS[Host(host)](), nl=False)
    return 0
