"""The lists of matters a township takes over or keeps (事项清单), version by version."""
