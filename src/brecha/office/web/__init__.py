"""What holds for every answer the office gives to a browser?"""
