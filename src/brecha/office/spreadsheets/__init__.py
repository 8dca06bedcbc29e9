"""How do an agency's rows leave as a workbook and come back, whole or not at all?"""
