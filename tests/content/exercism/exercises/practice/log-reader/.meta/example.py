def count(word, names):
    total = 0
    for name in names:
        with open(name) as file:
            total += sum(word in line for line in file)
    return total


def first_line(file):
    with file as opened:
        return opened.read_line().rstrip()
