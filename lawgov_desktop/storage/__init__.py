"""The book on disk: one writer, frozen migrations, search, history. Record types are handed to it."""
