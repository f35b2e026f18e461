"""The manifest stands beside the site, and the same build writes the same one."""

from jepsite.artifact import Kind
from jepsite.manifest import Recorded
from jepsite.publish.record import digest, files_in, manifest_path, read_manifest
from jepsite.publish.write import write
from tests.publish.sites import TODAY, page


def test_the_manifest_stands_beside_the_site_and_the_same_build_writes_the_same_one(out):
    write([page("a.md"), page("b.md")], out, today=TODAY)
    first = manifest_path(out).read_bytes()
    write([page("b.md"), page("a.md")], out, today=TODAY)

    assert manifest_path(out).read_bytes() == first
    assert manifest_path(out).parent == out.parent


def test_a_site_without_a_readable_manifest_has_none(out):
    assert read_manifest(out) is None
    manifest_path(out).write_text("{}")

    assert read_manifest(out) is None


def test_the_files_of_a_site_are_those_in_its_folders(out):
    write([page("a.md")], out, today=TODAY)
    manifest = read_manifest(out)

    assert manifest is not None
    assert files_in(out) == set(manifest.files) == {"a/style.css", "p/a/index.html"}
    assert manifest.files["a/style.css"] == Recorded(kind=Kind.SHARED, digest=digest(b"css"))
