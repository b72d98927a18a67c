"""Whether the laptop runs on its battery."""


def battery_percent() -> int | None:
    """What is left of the battery in percent; None on mains, or without a battery."""
    import psutil

    battery = psutil.sensors_battery()
    if battery is None or battery.power_plugged:
        return None
    return round(battery.percent)
