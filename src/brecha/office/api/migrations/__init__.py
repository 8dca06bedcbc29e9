"""How did the tables of the API come to be?"""
