"""What a clerk does with many records at once: plans a market year, proposes subsidies, compares lists."""
