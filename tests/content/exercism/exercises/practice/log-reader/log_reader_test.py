import io
import unittest
from unittest import mock

from log_reader import count, first_line
from log_files import FILES, Broken, open_log


@mock.patch("log_reader.open", name="open", side_effect=open_log, create=True)
class CountTest(unittest.TestCase):
    def test_one_file(self, mock_open):
        self.assertEqual(count("error", ["monday.log"]), 2)
        mock_open.assert_called_once_with("monday.log")

    def test_no_such_file(self, mock_open):
        with self.assertRaisesRegex(FileNotFoundError, "sunday"):
            count("error", ["monday.log", "sunday.log"])


class FirstLineTest(unittest.TestCase):
    def test_a_file_that_fails_is_closed(self):
        file = Broken()
        with self.assertRaises(OSError) as err:
            first_line(file)
        self.assertIs(err.exception, file.failure)
        self.assertIs(file.is_open, False)

    def test_the_files_stay_as_they_are(self):
        self.assertEqual(len(FILES["monday.log"].splitlines()), 3)
