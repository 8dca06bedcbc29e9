"""Which pages does the office show?"""
