"""The first schema: all tables, and the index for search in any script."""

from __future__ import annotations

from alembic import op

from dragoman.store import search
from dragoman.store.schema import metadata

revision = "1"
down_revision = None


def upgrade() -> None:
    """Makes all tables."""
    metadata.create_all(op.get_bind())
    search.create(op.get_bind())
