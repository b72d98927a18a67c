"""The tables, as a list of migrations that only grows. All that are due run in one transaction."""

import secrets
import sqlite3
from contextlib import suppress
from typing import Any

from sqlite_utils import Database as Tables
from sqlite_utils import Migrations

# Crockford's base32: no letter that is taken for a digit.
_TAG_LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"

migrations = Migrations("incident_desk")


def migrate(connection: sqlite3.Connection, owner: int, schema: int) -> None:
    """Bring the file up to `schema`, all at once: another program may be starting on it too."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        migrations.apply(Tables(connection))
        connection.execute(f"PRAGMA application_id = {owner}")
        connection.execute(f"PRAGMA user_version = {schema}")
        connection.execute("COMMIT")
    except BaseException:
        with suppress(sqlite3.Error):
            connection.execute("ROLLBACK")
        raise


def _run(tables: Any, statements: str) -> None:
    """One at a time: sqlite3's executescript would end the transaction of the migration."""
    for statement in statements.split(";\n\n"):
        tables.conn.execute(statement)


@migrations()
def m0001_facts(tables: Any) -> None:
    """Times are milliseconds since 1970 in UTC. `incident` is a local number, to save space."""
    _run(
        tables,
        """
CREATE TABLE desk (
  one INTEGER PRIMARY KEY CHECK (one = 1),
  tag TEXT NOT NULL,
  last_number INTEGER NOT NULL
) STRICT;

CREATE TABLE incidents (
  n INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE,
  reference TEXT NOT NULL UNIQUE,
  title TEXT NOT NULL,
  phase TEXT NOT NULL,
  severity INTEGER,
  started_at INTEGER NOT NULL,
  ended_at INTEGER,
  drill INTEGER NOT NULL,
  commander TEXT NOT NULL,
  services TEXT NOT NULL,
  next_update_at INTEGER,
  steps_settled INTEGER NOT NULL,
  steps_total INTEGER NOT NULL,
  drafts_waiting INTEGER NOT NULL,
  origin TEXT UNIQUE,
  digest TEXT,
  title_key TEXT NOT NULL
) STRICT;

CREATE INDEX incidents_by_start ON incidents (started_at);

CREATE INDEX incidents_by_phase ON incidents (phase, ended_at);

CREATE INDEX incidents_by_promise ON incidents (next_update_at) WHERE next_update_at IS NOT NULL;

CREATE INDEX incidents_by_title ON incidents (title_key, started_at);

CREATE TABLE facts (
  n INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE,
  incident INTEGER NOT NULL,
  kind TEXT NOT NULL,
  version INTEGER NOT NULL,
  happened_at INTEGER NOT NULL,
  recorded_at INTEGER NOT NULL,
  actor TEXT NOT NULL,
  desk TEXT NOT NULL,
  seq INTEGER NOT NULL,
  hlc INTEGER NOT NULL,
  body TEXT NOT NULL,
  prev BLOB NOT NULL,
  hash BLOB NOT NULL,
  UNIQUE (desk, seq)
) STRICT;

CREATE INDEX facts_by_incident ON facts (incident);

CREATE TRIGGER facts_never_change BEFORE UPDATE ON facts
BEGIN SELECT RAISE(ABORT, 'facts never change'); END;

CREATE TRIGGER facts_never_go BEFORE DELETE ON facts
BEGIN SELECT RAISE(ABORT, 'facts never go'); END;

CREATE TABLE services (
  name TEXT NOT NULL,
  incident INTEGER NOT NULL,
  PRIMARY KEY (name, incident)
) STRICT, WITHOUT ROWID;

CREATE TABLE typed (
  place TEXT PRIMARY KEY,
  text TEXT NOT NULL,
  typed_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE VIRTUAL TABLE found USING fts5 (
  text, content = '', columnsize = 0, prefix = '2 3',
  tokenize = 'unicode61 remove_diacritics 2'
);

CREATE VIRTUAL TABLE titles USING fts5 (
  text, content = '', columnsize = 0, prefix = '2 3',
  tokenize = 'unicode61 remove_diacritics 2'
);
""".strip().removesuffix(";"),
    )
    tag = "".join(secrets.choice(_TAG_LETTERS) for _ in range(2))
    tables.conn.execute("INSERT INTO desk VALUES (1, ?, 0)", (tag,))


@migrations()
def m0002_due(tables: Any) -> None:
    """What is due: a row for each time that somebody waits for."""
    _run(
        tables,
        """
CREATE TABLE due (
  incident INTEGER NOT NULL,
  kind TEXT NOT NULL,
  at INTEGER NOT NULL,
  ref BLOB,
  text TEXT NOT NULL,
  person TEXT NOT NULL
) STRICT;

CREATE INDEX due_by_time ON due (at);

CREATE INDEX due_by_incident ON due (incident);

INSERT INTO due SELECT n, 'update', next_update_at, NULL, '', '' FROM incidents
WHERE next_update_at IS NOT NULL AND phase NOT IN ('closed', 'cancelled')
""".strip(),
    )


@migrations()
def m0003_search_reads_steps_and_drafts(tables: Any) -> None:
    """What was written before is put into the search as what is written from now on."""
    _run(
        tables,
        """
INSERT INTO found (found, rowid, text) SELECT 'delete', n, json_extract(body, '$.title') FROM facts
WHERE kind = 'checklist_attached' AND json_extract(body, '$.title') <> '';

INSERT INTO found (rowid, text) SELECT n, json_extract(body, '$.title') || ' ' || coalesce((
  SELECT group_concat(json_extract(value, '$.text') || ' ' || json_extract(value, '$.detail'), ' ')
  FROM json_each(body, '$.steps')), '')
FROM facts WHERE kind = 'checklist_attached';

INSERT INTO found (rowid, text)
SELECT n, json_extract(body, '$.step.text') || ' ' || json_extract(body, '$.step.detail')
FROM facts WHERE kind = 'step_added';

INSERT INTO found (rowid, text) SELECT n, json_extract(body, '$.text') FROM facts
WHERE kind IN ('message_drafted', 'draft_edited') AND json_extract(body, '$.text') <> ''
""".strip(),
    )


@migrations()
def m0004_attachments(tables: Any) -> None:
    """Evidence that facts name by its SHA-256. Like a fact, it never changes and never goes."""
    _run(
        tables,
        """
CREATE TABLE attachments (
  sha256 TEXT PRIMARY KEY,
  data BLOB NOT NULL
) STRICT;

CREATE TRIGGER attachments_never_change BEFORE UPDATE ON attachments
BEGIN SELECT RAISE(ABORT, 'attachments never change'); END;

CREATE TRIGGER attachments_never_go BEFORE DELETE ON attachments
BEGIN SELECT RAISE(ABORT, 'attachments never go'); END
""".strip(),
    )
