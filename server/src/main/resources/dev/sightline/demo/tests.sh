# The tests of the shop: sh tests/run.sh. The agent adds a line for each task.
cd "$(dirname -- "$0")/.." || exit 1
passed=0
failed=0

# check WHAT COMMAND...
check() {
    what=$1
    shift
    if "$@" >/dev/null 2>&1; then
        passed=$((passed + 1))
        printf '  \033[32mok\033[0m   %s\n' "$what"
    else
        failed=$((failed + 1))
        printf '  \033[31mFAIL\033[0m %s\n' "$what"
    fi
}

for test in tests/[0-9]*.sh; do [ -f "$test" ] && . "./$test"; done
echo "$passed ok, $failed not ok"
[ "$failed" -eq 0 ]
