"""How do other programs read and write what the office keeps?"""
