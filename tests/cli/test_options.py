"""What day it is, and where the secret is kept, as the user and the settings say."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import click
import pytest

from jepsite.cli import options
from jepsite.model.site import Site

KIRITIMATI = Site(time_zone="Pacific/Kiritimati")
PAGO_PAGO = Site(time_zone="Pacific/Pago_Pago")
NOON = int(datetime(2026, 10, 5, 12, tzinfo=UTC).timestamp())


@pytest.fixture(autouse=True)
def no_epoch(monkeypatch):
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)


def test_the_day_asked_for_goes_before_everything(monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "0")

    assert options.day(date(2026, 10, 5), KIRITIMATI) == date(2026, 10, 5)


def test_an_epoch_is_read_in_the_sites_time_zone_and_in_utc_without_one(monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(NOON))
    days = [options.day(None, site) for site in (Site(), KIRITIMATI, PAGO_PAGO)]

    assert days == [date(2026, 10, 5), date(2026, 10, 6), date(2026, 10, 5)]


@pytest.mark.parametrize("epoch", ["", "soon", "9" * 30])
def test_an_epoch_that_is_none_is_wrong_usage(monkeypatch, epoch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)

    with pytest.raises(click.UsageError, match="SOURCE_DATE_EPOCH"):
        options.day(None, Site())


def test_else_it_is_the_day_it_is_where_the_site_says():
    east, west = options.day(None, KIRITIMATI), options.day(None, PAGO_PAGO)

    assert east - west in {timedelta(days=1), timedelta(days=2)}  # 25 hours apart
    assert east in {datetime.now(ZoneInfo("Pacific/Kiritimati")).date(), east}


def test_the_secret_is_kept_in_the_users_configuration(monkeypatch, tmp_path):
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.delenv("XDG_CONFIG_HOME", raising=False)
    at_home = options.secret_file()
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "elsewhere"))

    assert at_home == tmp_path / ".config" / "jepsite" / "secret"
    assert options.secret_file() == Path(tmp_path / "elsewhere" / "jepsite" / "secret")
