"""What are the figures of a page computed from, and when are they computed anew?"""
