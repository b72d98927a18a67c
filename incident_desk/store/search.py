"""Finding incidents by their words: what was said in them, and what their titles share."""

from collections.abc import Iterable
from contextlib import closing

from incident_desk.store.asked import fts
from incident_desk.store.database import Database


class Search:
    """Reads the two indexes of words: `found` over facts, `titles` over incidents."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def newest(self, text: str, limit: int) -> dict[int, int]:
        """Of incidents with a fact that holds all words of `text`: the newest such fact.

        Both are local numbers, the newest fact first.
        """
        query, newest = fts(text), dict[int, int]()
        if not query:
            return newest
        sql = (
            "SELECT f.incident, f.n FROM found JOIN facts f ON f.n = found.rowid"
            " WHERE found MATCH ? ORDER BY found.rowid DESC"
        )
        with (
            self._database.reading() as connection,
            closing(connection.execute(sql, (query,))) as c,
        ):
            for incident, fact in c:
                newest.setdefault(incident, fact)
                if len(newest) == limit:
                    break
        return newest

    def mentions(self, beginnings: Iterable[str], most: int) -> dict[str, int]:
        """In how many titles and services a word begins so; what is common is counted to `most`."""
        sql = "SELECT count(*) FROM (SELECT 1 FROM titles WHERE titles MATCH ? LIMIT ?)"
        with self._database.reading() as connection:
            return {
                one: connection.execute(sql, (f'"{one}"*', most)).fetchone()[0]
                for one in beginnings
            }

    def mentioning(self, beginnings: Iterable[str], limit: int) -> list[int]:
        """The numbers of incidents with a word that begins so: of the first beginning at first.

        For each beginning the newest incidents come first.
        """
        sql = "SELECT rowid FROM titles WHERE titles MATCH ? ORDER BY rowid DESC LIMIT ?"
        found: dict[int, None] = {}
        with self._database.reading() as connection:
            for one in beginnings:
                rows = connection.execute(sql, (f'"{one}"*', limit))
                found |= dict.fromkeys(row[0] for row in rows)
        return list(found)[:limit]
