"""Who can sign in, with what, and how is that given, lost, renewed and ended?"""
