"""Files that are whole or not there: written beside their place, then put there."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Mapping
from contextlib import ExitStack, suppress
from pathlib import Path

from dateline.errors import DatelineError


def write_all(folder: Path, contents: Mapping[str, bytes]) -> None:
    """Writes files so that all of them are new, or all are as they were.

    Each is written beside its place first; only when all are whole are they put there.

    Raises:
        DatelineError: if the folder cannot be written to.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name in contents:
            if (folder / name).is_dir():
                raise IsADirectoryError(f"{name} is a folder there; move it away")
        with ExitStack() as undo:
            beside = {name: _write_beside(folder, name, data, undo) for name, data in contents.items()}
            for name, path in beside.items():
                os.replace(path, folder / name)
    except OSError as error:
        raise DatelineError(f"{folder}: cannot be written to: {error.strerror or error}") from error


def _write_beside(folder: Path, name: str, data: bytes, undo: ExitStack) -> Path:
    handle, path = tempfile.mkstemp(prefix=f".{name}.", dir=folder)
    undo.callback(_remove, path)
    with os.fdopen(handle, "wb") as file:
        file.write(data)
    os.chmod(path, 0o644 & ~_umask())
    return Path(path)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def _remove(path: str) -> None:
    with suppress(FileNotFoundError):
        os.unlink(path)
