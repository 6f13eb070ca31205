"""Makes broken spreadsheet files on purpose and sees that the program reads or refuses every one of them."""
