"""The command line: one file for each command, each a thin shell around a function of the library."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Sequence

from dateline import __version__


def main(args: Sequence[str] | None = None) -> None:
    """Runs the command line and ends the process with its exit code.

    0 is success, 1 a result that is not as it should be (a graph that breaks its shapes, an article skipped
    with ``--strict``), 2 something the user gave that cannot be used.
    """
    given = list(sys.argv[1:] if args is None else args)
    if given == ["--version"]:  # answered before anything heavy is loaded
        print(f"dateline {__version__}")
        raise SystemExit(0)
    raise SystemExit(_run(given))


def _run(args: list[str]) -> int:
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # a terminal that lacks a letter is no reason to stop
            stream.reconfigure(errors="backslashreplace")
    from dateline.cli.app import command
    from dateline.errors import DatelineError

    try:
        code = command().main(args, prog_name="dateline", standalone_mode=False)
        sys.stdout.flush()
        return int(code or 0)
    except DatelineError as error:
        return _complain(str(error))
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:  # whoever read the results has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except OSError as error:
        if error.filename is None:
            raise
        return _complain(f"{os.fsdecode(error.filename)}: {error.strerror or error}")
    except Exception as error:
        return _misused(error)


def _misused(error: Exception) -> int:
    """Says in one line what was wrong with options and arguments; anything else is a fault of ours."""
    explain = getattr(error, "format_message", None)
    if explain is None:
        if type(error).__name__ == "Abort":
            return 130
        raise error
    context = getattr(error, "ctx", None)
    path = context.command_path if context is not None else "dateline"
    return _complain(f"{explain()} (see '{path} --help')")


def _complain(message: str) -> int:
    print("dateline: " + " ".join(message.split()), file=sys.stderr)
    return 2
