def cups(millilitres):
    return millilitres // 200
