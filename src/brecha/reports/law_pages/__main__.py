"""Write the pages: `python -m brecha.reports.law_pages FOLDER`."""

from __future__ import annotations

import argparse
from pathlib import Path

from brecha.reports.law_pages.write import write_law_pages

parser = argparse.ArgumentParser(description="Write the reference pages of the law.")
parser.add_argument("folder", type=Path, help="where the pages are written")
write_law_pages(parser.parse_args().folder)
