print("arpent")
