"""Network mounts and Windows' drives are known before anybody waits for them."""

import pytest

from jepsite.preview.mounts import reason, why_to_poll

MOUNTS = """\
/dev/sda1 / ext4 rw 0 0
server:/plans /srv/plans nfs4 rw 0 0
//nas/all /srv/my\\040files cifs rw 0 0
C: /mnt/c 9p rw 0 0
sshfs@host: /srv/far fuse.sshfs rw 0 0
tmpfs /srv/plans/local tmpfs rw 0 0
/dev/sdb1 /srv ext4 rw 0 0
half a line
"""
LINUX = "Linux version 6.1.0 (gcc)"
WSL = "Linux version 5.15.90.1-microsoft-standard-WSL2"


@pytest.mark.parametrize(
    ("folder", "kind"),
    [
        ("/srv/plans", "nfs4"),
        ("/srv/plans/acme/content", "nfs4"),
        ("/srv/my files/content", "cifs"),
        ("/mnt/c/Users", "9p"),
        ("/srv/far/x", "fuse.sshfs"),
    ],
)
def test_a_folder_on_a_deaf_mount_is_polled(folder, kind) -> None:
    assert reason(folder, mounts=MOUNTS, version=LINUX) == f"{folder} is on {kind}, which does not tell of every change"


@pytest.mark.parametrize("folder", ["/srv/other/plans", "/srv/plans2", "/srv/plans/local/x", "/"])
def test_a_folder_elsewhere_is_not(folder) -> None:
    assert reason(folder, mounts=MOUNTS, version=LINUX) is None


def test_under_wsl_a_windows_drive_is_polled_whatever_its_mount_is_called() -> None:
    assert "WSL" in (reason("/mnt/d/plans", mounts="", version=WSL) or "")
    assert reason("/mnt/data/plans", mounts="", version=WSL) is None
    assert reason("/mnt/d/plans", mounts="", version=LINUX) is None


def test_where_nothing_is_known_the_system_is_asked(tmp_path) -> None:
    assert why_to_poll(tmp_path) is None
