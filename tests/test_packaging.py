"""What users install is what is tested: the wheel, made from the source archive, builds a plan in an empty folder."""

import ast
import shutil
import subprocess
import sys
import sysconfig
import tomllib
import zipfile
from collections.abc import Collection
from importlib.metadata import packages_distributions
from pathlib import Path
from typing import Any

import pytest
from packaging.requirements import Requirement

from tests.architecture import dotted, modules

OURS = {"bench", "jepsite", "tests", "tools"}
IN_A_VENV = Path("Scripts" if sys.platform == "win32" else "bin")


@pytest.fixture(scope="session")
def wheel(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built from the source archive, both without network."""
    out = tmp_path_factory.mktemp("dist")
    run(sys.executable, "-m", "build", "--no-isolation", "--outdir", out, root, cwd=out)
    (built,) = out.glob("*.whl")
    return built


@pytest.fixture
def installed(wheel: Path, tmp_path: Path) -> Path:
    """The folder of programs of a new environment that holds the wheel, and its dependencies borrowed from this one."""
    environment = tmp_path / "environment"
    run(sys.executable, "-m", "venv", "--without-pip", environment, cwd=tmp_path)
    python = environment / IN_A_VENV / "python"
    run(sys.executable, "-m", "pip", "--python", python, "install", "--no-index", "--no-deps", wheel, cwd=tmp_path)
    (packages,) = environment.glob("lib/python*/site-packages")
    (packages / "borrowed.pth").write_text(sysconfig.get_path("purelib") + "\n", encoding="utf-8")
    return environment / IN_A_VENV


def run(*command: str | Path, cwd: Path) -> str:
    """What a command prints; a command that fails fails the test with its words."""
    result = subprocess.run(
        command, cwd=cwd, env={"PATH": "", "HOME": str(cwd)}, capture_output=True, check=False, text=True
    )
    assert result.returncode == 0, f"{command}\n{result.stdout}\n{result.stderr}"
    return result.stdout


def is_cache(file: Path) -> bool:
    """Whether a tool left it behind."""
    return any(part == "__pycache__" or (part.startswith(".") and part.endswith("_cache")) for part in file.parts)


def project(root: Path) -> Any:
    return tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]


def test_the_wheel_holds_the_program_its_themes_and_its_catalogues_and_nothing_else(root: Path, wheel: Path) -> None:
    sources = [*(root / "jepsite").rglob("*"), *(root / "themes").rglob("*")]
    files = [file.relative_to(root).as_posix() for file in sources if file.is_file() and not is_cache(file)]
    expected = {f"jepsite/{file}" if file.startswith("themes/") else file for file in files}

    packed = {name for name in zipfile.ZipFile(wheel).namelist() if ".dist-info/" not in name}

    assert packed == expected
    assert {"jepsite/themes/default/theme.toml", "jepsite/i18n/catalogues/it/LC_MESSAGES/jepsite.po"} <= packed


def test_the_installed_wheel_builds_plans_in_an_empty_folder(root: Path, installed: Path, tmp_path: Path) -> None:
    folder = tmp_path / "empty"
    folder.mkdir()
    shutil.copytree(root / "content", folder / "content")
    shutil.copy(root / "jepsite.yml", folder)
    origin = run(installed / "python", "-c", "import jepsite; print(jepsite.__file__)", cwd=folder)
    assert Path(origin).is_relative_to(installed.parent)

    run(installed / "jepsite", "build", "--today", "2026-11-23", cwd=folder)

    pages = [page.read_text(encoding="utf-8") for page in folder.glob("site/p/*/index.html")]
    assert len(pages) == len(list((root / "content").glob("*.md")))
    assert {language for page in pages for language in ("en", "it", "de") if f'<html lang="{language}"' in page} == {
        "en",
        "it",
        "de",
    }


def test_what_is_imported_is_declared_and_what_is_declared_is_imported(root: Path) -> None:
    assert owners(root / "jepsite") == {Requirement(text).name for text in project(root)["dependencies"]}


def test_what_tests_import_is_locked(root: Path) -> None:
    assert owners(root / "tests") <= pins(root, "dev.lock").keys()


def test_what_benchmarks_import_is_locked_or_a_peer_in_their_own_group(root: Path) -> None:
    groups = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["dependency-groups"]
    peers = {Requirement(text).name for text in groups["bench"]}

    assert owners(root / "bench", besides=peers) <= pins(root, "dev.lock").keys()


def owners(folder: Path, *, besides: Collection[str] = ()) -> set[str]:
    """The packages that the modules of a folder import, by the names they are installed by.

    `besides` need not be installed: they are left out by the names they are imported by.
    """
    imported = {
        name.split(".")[0] for module in modules(folder) for node in ast.walk(module.tree) for name in imports(node)
    }
    named = packages_distributions()
    return {named[name][0].lower() for name in imported.difference(sys.stdlib_module_names, OURS, besides)}


def pins(root: Path, lock: str) -> dict[str, str]:
    """The locked packages and their versions."""
    text = (root / "requirements" / lock).read_text(encoding="utf-8")
    return dict(line.split(" ")[0].split("==") for line in text.splitlines() if "==" in line)


def imports(node: ast.AST) -> list[str]:
    """The packages that a statement imports, or a call of `import_module` when they are needed."""
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    if isinstance(node, ast.ImportFrom) and node.module:
        return [node.module]
    if isinstance(node, ast.Call) and dotted(node.func).endswith("import_module"):
        return [str(argument.value) for argument in node.args if isinstance(argument, ast.Constant)]
    return []


def test_every_locked_package_has_its_hash_and_no_address(root: Path) -> None:
    for lock in ("run.lock", "dev.lock"):
        text = (root / "requirements" / lock).read_text(encoding="utf-8")
        packages = [entry for entry in text.split("\n") if entry and entry[0] not in " #"]

        assert len(packages) > 10
        assert all("==" in entry and entry.endswith("\\") for entry in packages)
        assert "://" not in text


def test_the_lock_files_agree(root: Path) -> None:
    assert pins(root, "run.lock").items() <= pins(root, "dev.lock").items()


def test_the_lock_files_know_every_dependency(root: Path) -> None:
    wanted = [Requirement(text) for text in project(root)["dependencies"]]
    locked = pins(root, "run.lock")

    assert all(requirement.specifier.contains(locked[requirement.name]) for requirement in wanted)
