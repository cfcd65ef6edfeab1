# Does what its input says.
match input():
    case "hello":
        print("hello")
    case "crash":
        raise RuntimeError("crash")
    case "loop":
        while True:
            pass
    case "bomb":
        held = []
        while True:
            held.append(b"x" * (1 << 20))
