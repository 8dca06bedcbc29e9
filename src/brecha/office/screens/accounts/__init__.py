"""How does somebody sign in, and keep the own account?"""
