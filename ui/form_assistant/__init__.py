"""填表助手 in the window: what a form asks, what goes in and where it comes from."""
