"""An assignment's results as files: tables, workbook, JSON, gradebooks."""
