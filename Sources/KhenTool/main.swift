print("khen")
