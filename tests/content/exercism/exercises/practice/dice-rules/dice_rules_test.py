import unittest

import dice_rules


class DiceRulesTest(unittest.TestCase):
    def test_pairs(self):
        self.assertEqual(dice_rules.score([1, 1, 3, 3, 4], dice_rules.PAIRS), 8)

    def test_highest(self):
        self.assertEqual(dice_rules.score([1, 5, 2], dice_rules.HIGHEST), 5)

    def test_the_dice_stay_where_they_are(self):
        dice = [2, 1]
        dice_rules.score(dice, dice_rules.HIGHEST)
        self.assertEqual(dice, [2, 1])
