"""`jepsite hosting` prints what a host must be told."""

import pytest

from jepsite.hosting.headers import POLICY
from jepsite.hosting.writers import Host


@pytest.mark.parametrize("host", Host)
def test_each_hosts_form_is_printed_and_nothing_else(jepsite, host):
    ended = jepsite("hosting", host)

    assert (ended.code, ended.err) == (0, "")
    assert POLICY in ended.out


def test_another_host_is_a_wrong_use(jepsite):
    ended = jepsite("hosting", "geocities")

    assert ended.code == 2
    assert "nginx" in ended.err
