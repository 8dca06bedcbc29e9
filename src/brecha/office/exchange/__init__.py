"""How does a programme go from dataclasses to the database and back, and lose nothing?"""
