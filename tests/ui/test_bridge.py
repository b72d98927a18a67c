"""The window hears of what it and others wrote."""

from incident_desk import paths
from incident_desk.desk import Desk
from incident_desk.ui.bridge import DeskBridge


def test_what_another_process_writes_is_seen_within_a_second(desk, clock, host, qtbot, tmp_path):
    bridge = DeskBridge(desk, host)
    bridge.start()
    other = Desk(tmp_path, clock, "Command line")
    with qtbot.waitSignal(bridge.changed, timeout=1000):
        other.declare("From the command line")
    assert desk.count() == 1
    other.close()
    bridge.stop()


def test_a_verb_is_told_once(desk, host, qtbot):
    bridge, told = DeskBridge(desk, host), []
    bridge.changed.connect(told.append)
    incident_id = desk.declare("One")
    desk.log(incident_id, "noted")
    assert [changes.incident_id for changes in told] == [incident_id, incident_id]


def test_a_fault_is_told_once_until_it_is_gone(desk, host, monkeypatch):
    from incident_desk.errors import BusyError

    bridge, told = DeskBridge(desk, host), []
    bridge.failed.connect(told.append)

    def busy() -> bool:
        raise BusyError("store.busy", path=str(paths.database(desk.folder)))

    monkeypatch.setattr(desk, "notice", busy)
    bridge.look()
    bridge.look()
    assert len(told) == 1
