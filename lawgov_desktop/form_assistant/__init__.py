"""填表助手: a form nobody has seen before, read, filled from figures and registers, and remembered."""
