// Threads without end.
// ends: timeout
// limits: seconds=0.5 wall_seconds=2
public class Threads {
    public static void main(String[] words) {
        while (true)
            try {
                new Thread(() -> { while (true) { } }).start();
            } catch (Throwable error) {
            }
    }
}
