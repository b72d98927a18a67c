"""What is attached to facts, kept by its SHA-256 in the fact's own transaction."""

from incident_desk.domain.pictures import digest
from incident_desk.errors import DamagedError
from incident_desk.store.database import Database


class Attachments:
    def __init__(self, database: Database) -> None:
        self._database = database

    def keep(self, data: bytes) -> None:
        """Within a transaction. What is there already is not kept twice."""
        self._database.connection.execute(
            "INSERT OR IGNORE INTO attachments VALUES (?, ?)", (digest(data), data)
        )

    def data(self, sha256: str) -> bytes:
        """Raises DamagedError for what is gone, and for what is not what was attached."""
        with self._database.reading() as connection:
            sql = "SELECT data FROM attachments WHERE sha256 = ?"
            row = connection.execute(sql, (sha256,)).fetchone()
        if row is None or digest(row[0]) != sha256:
            raise DamagedError("store.attachment_damaged", digest=sha256[:12])
        found: bytes = row[0]
        return found
