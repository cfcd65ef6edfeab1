// Does what its input says.
import java.util.*;

class Helper {
    static final List<byte[]> held = new ArrayList<>();
}

public class Acts {
    interface Act { void run(); }

    public static void main(String[] args) {
        Map<String, Act> acts = Map.of(
            "hello", () -> System.out.println("hello"),
            "crash", () -> { throw new IllegalStateException("crash"); },
            "loop", () -> { for (;;) ; },
            "bomb", () -> { for (;;) Helper.held.add(new byte[1 << 20]); });
        acts.get(new Scanner(System.in).next()).run();
    }
}
