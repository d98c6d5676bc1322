def PAIRS(dice):
    return sum(2 * value for value in set(dice) if dice.count(value) == 2)


HIGHEST = max


def score(dice, rule):
    return rule(dice)
