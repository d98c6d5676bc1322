import unittest

import pytest

from ticket_queue import EmptyQueueError, TicketQueue


class TicketQueueTest(unittest.TestCase):
    def setUp(self):
        self.queue = TicketQueue()
        self.queue.add("printer", 1)
        self.queue.add("server", 5)

    @pytest.mark.task(taskno=1)
    def test_the_most_urgent_comes_first(self):
        self.assertEqual(self.queue.take(), "server")
        self.assertEqual(len(self.queue), 1)

    def test_all_in_their_order(self):
        self.assertEqual(list(self.queue), ["server", "printer"])

    def test_a_full_queue(self):
        self.queue.add("mouse", 1)
        self.assertIs(self.queue.is_full, True)
        with self.assertRaises(ValueError) as err:
            self.queue.add("keyboard", 1)
        self.assertEqual(type(err.exception), ValueError)
        self.assertEqual(err.exception.args[0], "the queue is full")

    def test_an_empty_queue(self):
        with self.assertRaises(EmptyQueueError) as err:
            TicketQueue().take()
        self.assertEqual(type(err.exception), EmptyQueueError)
        self.assertEqual(err.exception.args[0], "there are no tickets")
