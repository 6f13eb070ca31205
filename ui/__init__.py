"""The windows of the program: they show and ask, and hold no rule a clerk could state."""
