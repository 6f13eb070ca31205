"""The readers of foreign files. Only the reading child runs them: any of them may hang, abort or run away."""
