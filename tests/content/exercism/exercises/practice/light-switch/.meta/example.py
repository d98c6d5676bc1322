class Switch:
    def __init__(self):
        self._lamps = []
        self._is_on = False

    def connect(self, lamp):
        if lamp not in self._lamps:
            self._lamps.append(lamp)

    def disconnect(self, lamp):
        self._lamps.remove(lamp)

    def set(self, is_on):
        if is_on == self._is_on:
            return
        self._is_on = is_on
        for lamp in self._lamps:
            lamp(is_on)
