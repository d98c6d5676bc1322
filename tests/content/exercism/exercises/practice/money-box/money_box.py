class Money:
    def __init__(self, amount, currency):
        self.amount = None

    def __eq__(self, other):
        return self.amount == other.amount
