"""Who lacks what, how large is the gap between groups, and how sure are we of it?"""
