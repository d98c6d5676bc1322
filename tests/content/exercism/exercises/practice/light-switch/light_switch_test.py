import unittest
from functools import partial

from light_switch import Switch


class LightSwitchTest(unittest.TestCase):
    def test_lamps_hear_of_changes_only(self):
        seen = []
        switch = Switch()
        switch.connect(seen.append)
        for is_on in (False, True, True, False):
            switch.set(is_on)
        self.assertEqual(seen, [True, False])

    def test_a_lamp_that_was_disconnected_hears_nothing(self):
        def note(seen, is_on):
            seen.append(is_on)

        first, second = [], []
        lamp = partial(note, first)
        switch = Switch()
        switch.connect(lamp)
        switch.connect(partial(note, second))
        switch.disconnect(lamp)
        switch.set(True)
        self.assertEqual((first, second), ([], [True]))
