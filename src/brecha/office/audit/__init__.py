"""Who changed what, when and why, and is the record of it whole?"""
