"""Small sites: a page for each plan, and a style sheet that all of them share."""

from datetime import date
from pathlib import Path

from jepsite.artifact import Artifact, Kind, Output

TODAY = date(2026, 10, 5)


def page(plan: str, text: str = "one", *, at: str | None = None, expires: date | None = None, gen: int = 1) -> Output:
    path = at or f"p/{Path(plan).stem}/index.html"
    return Output(
        plan=plan,
        artifacts=(Artifact(path=path, content=text.encode(), media_type="text/html"),),
        shared=(Artifact(path="a/style.css", content=b"css", media_type="text/css", kind=Kind.SHARED),),
        expires=expires,
        generation=gen,
    )


def tree(folder: Path) -> dict[str, str]:
    """The text of every file in a folder and below."""
    return {path.relative_to(folder).as_posix(): path.read_text() for path in folder.rglob("*") if path.is_file()}
