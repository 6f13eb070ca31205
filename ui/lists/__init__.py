"""A register on the screen: its table, its filters, the panel beside it, its export."""
