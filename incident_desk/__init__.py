"""Incident Desk: an incident command desk that works with the network cable pulled."""
