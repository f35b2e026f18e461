"""The page of a plan that never had one: made only of what is wrong with it, until it is put right."""

from collections.abc import Iterable, Iterator
from html import escape

from jepsite.preview.snapshot import Fault, Reply


def failure_page(plan: str, faults: Iterable[Fault]) -> Reply:
    """For readers without scripts; with them, the overlay stands over it. All that a plan says is escaped."""
    items = "\n".join(_item(fault) for fault in faults)
    html = f"""\
<!doctype html>
<html lang="en" data-jep-alone>
<head>
<meta charset="utf-8">
<title>{escape(plan)}</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex, nofollow">
<meta name="color-scheme" content="light dark">
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/~/alone.css">
</head>
<body>
<main>
<h1>This plan has no page yet</h1>
<p>{escape(plan)}</p>
<ul>
{items}
</ul>
</main>
</body>
</html>
"""
    return Reply(content=html.encode(), media_type="text/html; charset=utf-8")


def _item(fault: Fault) -> str:
    return "<li>" + "\n".join(_paragraphs(fault)) + "</li>"


def _paragraphs(fault: Fault) -> Iterator[str]:
    yield f"<p>{escape(fault.message)}</p>"
    if fault.path:
        yield f"<p><code>{escape(fault.path)}:{fault.line}:{fault.column}</code></p>"
    if shown := [line for line in fault.excerpt if line.text is not None]:
        yield "<pre>" + "\n".join(f"{line.number:>5} | {escape(line.text or '')}" for line in shown) + "</pre>"
    if fault.hint:
        yield f"<p>{escape(fault.hint)}</p>"
