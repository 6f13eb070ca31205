"""What leaves the office with the yearly report: its papers, its text for the net, charts and evidence."""
