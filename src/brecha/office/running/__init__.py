"""How is the office started, checked, copied and brought back?"""
