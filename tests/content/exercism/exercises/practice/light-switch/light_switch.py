class Switch:
    def connect(self, lamp):
        pass

    def set(self, is_on):
        pass
