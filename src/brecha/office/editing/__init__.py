"""How is a row changed without losing what somebody else changed?"""
