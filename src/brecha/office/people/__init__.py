"""How are persons counted without their names being at hand?"""
