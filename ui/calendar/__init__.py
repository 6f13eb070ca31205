"""Calendars in the window: a year of market days and what became of them."""
