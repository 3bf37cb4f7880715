"""Where the ledger is kept: one schema on SQLite or PostgreSQL, and no rule of what belongs together."""
