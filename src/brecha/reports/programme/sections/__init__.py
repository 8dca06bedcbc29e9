"""Which tables, made from stored records, does each part of a report show beside its text?"""
