// Threads, streams, files, memory and an end in the middle.
// ends: exit
// prints: right
import java.nio.file.*;
import java.util.*;
import java.util.concurrent.*;
import java.util.stream.*;

public class Standard {
    record Point(int x, int y) {}
    public static void main(String[] words) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(4);
        int sum = 0;
        for (Future<Integer> one : pool.invokeAll(IntStream.range(0, 4).mapToObj(i -> (Callable<Integer>) () -> i * i).toList()))
            sum += one.get();
        pool.shutdown();
        byte[] all = new byte[200 << 20];
        Arrays.fill(all, (byte) 1);
        Files.writeString(Path.of("x.txt"), "right");
        Runtime.getRuntime().addShutdownHook(new Thread(() -> System.out.flush()));
        System.out.println(sum == 14 && new Point(1, 2).equals(new Point(1, 2)) ? Files.readString(Path.of("x.txt")) : "wrong");
        System.exit(0);
    }
}
