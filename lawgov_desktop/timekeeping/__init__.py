"""Dates of the office: working days, legal periods and their due dates."""
