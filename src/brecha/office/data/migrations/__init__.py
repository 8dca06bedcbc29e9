"""Which steps led to the tables as they are?"""
