import unittest

from tea_time import cups


class TeaTimeTest(unittest.TestCase):
    def test_an_empty_pot(self):
        self.assertEqual(cups(0), 0)

    def test_what_is_left_over_does_not_count(self):
        self.assertEqual(cups(999), 4)

    def test_many_pots(self):
        for pots in range(1, 4):
            with self.subTest(pots=pots):
                self.assertEqual(cups(1000 * pots), 5 * pots)
