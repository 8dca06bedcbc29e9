"""Who are the persons of a programme, for those who may know it?"""
