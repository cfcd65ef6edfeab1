# Text that becomes a program.
# ends: exit
# prints: right
import ast

space = {}
exec(compile("def f(x): return eval('x * 2')", "made", "exec"), space)
print("right" if space["f"](21) == 42 and ast.literal_eval("[1, 2]") == [1, 2] else "wrong")
