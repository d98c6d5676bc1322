PAIRS = None
HIGHEST = None


def score(dice, rule):
    pass
