"""Who lives and works here, in which households, and how sure are we of it?"""

from brecha.population.people import PEOPLE, check_people

__all__ = ["PEOPLE", "check_people"]
