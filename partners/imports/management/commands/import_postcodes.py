"""Import postcode areas from GeoNames' file."""

from partners.imports.commands import ImportCommand
from partners.imports.postcodes import Postcodes


class Command(ImportCommand):
    help = "Import postcode areas from GeoNames' file (docs/imports.md)."
    source = Postcodes
