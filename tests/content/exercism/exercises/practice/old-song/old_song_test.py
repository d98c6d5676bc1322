import unittest

from old_song import sing


class OldSongTest(unittest.TestCase):
    def test_it(self):
        self.assertEqual(sing(), "la")
