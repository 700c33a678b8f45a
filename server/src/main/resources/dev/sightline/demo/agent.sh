# The agent of the demo: writes what a model might, and says what a model might say. Called by ralph.sh.
#     agent.sh TASK ITERATION FAILED      FAILED: tries of this task before it that failed
set -u
task=$1
iteration=$2
failed=$3

nap() { [ "$FAST" ] || sleep "$1"; }

think() {
    printf '\033[2;35mthinking\033[0m\n'
    for line in "$@"; do
        nap 1.2
        printf '\033[2m%s\033[0m\n' "$line"
    done
}

# What it runs, it really runs.
run() {
    nap 0.5
    printf '\033[36mexec\033[0m %s\n' "$*"
    nap 0.3
    "$@" 2>&1 | head -n 12
}

# A file of the text on stdin, shown as an edit, line by line.
write() {
    nap 0.5
    printf '\033[36mapply_patch\033[0m %s\n' "$1"
    mkdir -p "$(dirname "$1")"
    : >"$1"
    while IFS= read -r line; do
        printf '%s\n' "$line" >>"$1"
        printf '\033[32m+%s\033[0m\n' "$line"
        nap 0.2
    done
}

tick() {
    sed "s/^- \[ \] $(printf %s "$1" | sed 's/\./\\./g') /- [x] $1 /" IMPLEMENTATION_PLAN.md >.ralph/plan.new
    mv .ralph/plan.new IMPLEMENTATION_PLAN.md
    nap 0.4
    printf '\033[32m✓\033[0m %s is done\n' "$1"
}

# The last two lines, as Codex ends; the same figures in every demo.
tokens() {
    used=$((9000 + (iteration * 7919 + $1 * 131) % 31000))
    printf 'tokens used\n%d,%03d\n' $((used / 1000)) $((used % 1000))
}

printf '\033[1mdemo-agent\033[0m 1.0, a script without a model\n'
printf 'workdir: %s\ntask: %s\n--------\n' "$PWD" "$task"
think "The first open task is $task. Reading AGENTS.md and the specifications."
[ -z "$NOTE" ] || think "Somebody left a note: $NOTE"
. .ralph/work.sh
