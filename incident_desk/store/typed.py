"""Text that is being typed, kept by the place it is typed in, so that nothing typed is lost.

It is not a fact: nobody has said it yet. It is forgotten when it is sent, saved or thrown away.
"""

from datetime import datetime

from incident_desk.store.codec import milliseconds, moment
from incident_desk.store.database import Database


class Typed:
    def __init__(self, database: Database) -> None:
        self._database = database

    def keep(self, place: str, text: str, now: datetime) -> None:
        with self._database.writing() as connection:
            connection.execute(
                "INSERT OR REPLACE INTO typed VALUES (?, ?, ?)", (place, text, milliseconds(now))
            )

    def forget(self, place: str) -> None:
        if self.text(place) is not None:
            with self._database.writing() as connection:
                connection.execute("DELETE FROM typed WHERE place = ?", (place,))

    def text(self, place: str) -> str | None:
        kept = self.kept(place)
        return kept[0] if kept else None

    def kept(self, place: str) -> tuple[str, datetime] | None:
        """What was typed there, and when."""
        with self._database.reading() as connection:
            sql = "SELECT text, typed_at FROM typed WHERE place = ?"
            row = connection.execute(sql, (place,)).fetchone()
            return (row[0], moment(row[1])) if row else None
