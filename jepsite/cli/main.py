"""The command `jepsite`: finds the command asked for, and ends in one clear line whatever the world does."""

import os
import sys
from importlib import import_module
from typing import Final

import click

from jepsite import __version__
from jepsite.cli.collecting import loading

COMMANDS: Final = ("build", "check", "hosting", "links", "pdf", "schedule", "secret", "serve", "verify")
"""Each is a module of this folder with a function of the same name; only the one asked for is imported."""

FAULTS: Final = 1
"""Exit code: faults in the content, or the world got in the way."""
USAGE: Final = 2
"""Exit code: the command was called wrongly."""


class _Commands(click.Group):
    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        with loading():
            command: click.Command = getattr(import_module(f"jepsite.cli.{cmd_name}"), cmd_name)
        return command


@click.command(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="jepsite")
def cli() -> None:
    """Turn a joint execution plan, one Markdown file, into a private page for the customer.

    \b
    Begin with:
      jepsite serve                 see the plans of content/ in the browser while you write
      jepsite check                 look for faults in them
      jepsite build                 write a sealed page for each into site/
      jepsite links                 show the links that open them
    """  # noqa: D301 - \\b is click's mark for lines that stay as they are


def main() -> None:
    """Run the command line and end the process: 0 fine, 1 faults in the content (or the world's), 2 wrong usage."""
    try:
        code = cli.main(standalone_mode=False)
        sys.exit(code if isinstance(code, int) else 0)
    except click.exceptions.Exit as end:
        sys.exit(end.exit_code)
    except click.ClickException as fault:
        fault.show()
        sys.exit(fault.exit_code)
    except (KeyboardInterrupt, click.Abort):
        click.echo("Stopped. Nothing was changed.", err=True)
        sys.exit(130)
    except BrokenPipeError:  # `jepsite check | head`: the reader has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(FAULTS)
    except OSError as fault:
        click.echo(f"jepsite: {_sentence(fault)}", err=True)
        sys.exit(FAULTS)
    except Exception as fault:
        if os.environ.get("JEPSITE_DEBUG"):
            raise
        click.echo(
            f"jepsite: this is a fault in jepsite, not in your plan ({type(fault).__name__}: {fault}).\n"
            "Nothing was changed. JEPSITE_DEBUG=1 shows where it happened, for a report.",
            err=True,
        )
        sys.exit(FAULTS)


def _sentence(fault: OSError) -> str:
    """What the operating system said, with the file it said it of."""
    reason = (fault.strerror or str(fault)).rstrip(".")
    where = f"{fault.filename}: " if fault.filename else ""
    return f"{where}{reason[:1].lower()}{reason[1:]}. What was published before is as it was."


if __name__ == "__main__":
    main()
