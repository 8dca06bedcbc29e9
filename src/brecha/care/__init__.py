"""What does it take, year by year, to care for those who need it?"""

from brecha.care.coverage import SHAPES, CoveragePath, progress_of
from brecha.care.model import CareModel, build_care_model
from brecha.care.tables import JOBS, SERVICES, YEARS

__all__ = [
    "JOBS",
    "SERVICES",
    "SHAPES",
    "YEARS",
    "CareModel",
    "CoveragePath",
    "build_care_model",
    "progress_of",
]
