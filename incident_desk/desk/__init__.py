"""The one door: everything that window and command line do goes through `Desk`."""

from incident_desk.desk.checklists import ChecklistVerbs
from incident_desk.desk.drills import DrillVerbs
from incident_desk.desk.history import HistoryVerbs
from incident_desk.desk.log_line import LogLineVerbs
from incident_desk.desk.own_playbooks import OwnPlaybooks
from incident_desk.desk.papers import PaperQueries
from incident_desk.desk.telling import MessageVerbs
from incident_desk.desk.undo import UndoVerbs
from incident_desk.desk.work import WorkVerbs


class Desk(
    DrillVerbs,
    LogLineVerbs,
    HistoryVerbs,
    WorkVerbs,
    ChecklistVerbs,
    MessageVerbs,
    OwnPlaybooks,
    PaperQueries,
    UndoVerbs,
):
    """One method for each verb a commander has, one query for each thing a view shows."""
