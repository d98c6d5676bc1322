class EmptyQueueError(LookupError):
    def __init__(self, message):
        self.message = message


class TicketQueue:
    capacity = 3

    def __init__(self):
        self._tickets = []

    def __len__(self):
        return len(self._tickets)

    def __iter__(self):
        for urgency, number, title in sorted(self._tickets):
            yield title

    @property
    def is_full(self):
        return len(self) == self.capacity

    def add(self, title, urgency):
        if self.is_full:
            raise ValueError("the queue is full")
        self._tickets.append((-urgency, len(self._tickets), title))

    def take(self):
        if not self._tickets:
            raise EmptyQueueError("there are no tickets")
        first = min(self._tickets)
        self._tickets.remove(first)
        return first[2]
