"""设置: the rules the office works by, looked at and changed: clocks, working days, the province pack."""
