"""The encrypted SQLite store; the only package with SQL."""
