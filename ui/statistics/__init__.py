"""Counting in the window: the statutory tables and the charts, each number opening its records."""
