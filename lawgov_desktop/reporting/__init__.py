"""Numbers that remember their records: each figure of the yearly report with its rule and its rows."""
