"""A second start raises the first window instead of opening another."""

from incident_desk.ui.instance import Instance


def test_the_second_start_is_not_the_first_and_asks_it_to_come_forward(tmp_path, host, qtbot):
    first = Instance(tmp_path / "desk.lock", host)
    second = Instance(tmp_path / "desk.lock", host)
    assert first.first
    assert not second.first
    with qtbot.waitSignal(first.asked, timeout=2000):
        assert second.raise_first()
    first.close()


def test_a_lock_that_was_let_go_can_be_taken(tmp_path, host):
    first = Instance(tmp_path / "desk.lock", host)
    first.close()
    again = Instance(tmp_path / "desk.lock", host)
    assert again.first
    again.close()


def test_desks_in_other_folders_are_other_desks(tmp_path, host):
    first = Instance(tmp_path / "a" / "desk.lock", host)
    other = Instance(tmp_path / "b" / "desk.lock", host)
    assert first.first
    assert other.first
    first.close()
    other.close()
