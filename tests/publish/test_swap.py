"""The new site takes the old one's place in one step, whatever the world does meanwhile."""

import errno
import os
import subprocess
import sys
from pathlib import Path

import pytest

from jepsite.artifact import Keep
from jepsite.publish.write import write
from tests.publish.sites import TODAY, page, tree


@pytest.mark.parametrize("step", [1, 2, 3])
def test_a_swap_that_fails_at_any_step_puts_the_old_site_back(out, tmp_path, monkeypatch, step):
    write([page("a.md")], out, today=TODAY)
    before = tree(tmp_path)
    calls = iter(range(1, 10))

    def failing_at(real):
        def move(*args):
            if next(calls) == step:
                raise OSError(errno.EIO, "gone")
            return real(*args)

        return move

    monkeypatch.setattr(Path, "rename", failing_at(Path.rename))
    monkeypatch.setattr(Path, "replace", failing_at(Path.replace))
    with pytest.raises(OSError, match="gone"):
        write([page("a.md", "two")], out, today=TODAY)
    monkeypatch.undo()

    assert tree(tmp_path) == before


KILLED = """
import os, sys
from datetime import date
from pathlib import Path
sys.path.insert(0, {tests!r})
from tests.publish.sites import page
from jepsite.publish import swap
from jepsite.publish.write import write
real, count = Path.rename, [0]
def rename(self, target):
    count[0] += 1
    if count[0] == {step}:
        os._exit(9)
    return real(self, target)
Path.rename = rename
if {step} == 3:
    swap.write_manifest = lambda *args: os._exit(9)
if {step} == 4:
    swap.shutil.rmtree = lambda path, **kw: os._exit(9) if path.name.endswith('.before') else None
write([page('a.md', 'two'), page('b.md')], Path({out!r}), today=date(2026, 10, 5))
"""


@pytest.mark.parametrize(("step", "stands"), [(1, "one"), (2, "one"), (3, "one"), (4, "two")])
def test_after_a_power_cut_inside_the_swap_the_next_build_starts_from_a_whole_site(out, step, stands):
    write([page("a.md")], out, today=TODAY)
    root = Path(__file__).parent.parent.parent
    script = KILLED.format(tests=str(root), step=step, out=str(out))
    ended = subprocess.run([sys.executable, "-c", script], cwd=root, check=False)
    write([Keep(plan="a.md")], out, today=TODAY)

    assert ended.returncode == 9
    assert tree(out) == {"a/style.css": "css", "p/a/index.html": stands}
    assert sorted(path.name for path in out.parent.iterdir()) == ["site", "site.manifest.json"]


def test_what_a_killed_build_left_is_swept_up_and_a_running_ones_is_not(out):
    dead = out.parent / ".site.building-999999999"
    alive = out.parent / f".site.building-{os.getppid()}"
    dead.mkdir()
    alive.mkdir()
    write([page("a.md")], out, today=TODAY)

    assert not dead.exists()
    assert alive.exists()
