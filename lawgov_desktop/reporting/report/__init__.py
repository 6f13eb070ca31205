"""The yearly report: text whose numbers stay tied to their records, from the draft to the signed paper."""
