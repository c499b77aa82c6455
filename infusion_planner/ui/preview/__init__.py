"""The preview of a sheet, from which it is printed or saved."""
