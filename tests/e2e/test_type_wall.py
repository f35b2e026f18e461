"""What draws cannot be given what is internal: the type checker says no before anything runs."""

import re
import subprocess
import sys
from pathlib import Path

WALL = """
from jepsite.artifact import Artifact
from jepsite.audience import Audience
from jepsite.diagnostics import Checked
from jepsite.model.deal import Deal
from jepsite.model.people import Person
from jepsite.planning.result import Schedule
from jepsite.render.pages import Renderer
from jepsite.views.deal import deal_view
from jepsite.views.page import DealView
from jepsite.views.redact import redact
from jepsite.views.seen import Seen, SeenActivity, SeenPerson


def draws(renderer: Renderer, deal: Deal, view: DealView) -> None:
    renderer.page(view, "slug")
    renderer.page(deal, "slug")  # no: arg-type


def looks(seen: Seen, activity: SeenActivity, person: SeenPerson) -> None:
    print(seen.title, activity.title, person.name)
    print(seen.internal)  # no: attr-defined
    print(activity.visibility)  # no: attr-defined
    print(person.visibility)  # no: attr-defined


def redacts(deal: Deal, schedule: Schedule, person: Person, seen: Seen) -> None:
    redact(deal, schedule, Audience.PUBLIC)
    redact(deal, schedule)  # no: call-arg
    redact(deal, schedule, "public")  # no: arg-type
    found: tuple[SeenPerson, ...] = (person,)  # no: assignment
    seen.title = deal.title  # no: misc


def publishes(artifact: Artifact) -> None:
    Artifact(path="x", content=b"", media_type="text/plain", kind="sealed-page")  # no: arg-type
    artifact.audience = Audience.PUBLIC  # no: misc
"""


def test_every_wrong_use_is_an_error_of_types_and_no_right_one_is(root, tmp_path):
    file = tmp_path / "wall.py"
    file.write_text(WALL)
    wanted = {
        number: said[1] for number, line in enumerate(WALL.splitlines(), 1) if (said := re.search(r"# no: (.+)", line))
    }
    ended = subprocess.run(
        [sys.executable, "-m", "mypy", "--no-error-summary", str(file)],
        cwd=root, capture_output=True, text=True, check=False,
    )  # fmt: skip
    found = {
        int(line): code
        for line, code in re.findall(rf"{re.escape(Path(file).name)}:(\d+): error: .*\[([\w-]+)\]", ended.stdout)
    }

    assert len(wanted) == 10
    assert found == wanted, ended.stdout + ended.stderr
