import unittest

from tidy_up import add


class TidyUpTest(unittest.TestCase):
    def test_sums(self):
        self.assertEqual(add(1, 2), 3)
