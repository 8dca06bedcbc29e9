"""Which tables does the office keep, and what may stand in them?"""
