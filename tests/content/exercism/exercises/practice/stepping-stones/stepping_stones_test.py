import unittest
from itertools import islice

from stepping_stones import stones


class SteppingStonesTest(unittest.TestCase):
    def test_the_first_ones(self):
        self.assertEqual(list(islice(stones(), 7)), [0, 1, 1, 2, 3, 5, 8])

    def test_two_paths_do_not_meet(self):
        one, other = stones(), stones()
        next(one)
        self.assertEqual((next(one), next(other)), (1, 0))
