"""What several commands ask of the user: folders, plans, the day called today, the workspace secret."""

import os
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, Final
from zoneinfo import ZoneInfo

import click

from jepsite.model.site import Site

EPOCH: Final = "SOURCE_DATE_EPOCH"


class Day(click.ParamType[date]):
    """An ISO date on the command line."""

    name = "date"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """`2026-10-05` as a date; a usage error for all else."""
        if isinstance(value, date):
            return value
        try:
            return date.fromisoformat(value)
        except ValueError:
            self.fail(f"'{value}' is no date; write it as 2026-10-05.", param, ctx)


plans = click.argument("plans", nargs=-1, metavar="[PLAN]...", type=click.Path(path_type=Path))
content = click.option(
    "--content",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path("content"),
    show_default=True,
    help="The folder of the plans. jepsite.yml, the settings they share, stands beside it.",
)
today = click.option(
    "--today", type=Day(), help="Reckon as on this day. Default: the day it is in the settings' time zone."
)
strict = click.option("--strict", is_flag=True, help="Treat warnings as errors.")
quiet = click.option("-q", "--quiet", is_flag=True, help="Say nothing but faults.")


def day(asked: date | None, site: Site) -> date:
    """The day to reckon from: as asked, else `SOURCE_DATE_EPOCH` (seconds, for builds that can be repeated), else now.

    The last two are read in the site's time zone, the first of them in UTC where the site names none.
    """
    if asked is not None:
        return asked
    zone = ZoneInfo(site.time_zone) if site.time_zone else None
    epoch = os.environ.get(EPOCH)
    if epoch is None:
        return datetime.now(zone).date()
    try:
        return datetime.fromtimestamp(int(epoch), zone or UTC).date()
    except (ValueError, OverflowError, OSError):
        raise click.UsageError(f"{EPOCH} is '{epoch}', which is no number of seconds since 1970.") from None


def secret_file() -> Path:
    """Where this user's workspace secret is kept."""
    home = os.environ.get("XDG_CONFIG_HOME")
    return (Path(home) if home else Path.home() / ".config") / "jepsite" / "secret"


def cache_folder() -> Path:
    """Where this user's programs keep what can be made anew."""
    home = os.environ.get("XDG_CACHE_HOME")
    return (Path(home) if home else Path.home() / ".cache") / "jepsite"
