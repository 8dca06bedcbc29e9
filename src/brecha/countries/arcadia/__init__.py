"""Which figures and rules does Arcadia, the made-up country of tutorials and tests, bring?"""
