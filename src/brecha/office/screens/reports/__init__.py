"""How does a report come to be on a page, from its texts to its published files?"""
