"""The windows of the drawer 事项清单: two versions compared, the matters of a day, a law amended."""
