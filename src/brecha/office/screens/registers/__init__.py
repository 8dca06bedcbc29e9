"""How does a team keep its registers, with one declaration for each?

table → list (search, filter, sort) → form of one record with its parts → one transaction, one event
for each row that changed.
"""
