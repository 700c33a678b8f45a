package dev.sightline.bench.hermes;

import dev.sightline.bench.contender.RunningContender;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;

/** Plain requests to a node, on a connection that is kept. */
final class HomeAnswers {
    private final RunningContender running;

    HomeAnswers(RunningContender running) {
        this.running = running;
    }

    /**
     * @param status of the answer; 0 for none
     * @param nanos from before the request until all of the answer was read
     */
    record Answer(int status, long nanos, int bytes) {}

    Answer get(String path) {
        return ask("GET", path);
    }

    Answer post(String path) {
        return ask("POST", path);
    }

    private Answer ask(String method, String path) {
        long begun = System.nanoTime();
        try {
            HttpURLConnection connection =
                    (HttpURLConnection) running.origin().resolve(path).toURL().openConnection();
            connection.setRequestMethod(method);
            connection.setRequestProperty("Authorization", "Bearer " + running.token());
            if (method.equals("POST")) {
                connection.setRequestProperty("Content-Type", "application/json");
                connection.setDoOutput(true);
                connection.getOutputStream().write(new byte[] {'{', '}'});
            }
            int status = connection.getResponseCode();
            int bytes = 0;
            try (InputStream in =
                    status < 400 ? connection.getInputStream() : connection.getErrorStream()) {
                if (in != null) bytes = in.readAllBytes().length;
            }
            return new Answer(status, System.nanoTime() - begun, bytes);
        } catch (IOException e) {
            return new Answer(0, System.nanoTime() - begun, 0);
        }
    }
}
