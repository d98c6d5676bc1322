class Badge:
    def __init__(self):
        pass
