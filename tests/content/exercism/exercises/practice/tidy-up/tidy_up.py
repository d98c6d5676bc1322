def add(a, b):
    x = a
    x = x + b
    return x
