"""Statutory papers on the screen: built as PDF, looked at, saved, printed."""
