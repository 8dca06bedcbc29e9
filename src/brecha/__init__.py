"""Which gap in care and protection is there, what closes it, and what does that cost and return?"""

__version__ = "0.1.0"
