"""Real registers and small files that went wrong, where a machine has them beside the project."""

from pathlib import Path

import pytest
from django.conf import settings

FOLDERS = [parent / "shared" for parent in Path(settings.BASE_DIR).parents]
SHARED = next((folder for folder in FOLDERS if folder.is_dir()), FOLDERS[0])
DATA, CASES = SHARED / "data", SHARED / "cases"

needs_data = pytest.mark.skipif(not DATA.is_dir(), reason="no registers beside the project")
needs_cases = pytest.mark.skipif(not CASES.is_dir(), reason="no case files beside the project")
