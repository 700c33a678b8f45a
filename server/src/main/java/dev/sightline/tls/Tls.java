package dev.sightline.tls;

import dev.sightline.watch.Watch;
import dev.sightline.watch.Watcher;

import org.eclipse.jetty.util.ssl.SslContextFactory;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * What TLS needs, from two PEM files that may be renewed at any time: new connections get what the
 * files hold now, open ones keep what they have. TLS 1.2 is the oldest spoken.
 */
public final class Tls implements AutoCloseable {
    private static final Logger LOG = System.getLogger("sightline.tls");

    /** A renewal writes two files, one after the other; between them they do not match. */
    private static final long SETTLE_MILLIS = 300;

    private final Path certificate;
    private final Path key;
    private final SslContextFactory.Server factory = new SslContextFactory.Server();
    private final List<Watch> watches = new ArrayList<>();
    private final AtomicBoolean waiting = new AtomicBoolean();

    /** Reads files, so never a virtual thread or the watcher's own. */
    private final ScheduledExecutorService disk =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("tls").factory());

    private volatile Certified current;

    private Tls(Path certificate, Path key, Certified current) {
        this.certificate = certificate;
        this.key = key;
        this.current = current;
    }

    /**
     * @throws IOException that says which file is wrong and what to do
     */
    public static Tls open(Path certificate, Path key) throws IOException {
        Tls tls =
                new Tls(
                        certificate.toAbsolutePath(),
                        key.toAbsolutePath(),
                        Certified.read(certificate, key));
        try {
            tls.factory.setKeyStore(tls.current.keyStore());
        } catch (GeneralSecurityException e) {
            throw new IOException("the certificate " + certificate + " cannot be used", e);
        }
        tls.factory.setKeyStorePassword("");
        tls.factory.setIncludeProtocols("TLSv1.3", "TLSv1.2");
        // A name that the certificate does not carry is for the browser to refuse.
        tls.factory.setSniRequired(false);
        return tls;
    }

    /** Always with the newest certificate. */
    public SslContextFactory.Server factory() {
        return factory;
    }

    /** Names and addresses that the certificate is for; a wildcard begins with {@code *.}. */
    public List<String> names() {
        return current.names();
    }

    /** Takes over renewed files from now on; what cannot be used is logged and changes nothing. */
    public void follow(Watcher watcher) throws IOException {
        // A file may be a link to where the tool that renews keeps each version.
        Set<Path> folders = new LinkedHashSet<>();
        for (Path file : List.of(certificate, key)) {
            for (Path name : List.of(file, file.toRealPath())) {
                Path folder = name.getParent();
                if (folder != null) folders.add(folder);
            }
        }
        for (Path folder : folders) {
            watches.add(watcher.watch(folder).deliver(change -> later()));
        }
    }

    /** Any entry of the folders may matter: a link beside the files can swap both of them. */
    private void later() {
        if (!waiting.compareAndSet(false, true)) return;
        try {
            var _ = disk.schedule(this::renew, SETTLE_MILLIS, TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException ending) {
            // Nobody needs it any more.
        }
    }

    private void renew() {
        waiting.set(false);
        try {
            Certified found = Certified.read(certificate, key);
            if (found.chain().equals(current.chain())) return;
            var store = found.keyStore();
            factory.reload(running -> running.setKeyStore(store));
            current = found;
            LOG.log(
                    Level.INFO,
                    "took over the certificate {0}, valid until {1}",
                    certificate,
                    found.own().getNotAfter().toInstant().toString());
        } catch (Exception e) {
            LOG.log(
                    Level.WARNING,
                    "the renewed certificate is not taken over, the old one stays: {0}",
                    String.valueOf(e.getMessage()));
        }
    }

    @Override
    public void close() {
        watches.forEach(Watch::close);
        disk.shutdownNow();
    }
}
