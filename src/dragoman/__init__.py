"""Dragoman reads news reports in the languages they are written in and says, with sources, what states did to one another."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

__version__ = "0.1.0"
__all__ = ["__version__", "read", "read_many"]

if TYPE_CHECKING:
    from dragoman.pipeline import read, read_many


def __getattr__(name: str) -> Any:
    # The reader is loaded when it is first asked for: `dragoman --version` should not wait for it.
    if name in ("read", "read_many"):
        from dragoman import pipeline

        return getattr(pipeline, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
