"""Technical drawings made by code: a sheet, subjects to draw on it, a mark per form."""
