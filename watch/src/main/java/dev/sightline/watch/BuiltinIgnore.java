package dev.sightline.watch;

/** The two rules without patterns. */
enum BuiltinIgnore implements Ignore {
    NONE {
        @Override
        public boolean ignores(String path, boolean directory) {
            return false;
        }
    },
    DEFAULTS {
        @Override
        public boolean ignores(String path, boolean directory) {
            if (!directory) {
                return false;
            }
            return switch (path.substring(path.lastIndexOf('/') + 1)) {
                case "node_modules", "target", "__pycache__", ".venv" -> true;
                case "objects" -> path.endsWith("/.git/objects");
                default -> false;
            };
        }
    }
}
