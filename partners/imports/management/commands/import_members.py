"""Import members from CSV or Excel; they count as verified."""

from partners.imports.commands import ImportCommand
from partners.imports.members import Members


class Command(ImportCommand):
    help = "Import members from CSV or Excel; they count as verified (docs/imports.md)."
    source = Members
