"""An XlsxWriter sheet that takes finished rows, so that a long register needs little time and memory."""

from __future__ import annotations

from pathlib import Path

from xlsxwriter.worksheet import Worksheet


class RowSheet(Worksheet):
    """A sheet of a workbook in constant-memory mode, filled from top to bottom by :meth:`append_row`.

    WORKAROUND: XlsxWriter 3.3 keeps every row height given by ``set_row`` in memory even in
    constant-memory mode, cannot merge downwards there, and writes a text that looks like
    ``<r>…</r>`` as raw XML. Rows are therefore written straight to the sheet's scratch file, which
    XlsxWriter copies into place on close; styles, page set-up and packing remain XlsxWriter's.
    """

    rows = 0
    """Rows appended so far; the next row has this number, counted from 0."""

    columns = 1
    """Cells in every row; to be set before the first one."""

    def append_row(self, cells: str, height_pt: float) -> None:
        """Append one row of ready ``<c>`` elements."""
        self.rows += 1
        self.row_data_fh.write(f'<row r="{self.rows}" ht="{height_pt:g}" customHeight="1">{cells}</row>')
        self.dim_rowmin = self.dim_colmin = 0
        self.dim_rowmax, self.dim_colmax = self.rows - 1, self.columns - 1

    def join_cells(self, first_row: int, first_column: int, last_row: int, last_column: int) -> None:
        """Merge cells whose text stands in the first; a single cell is left alone."""
        if (first_row, first_column) != (last_row, last_column):
            self.merge.append([first_row, first_column, last_row, last_column])

    def drop_scratch(self) -> None:
        """Close and remove the scratch file when the workbook was given up before it was closed."""
        self.row_data_fh.close()
        Path(self.row_data_filename).unlink(missing_ok=True)
