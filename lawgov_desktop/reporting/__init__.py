"""Numbers that remember their records: what the yearly report says, each figure with its rule and its rows."""
