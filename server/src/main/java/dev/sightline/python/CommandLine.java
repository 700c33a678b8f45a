package dev.sightline.python;

import java.util.List;

/** How a supervisor is started. */
final class CommandLine {
    /** What a Python that is too old exits with, after it said so. */
    static final int TOO_OLD = 64;

    /**
     * Runs the supervisor where this Python can read it, in words that 2.7 can read too. The
     * worker's Python is the one that runs here and not its wrapper (a shim of pyenv takes 0.1 s a
     * time); the script's folder is no place to import from.
     */
    private static final String BEGINNING =
            """
            import sys
            if sys.version_info < (3, 8):
                sys.stderr.write("Sightline needs Python 3.8 or newer; %%s is %%s\\n"
                    %% (sys.executable, sys.version.split()[0]))
                sys.exit(%d)
            sys.argv = [sys.argv[1], sys.executable or sys.argv[2]] + sys.argv[3:]
            sys.path[0] = sys.argv[0].rpartition("/")[0]
            __file__ = sys.argv[0]
            with open(__file__, "rb") as source:
                exec(compile(source.read(), __file__, "exec"))
            """
                    .formatted(TOO_OLD);

    private CommandLine() {}

    /** {@code PYTHON -S -E -s … supervisor.py PYTHON worker.py}. */
    static List<String> of(Interpreter interpreter, Tools tools) {
        String python = interpreter.executable().toString();
        return List.of(
                python,
                "-S",
                "-E",
                "-s",
                "-c",
                BEGINNING,
                tools.supervisor().toString(),
                python,
                tools.worker().toString());
    }
}
