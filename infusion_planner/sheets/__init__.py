"""The paper: reportlab pages, one function per sheet."""
