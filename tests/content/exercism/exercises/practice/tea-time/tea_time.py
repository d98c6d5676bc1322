def cups(millilitres):
    pass
