"""What each command does: asked by the command line, answered as data and as Chinese lines."""
