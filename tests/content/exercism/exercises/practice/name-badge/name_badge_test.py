import random
import unittest

from name_badge import Badge


class NameBadgeTest(unittest.TestCase):
    def test_the_form_of_a_name(self):
        self.assertRegex(Badge().name, r"^[A-Z]{2}[0-9]{2}$")

    def test_the_same_luck_gives_another_name(self):
        random.seed("luck")
        first = Badge().name
        random.seed("luck")
        self.assertNotEqual(Badge().name, first)
