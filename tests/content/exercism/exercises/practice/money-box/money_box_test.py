import unittest

from money_box import Money


class MoneyBoxTest(unittest.TestCase):
    def test_equality(self):
        self.assertEqual(Money(5, "EUR"), Money(5))
        self.assertNotEqual(Money(5, "EUR"), Money(5, "USD"))
        self.assertEqual(len({Money(1), Money(1), Money(2)}), 2)

    def test_sums(self):
        self.assertEqual(Money(5) + Money(2), Money(7))
        self.assertEqual(3 + Money(2), Money(5))
        self.assertEqual(sum([Money(1), Money(2)]), Money(3))

    def test_order(self):
        self.assertLess(Money(1), Money(2))
        self.assertEqual(max(Money(1), Money(9), Money(4)).amount, 9)

    def test_text(self):
        self.assertEqual(str(Money(5)), "5.00 EUR")
        self.assertEqual(repr(Money(5, "USD")), "Money(5, 'USD')")
