class TicketQueue:
    def __init__(self):
        pass

    def add(self, title, urgency):
        pass

    def take(self):
        pass
