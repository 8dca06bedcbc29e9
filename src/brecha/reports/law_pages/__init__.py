"""What of the law is modelled, rule by rule and value by value, as pages for its readers?"""

from brecha.reports.law_pages.write import write_law_pages

__all__ = ["write_law_pages"]
