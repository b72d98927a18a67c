"""The one door: everything that window and command line do goes through `Desk`."""

from incident_desk.desk.checklists import ChecklistVerbs
from incident_desk.desk.history import HistoryVerbs
from incident_desk.desk.library import Library
from incident_desk.desk.log_line import LogLineVerbs
from incident_desk.desk.undo import UndoVerbs
from incident_desk.desk.work import WorkVerbs


class Desk(LogLineVerbs, HistoryVerbs, WorkVerbs, ChecklistVerbs, Library, UndoVerbs):
    """One method for each verb a commander has, one query for each thing a view shows."""
