"""How does an actual get in, and who judges it?"""
