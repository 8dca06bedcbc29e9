"""Which figures and rules does Mexico bring?"""
