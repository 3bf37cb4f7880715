"""Tests of the ledger's store; most run on SQLite and on a PostgreSQL server that they start themselves."""
