-- Records are found by four neighbouring letters or digits too: what was indexed before is indexed anew
-- when the book is next opened (storage/reindex.py). A program that knows no such tokens must not add to them.
INSERT OR REPLACE INTO meta (key, value) VALUES ('index_version', '1');
