"""`jepsite serve`: plans as pages in the browser while they are written, and again at every save."""

from datetime import date
from pathlib import Path

import click

from jepsite.cli import ending, options
from jepsite.cli.nearby import address_for_others
from jepsite.cli.serving import Wish, run


@click.command()
@click.argument("plan", required=False, type=click.Path(path_type=Path))
@options.content
@options.today
@click.option("--internal", is_flag=True, help="Show what is your own, too, with a red band. Not for a shared screen.")
@click.option("--as-published", is_flag=True, help="Show the site as it will be deployed: sealed, and not live.")
@options.strict
@click.option("--port", type=click.IntRange(1, 65535), help="Default: 4700, or the next one that is free.")
@click.option("--poll", is_flag=True, help="Look for saved files twice a second, where the system does not tell.")
@click.option("--no-open", is_flag=True, help="Do not open a browser.")
@click.option("--lan", is_flag=True, help="Let others on this network look, too. They need the link.")
@click.option("--address", metavar="IP", help="With --lan: which of this machine's addresses to use.")
def serve(
    plan: Path | None, content: Path, today: date | None, internal: bool, as_published: bool, strict: bool,
    port: int | None, poll: bool, no_open: bool, lan: bool, address: str | None,
) -> int:  # fmt: skip
    """Show the plans in the browser while they are written: every save is seen at once.

    Opens a list of all plans or, with PLAN, that plan. Only this computer can look, by the link that is printed here.

    \b
    Examples:
      jepsite serve
      jepsite serve content/bellini-mes.md --today 2026-10-05
      jepsite serve --as-published
    """  # noqa: D301 - \\b is click's mark for lines that stay as they are
    if internal and as_published:
        raise click.UsageError("--internal shows what is never published: it does not go with --as-published.")
    if address is not None and not lan:
        raise click.UsageError("--address says which address --lan uses: give --lan, too.")
    wish = Wish(
        plan=plan, content=content, today=today, internal=internal, published=as_published, strict=strict, poll=poll,
        port=port, browser=not no_open, lan=address_for_others(address) if lan else None,
    )  # fmt: skip
    try:
        return run(wish, ending.Signals())
    except ending.Stopped:
        ending.end(0)
