"""What the architecture demands, as functions over a package's syntax trees; test_architecture.py applies them.

Each rule takes a package's modules and yields a sentence for every breach, so that it can be tried on planted code.
"""

import ast
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, is_dataclass
from datetime import date
from enum import Enum
from pathlib import Path
from types import UnionType
from typing import Final, Literal, NewType, TypeAlias, Union, get_args, get_origin, get_type_hints


@dataclass(frozen=True, slots=True, kw_only=True)
class Module:
    """One source file of the package."""

    path: str
    """Relative to the package, with forward slashes: `parse/files.py`."""
    text: str
    tree: ast.Module


Rule: TypeAlias = Callable[[tuple[Module, ...]], Iterator[str]]


def modules(package: Path) -> tuple[Module, ...]:
    """All modules of a package, in the order of their paths."""
    files = sorted(package.rglob("*.py"))
    texts = {file.relative_to(package).as_posix(): file.read_text(encoding="utf-8") for file in files}
    return tuple(Module(path=path, text=text, tree=ast.parse(text)) for path, text in texts.items())


# --- who may do what (rule 3) -----------------------------------------------------------------------------------------

# A path that ends in `/` stands for a folder. Each entry has its reason: adding one is a decision, not a repair.
SPEAKERS: Final = {
    "cli/": "the only place that prints",
}
DISK_USERS: Final = {
    "cli/build.py": "looks whether there is a content folder",
    "cli/workspace.py": "the same, to say so where there is none",
    "cli/clipboard.py": "hands a text to the system's clipboard program",
    "cli/gathering.py": "looks whether there is a content folder",
    "cli/links.py": "looks whether a page has been built",
    "cli/main.py": "ends quietly when the reader of a pipe is gone, by way of the null device",
    "cli/tray.py": "looks whether what is named as a folder is a file",
    "parse/files.py": "the only reader of content",
    "planning/almanac.py": "keeps in the user's cache what the package of holidays said",
    "history/": "reads the revisions of a source from git",
    "publish/": "writes the site",
    "leaks/live.py": "no file: what it opens is an address",
    "intake/": "edits the text of a source",
    "preview/cachefolder.py": "makes the project's own folder, which keeps itself out of repositories",
    "preview/inputs.py": "hashes what a build was made from, to tell a change from a touch",
    "preview/mounts.py": "reads what the system says of its mounts",
    "preview/probe.py": "writes a file to find out whether the system tells of it",
    "preview/roots.py": "looks which folders are there to be watched",
    "preview/lockfile.py": "leaves word of a running preview, for the next one of the project",
    "protect/secret.py": "keeps the workspace secret",
    "export/": "keeps slow formats in a cache",
    "preview/clientfiles.py": "reads the preview's client, which is packed with the program",
    "render/theme.py": "reads a theme's templates and files",
    "render/templates.py": "keeps compiled templates in the user's cache",
    "i18n/words.py": "reads the catalogues that are packed with the program",
    "protect/passwords.py": "reads the list of words that is packed with the program",
    "protect/inline.py": "reads the locked page's script and style, which are packed with the program",
    "protect/shell.py": "reads its template",
}
CLOCK_USERS: Final = {
    "cli/": "asks once what day it is; below it, today is an argument",
}
CHANCE_USERS: Final = {
    "cli/fixing.py": "draws a plan's own number, once, to be written into it",
    "preview/session.py": "draws the token of a run",
    "protect/secret.py": "draws a new workspace secret; all else gives the same bytes for the same input",
}

SPEAKING_CALLS: Final = frozenset({"print", "input", "breakpoint"})
SPEAKING_NAMES: Final = frozenset({"sys.stdout", "sys.stderr", "sys.stdin"})
SPEAKING_IMPORTS: Final = frozenset({"click", "getpass", "logging", "rich"})

DISK_IMPORTS: Final = frozenset({"fileinput", "glob", "shutil", "sqlite3", "subprocess", "tempfile"})
DISK_METHODS: Final = frozenset(
    {
        *("read_text", "read_bytes", "write_text", "write_bytes", "open", "touch", "truncate"),
        *("mkdir", "rmdir", "unlink", "rename", "symlink_to", "hardlink_to", "chmod"),
        *("iterdir", "glob", "rglob", "exists", "is_file", "is_dir", "is_symlink", "samefile", "stat", "lstat"),
    }
)
DISK_NAMES: Final = frozenset(
    f"os.{name}"
    for name in (
        *("open", "fdopen", "read", "write", "fsync", "stat", "scandir", "listdir", "walk", "access", "truncate"),
        *("mkdir", "makedirs", "rmdir", "removedirs", "remove", "unlink", "rename", "renames", "replace"),
        *("link", "symlink", "chmod", "utime", "system", "popen"),
    )
)

CLOCK_METHODS: Final = ("date.today", "datetime.today", "datetime.now", "datetime.utcnow")
CLOCK_NAMES: Final = frozenset({"time.time", "time.time_ns", "time.localtime", "time.gmtime", "time.ctime"})
CHANCE_IMPORTS: Final = frozenset({"random", "secrets", "uuid"})
CHANCE_NAMES: Final = frozenset({"os.urandom", "os.getrandom"})


def core_is_silent(package: tuple[Module, ...]) -> Iterator[str]:
    """Only the command line prints, asks, or knows what a terminal is."""
    for module in outside(SPEAKERS, package):
        for node in ast.walk(module.tree):
            if isinstance(node, ast.Call) and dotted(node.func) in SPEAKING_CALLS:
                yield at(module, node, f"calls {dotted(node.func)}()")
        yield from uses(module, names=SPEAKING_NAMES, imports=SPEAKING_IMPORTS)


def disk_is_touched_where_named(package: tuple[Module, ...]) -> Iterator[str]:
    """Only the modules listed in DISK_USERS read or write files."""
    for module in outside(DISK_USERS, package):
        for node in ast.walk(module.tree):
            if not isinstance(node, ast.Call):
                continue
            if dotted(node.func) in {"open", "io.open"}:
                yield at(module, node, "calls open()")
            elif isinstance(node.func, ast.Attribute) and node.func.attr in DISK_METHODS and not is_of(node.func, "os"):
                yield at(module, node, f"calls .{node.func.attr}()")
        yield from uses(module, names=DISK_NAMES, imports=DISK_IMPORTS)


def nobody_asks_the_time(package: tuple[Module, ...]) -> Iterator[str]:
    """Below the command line, today is an argument."""
    for module in outside(CLOCK_USERS, package):
        for node in ast.walk(module.tree):
            if isinstance(node, ast.Attribute) and dotted(node).endswith(CLOCK_METHODS):
                yield at(module, node, f"asks {dotted(node)}")
        yield from uses(module, names=CLOCK_NAMES, imports=frozenset())


def nothing_is_left_to_chance(package: tuple[Module, ...]) -> Iterator[str]:
    """The same input gives the same bytes."""
    for module in outside(CHANCE_USERS, package):
        yield from uses(module, names=CHANCE_NAMES, imports=CHANCE_IMPORTS)


# --- what values look like (rule 5) -----------------------------------------------------------------------------------

STAGES: Final = ("model/", "planning/", "views/", "artifact.py", "diagnostics.py", "source.py")
FROZEN: Final = frozenset({"frozen", "slots", "kw_only"})


def stage_types_are_frozen(package: tuple[Module, ...]) -> Iterator[str]:
    """Every dataclass of a stage is frozen, slotted and keyword-only.

    A private one (`_Walk`) is a module's own scratch paper: it never leaves, and may be written on.
    """
    for module in package:
        if not module.path.startswith(STAGES):
            continue
        for node in ast.walk(module.tree):
            if not isinstance(node, ast.ClassDef) or node.name.startswith("_"):
                continue
            for decorator in node.decorator_list:
                call = decorator if isinstance(decorator, ast.Call) else None
                if dotted(call.func if call else decorator) not in {"dataclass", "dataclasses.dataclass"}:
                    continue
                said = {word.arg for word in call.keywords if is_true(word.value)} if call else set()
                if missing := sorted(FROZEN - said):
                    yield at(module, node, f"{node.name} is not {', '.join(missing)}")


# --- sizes, names, imports (rule 7) -----------------------------------------------------------------------------------

LINES_OF_A_MODULE: Final = 300
LINES_OF_A_FUNCTION: Final = 40
NAMELESS: Final = frozenset({"base", "common", "helper", "helpers", "misc", "shared", "util", "utils"})


def modules_are_short(package: tuple[Module, ...]) -> Iterator[str]:
    """A module has under 300 lines."""
    for module in package:
        lines = len(module.text.splitlines())
        if lines >= LINES_OF_A_MODULE:
            yield f"{module.path}: has {lines} lines"


def functions_are_short(package: tuple[Module, ...]) -> Iterator[str]:
    """A function has under 40 lines from `def` to its end, its docstring not counted."""
    for module in package:
        for node in ast.walk(module.tree):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                lines = length(node) - (length(node.body[0]) if ast.get_docstring(node) is not None else 0)
                if lines >= LINES_OF_A_FUNCTION:
                    yield at(module, node, f"{node.name}() has {lines} lines")


def names_say_something(package: tuple[Module, ...]) -> Iterator[str]:
    """No module or folder is named after being left over."""
    for module in package:
        for word in module.path.removesuffix(".py").split("/"):
            if word in NAMELESS:
                yield f"{module.path}: is named {word}"


def packages_are_empty(package: tuple[Module, ...]) -> Iterator[str]:
    """An `__init__.py` holds at most its docstring and the version."""
    for module in package:
        if not module.path.endswith("__init__.py"):
            continue
        for position, node in enumerate(module.tree.body):
            docstring = position == 0 and isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
            version = isinstance(node, ast.Assign) and [dotted(target) for target in node.targets] == ["__version__"]
            if not docstring and not version:
                yield at(module, node, "stands in an __init__.py")


def imports_are_honest(package: tuple[Module, ...]) -> Iterator[str]:
    """Nothing is imported for the type checker only: a cycle is moved away, not hidden."""
    for module in package:
        for node in ast.walk(module.tree):
            if isinstance(node, ast.ImportFrom) and "TYPE_CHECKING" in [alias.name for alias in node.names]:
                yield at(module, node, "imports TYPE_CHECKING")
            elif isinstance(node, ast.Attribute) and node.attr == "TYPE_CHECKING":
                yield at(module, node, "uses TYPE_CHECKING")


# --- exceptions (rule 8) ----------------------------------------------------------------------------------------------

SILENCED: Final = re.compile(
    r"#\s*(?:noqa(?::\s*[A-Z]+\d+(?:,\s*[A-Z]+\d+)*)?|type:\s*ignore(?:\[[\w, -]+\])?|pragma:\s*no (?:cover|branch))"
    r"(?P<reason>.*)"
)


def exceptions_have_reasons(package: tuple[Module, ...]) -> Iterator[str]:
    """A rule that is silenced is named, and its reason stands on the line: `# noqa: X123 -- because`."""
    for module in package:
        for number, line in enumerate(module.text.splitlines(), start=1):
            if (found := SILENCED.search(line)) and not re.search(r"\w{3}", found["reason"]):
                yield f"{module.path}:{number}: silences a rule without a reason"


# --- tests beside the code --------------------------------------------------------------------------------------------


def untested(package: tuple[Module, ...], tests: Path, together: Mapping[str, str]) -> Iterator[str]:
    """`jepsite/parse/site.py` is tested in `tests/parse/test_site.py`, or where `together` says.

    `together` maps modules, and folders whose modules only make sense together (`parse/`), to the file that tests them.
    A module without a function (only types and constants) does nothing that a test could find wrong.
    """
    for module in package:
        if not any(isinstance(node, ast.FunctionDef) for node in ast.walk(module.tree)):
            continue
        folder, _, name = module.path.rpartition("/")
        own = f"{folder}/test_{name}".lstrip("/")
        instead = together.get(module.path) or together.get(f"{folder}/")
        if not any((tests / file).is_file() for file in (own, instead) if file):
            yield f"{module.path}: has no tests/{own}"


# --- views hold plain values (rule 2) ---------------------------------------------------------------------------------

PLAIN: Final = (str, int, float, bool, date, type(None))


def not_plain(hint: object, *, package: str, within: tuple[type, ...] = ()) -> Iterator[str]:
    """What in a view, or in the type of a field, is more than text, numbers, dates, choices, tuples and other views.

    Views and their choices are the classes of `package`. A view is followed into the views it holds, `within` being
    those it was reached through.
    """
    if isinstance(hint, NewType):
        yield from not_plain(hint.__supertype__, package=package, within=within)
    elif get_origin(hint) in {tuple, Union, UnionType}:
        for part in get_args(hint):
            if part is not Ellipsis:
                yield from not_plain(part, package=package, within=within)
    elif isinstance(hint, type) and is_dataclass(hint) and hint.__module__.startswith(f"{package}."):
        for name, field in get_type_hints(hint).items() if hint not in within else ():
            for breach in not_plain(field, package=package, within=(*within, hint)):
                yield f"{hint.__name__}.{name} > {breach}"
    elif not (hint in PLAIN or get_origin(hint) is Literal or is_choice_of(package, hint)):
        yield str(hint)


def is_choice_of(package: str, hint: object) -> bool:
    """Whether a type is an enumeration of this package."""
    return isinstance(hint, type) and issubclass(hint, Enum) and hint.__module__.startswith(f"{package}.")


# --- what the repository never mentions -------------------------------------------------------------------------------

MACHINE_PATH: Final = re.compile(r"(?<![\w.~}-])/(?:farm|home|opt|root|tmp|usr/(?!bin/env\b)|Users|work)/\w")
REGISTRY: Final = re.compile(r"\b(?:pypi\.org|pythonhosted\.org|registry\.(?:npmjs|yarnpkg)\.\w+|deb\.debian\.org)")


def tells_of_machines(text: str) -> Iterator[str]:
    """Lines with a path of somebody's machine or the address of a package registry."""
    for number, line in enumerate(text.splitlines(), start=1):
        for found in (MACHINE_PATH.search(line), REGISTRY.search(line)):
            if found:
                yield f"{number}: {found[0]}"


# --- reading syntax trees ---------------------------------------------------------------------------------------------


def outside(allowed: Mapping[str, str], package: tuple[Module, ...]) -> Iterator[Module]:
    """The modules that a list of allowed folders and files does not name."""
    for module in package:
        if not any(module.path == place or (place[-1] == "/" and module.path.startswith(place)) for place in allowed):
            yield module


def uses(module: Module, *, names: frozenset[str], imports: frozenset[str]) -> Iterator[str]:
    """Where a module mentions one of these dotted names, or imports one of these packages."""
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Attribute) and dotted(node) in names:
            yield at(module, node, f"uses {dotted(node)}")
        elif isinstance(node, ast.Import):
            for alias in node.names:
                if alias.name.split(".")[0] in imports:
                    yield at(module, node, f"imports {alias.name}")
        elif isinstance(node, ast.ImportFrom) and node.module:
            if node.module.split(".")[0] in imports:
                yield at(module, node, f"imports {node.module}")
            for alias in node.names:
                if f"{node.module}.{alias.name}" in names:
                    yield at(module, node, f"imports {node.module}.{alias.name}")


def dotted(node: ast.AST) -> str:
    """`os.path` for the expression os.path; empty for what is more than names and dots."""
    if isinstance(node, ast.Name):
        return node.id
    if isinstance(node, ast.Attribute) and (owner := dotted(node.value)):
        return f"{owner}.{node.attr}"
    return ""


def is_of(node: ast.Attribute, owner: str) -> bool:
    """Whether an attribute is one of this name: `os` for os.open."""
    return isinstance(node.value, ast.Name) and node.value.id == owner


def is_true(node: ast.AST) -> bool:
    """Whether an expression is the word True."""
    return isinstance(node, ast.Constant) and node.value is True


def length(node: ast.stmt) -> int:
    """How many lines a statement takes."""
    return (node.end_lineno or node.lineno) - node.lineno + 1


def at(module: Module, node: ast.stmt | ast.expr, what: str) -> str:
    """A breach with its place."""
    return f"{module.path}:{node.lineno}: {what}"


RULES: Final[tuple[Rule, ...]] = (
    core_is_silent,
    disk_is_touched_where_named,
    nobody_asks_the_time,
    nothing_is_left_to_chance,
    stage_types_are_frozen,
    modules_are_short,
    functions_are_short,
    names_say_something,
    packages_are_empty,
    imports_are_honest,
    exceptions_have_reasons,
)
