"""Forms: one record to be typed, section by section, as on the paper."""
