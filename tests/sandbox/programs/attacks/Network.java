// The network, from Java.
// ends: exit
// prints: held
import java.net.*;

public class Network {
    public static void main(String[] words) {
        try {
            new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
            System.out.println("open");
        } catch (java.io.IOException refused) {
            System.out.println("held");
        }
    }
}
