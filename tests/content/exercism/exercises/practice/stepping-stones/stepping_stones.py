def stones():
    pass
