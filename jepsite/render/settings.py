"""What a theme's `theme.toml` says: checked, its faults collected. Touches no disk, looks for nothing that it names."""

import re
import tomllib
from dataclasses import dataclass
from typing import Final

from jepsite.diagnostics import Checked, Diagnostic, Span
from jepsite.record import record

_KEYS: Final = ("inherits", "styles", "script", "preload", "print", "tokens")
_TOKEN: Final = re.compile(r"[a-z][a-z0-9-]*")
_VALUE: Final = re.compile(r"[^;{}<>\\@]+")  # what cannot end a declaration, a block or a style element


@record
class Settings:
    """A theme's own settings, before inheritance. None means: as the parent."""

    inherits: str | None
    styles: tuple[str, ...]
    script: str | None
    """Empty: no script at all."""
    preload: tuple[str, ...] | None
    print: tuple[str, ...]
    """Styles that only documents have, in `print/`."""
    tokens: tuple[tuple[str, str], ...]
    dark_tokens: tuple[tuple[str, str], ...]
    text: str
    """The file as written: faults found later say where a word stands in it."""

    def place(self, path: str, word: str) -> Span:
        """The first place of a word in the file. `path` is how a user would name the file."""
        return _place(self.text, path, word)


def read_settings(content: bytes, path: str) -> Checked[Settings]:
    """A theme's settings; of an empty file all are at their defaults. `path` is how a user would name the file.

    Diagnostics: `theme-settings`, for each key that is unknown or whose value cannot be.
    """
    try:
        text = content.decode("utf-8")
        values = tomllib.loads(text)
    except UnicodeDecodeError:
        return Checked(value=None, diagnostics=(_fault("", path, "", "the file is not UTF-8"),))
    except tomllib.TOMLDecodeError as error:
        return Checked(value=None, diagnostics=(_not_toml(path, str(error)),))
    faults = [
        _fault(text, path, key, f"unknown key '{key}'", f"there are: {', '.join(_KEYS)}")
        for key in values
        if key not in _KEYS
    ]
    reader = _Reader(text=text, path=path, values=values, faults=faults)
    tokens = reader.table("tokens")
    dark = tokens.pop("dark", {})
    settings = Settings(
        inherits=reader.word("inherits"),
        styles=reader.words("styles") or (),
        script=reader.word("script"),
        preload=reader.words("preload"),
        print=reader.words("print") or (),
        tokens=reader.tokens(tokens),
        dark_tokens=reader.tokens(dark if isinstance(dark, dict) else {"dark": dark}),
        text=text,
    )
    return Checked(value=settings, diagnostics=tuple(faults))


@dataclass(slots=True, kw_only=True)
class _Reader:
    """Typed reading of one file's values; lives for one `read_settings`."""

    text: str
    path: str
    values: dict[str, object]
    faults: list[Diagnostic]

    def word(self, key: str) -> str | None:
        value = self.values.get(key)
        if value is None or isinstance(value, str):
            return value
        self._wrong(key, f"'{key}' is not a text")
        return None

    def words(self, key: str) -> tuple[str, ...] | None:
        value = self.values.get(key)
        if value is None:
            return None
        if isinstance(value, list) and all(isinstance(item, str) for item in value):
            return tuple(value)
        self._wrong(key, f"'{key}' is not a list of texts")
        return None

    def table(self, key: str) -> dict[str, object]:
        value = self.values.get(key, {})
        if isinstance(value, dict):
            return dict(value)
        self._wrong(key, f"'{key}' is not a table")
        return {}

    def tokens(self, table: dict[str, object]) -> tuple[tuple[str, str], ...]:
        pairs = []
        for token, value in table.items():
            if not _TOKEN.fullmatch(token):
                self._wrong(token, f"'{token}' cannot be a token", "write it without the two dashes: accent")
            elif not isinstance(value, str) or not _VALUE.fullmatch(value):
                self._wrong(
                    token, f"the value of '{token}' cannot stand in a style sheet", 'write it as in CSS: "#1d4ba8"'
                )
            else:
                pairs.append((token, value))
        return tuple(pairs)

    def _wrong(self, key: str, message: str, hint: str | None = None) -> None:
        self.faults.append(_fault(self.text, self.path, key, message, hint))


def _fault(text: str, path: str, word: str, message: str, hint: str | None = None) -> Diagnostic:
    return Diagnostic(code="theme-settings", message=message, span=_place(text, path, word), hint=hint)


def _place(text: str, path: str, word: str) -> Span:
    # tomllib gives no places; the first line that has the word is the one that people will look at.
    lines = text.splitlines()
    line = next((number for number, content in enumerate(lines, 1) if word and word in content), 1)
    column = lines[line - 1].find(word) + 1 if lines else 1
    return Span(path=path, line=line, column=max(column, 1), end_line=line, end_column=max(column, 1) + len(word))


def _not_toml(path: str, message: str) -> Diagnostic:
    place = re.search(r"\(at line (\d+), column (\d+)\)", message)
    line, column = (int(place[1]), int(place[2])) if place else (1, 1)
    span = Span(path=path, line=line, column=column, end_line=line, end_column=column)
    return Diagnostic(code="theme-settings", message=f"not TOML: {message.split(' (at ')[0]}", span=span)
