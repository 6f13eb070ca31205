"""Papers and registers on paper: a neutral tree of blocks, fonts, and renderers that know no registers."""
