"""Numbered changes of the schema, run by Alembic when a ledger is older than this Dragoman."""
