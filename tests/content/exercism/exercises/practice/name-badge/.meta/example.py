import random
from string import ascii_uppercase


class Badge:
    _taken = set()

    def __init__(self):
        self.name = self._new()

    @classmethod
    def _new(cls):
        letters = "".join(random.choice(ascii_uppercase) for _ in range(2))
        name = f"{letters}{random.randrange(100):02}"
        if name in cls._taken:
            return cls._new()
        cls._taken.add(name)
        return name
