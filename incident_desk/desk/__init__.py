"""The one door: everything that window and command line do goes through `Desk`."""

from incident_desk.desk.history import HistoryVerbs
from incident_desk.desk.queries import Queries
from incident_desk.desk.work import WorkVerbs


class Desk(HistoryVerbs, WorkVerbs, Queries):
    """One method for each verb a commander has, one query for each thing a view shows."""
