"""首页: what is to be done today, the next market days, a few numbers, and when the book was last copied."""
