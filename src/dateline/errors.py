"""Errors that a user can act on: each names the file and says what to do."""

from __future__ import annotations


class DatelineError(Exception):
    """Something the user gave cannot be used; the message says what, where and what to do.

    The command line prints the message alone and exits with 2; it never shows a traceback for it.
    """
