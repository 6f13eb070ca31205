"""Bringing a foreign list into a register: one window, four steps, nothing written before the last."""
