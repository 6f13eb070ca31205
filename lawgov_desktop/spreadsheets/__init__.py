"""Lists that come in from and go out to Excel and WPS."""
