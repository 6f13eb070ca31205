"""People's mediation: the cases, the committees and mediators who handle them, and the person cards."""
