// Memory outside the heap that the machine was told of.
// ends: memory
// limits: memory_mb=64
import java.nio.ByteBuffer;
import java.util.*;

public class Memory {
    public static void main(String[] words) {
        List<Object> all = new ArrayList<>();
        while (true)
            try {
                byte[] piece = new byte[8 << 20];
                Arrays.fill(piece, (byte) 1);
                all.add(piece);
            } catch (OutOfMemoryError error) {
                throw error;
            }
    }
}
