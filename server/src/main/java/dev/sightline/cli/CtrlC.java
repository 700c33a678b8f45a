package dev.sightline.cli;

import java.lang.reflect.Proxy;

/**
 * Ctrl+C, taken from the Java machine, which would end. Its only door is a class that the compiler
 * warns of without a way to say yes ({@code sun.misc.Signal}, module jdk.unsupported), so it is
 * called by name; where it is not there, Ctrl+C ends the program, and with it the script.
 */
final class CtrlC {
    private CtrlC() {}

    /**
     * @param task run by a thread of its own each time
     */
    static void run(Runnable task) {
        try {
            Class<?> signal = Class.forName("sun.misc.Signal");
            Class<?> handler = Class.forName("sun.misc.SignalHandler");
            Object ours =
                    Proxy.newProxyInstance(
                            CtrlC.class.getClassLoader(),
                            new Class<?>[] {handler},
                            (self, method, arguments) ->
                                    switch (method.getName()) {
                                        case "handle" -> {
                                            task.run();
                                            yield null;
                                        }
                                        case "toString" -> "Ctrl+C";
                                        default -> throw new UnsupportedOperationException();
                                    });
            signal.getMethod("handle", signal, handler)
                    .invoke(null, signal.getConstructor(String.class).newInstance("INT"), ours);
        } catch (ReflectiveOperationException e) {
            // Said above.
        }
    }
}
