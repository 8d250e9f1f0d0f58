"""Somebody at work in a store with a tool of the database, all protection switched off."""

from __future__ import annotations

import sqlite3
from contextlib import closing

import psycopg


def tamper(place: str, *statements: str) -> None:
    """Do something to a store; everything that a person with all rights can do."""
    if place.startswith("postgresql"):
        with psycopg.connect(place, autocommit=True) as connection:
            connection.execute("SET session_replication_role = replica")
            for statement in statements:
                connection.execute(statement.encode())
        return
    with closing(sqlite3.connect(place, isolation_level=None)) as file:
        triggers = file.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
        for name, _ in triggers:
            file.execute(f"DROP TRIGGER {name}")
        for statement in statements:
            file.execute(statement)
        for _, text in triggers:
            file.execute(text)
