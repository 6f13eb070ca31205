"""The yearly report in the window: outline, text, and the figure under the cursor."""
