"""The volume of a case (卷宗): its papers and scans in their order, numbered, as one PDF (M12)."""
