def count(word, names):
    pass


def first_line(file):
    pass
