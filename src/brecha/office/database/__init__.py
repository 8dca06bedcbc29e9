"""Where is the office's PostgreSQL, and which of its roles may do what?"""
