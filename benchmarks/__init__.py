"""The speed lines, each measured beside its peer in the same run (see design: ratios, not seconds)."""
