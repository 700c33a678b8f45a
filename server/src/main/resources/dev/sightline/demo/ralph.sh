#!/bin/sh
# The loop of `sightline demo`, in the manner of Ralph: each iteration gives the prompt to an agent, runs the
# tests, commits, and writes down what came of it. The agent is a script (.ralph/agent.sh): it costs nothing.
#
#     ralph.sh [--fast] [--node PID] [ITERATIONS]
#
# --fast waits for nothing but an answer; with --node it ends when that process does. It writes the files of
# .ralph as the loops of the field do, and obeys `pause` and `inject.md` between two iterations.
set -u
cd "$(dirname -- "$0")" || exit 1

fast=
node=
max=20
while [ $# -gt 0 ]; do
    case $1 in
    --fast) fast=--fast ;;
    --node) node=$2 && shift ;;
    *[!0-9]* | '') ;;
    0) ;; # without a limit, in the words of the field; this plan ends long before
    *) max=$1 ;;
    esac
    shift
done

log=.ralph/ralph.log
plan=IMPLEMENTATION_PLAN.md
notification=.ralph/pending-notification.txt
blue=$(printf '\033[0;34m')
plain=$(printf '\033[0m')

# All goes to the log and only there, wherever our output was sent: no line stands in it twice.
exec >>"$log" 2>&1

say() { printf '[%s] %s\n' "$(date +%H:%M:%S)" "$1"; }
now() { date -u +%Y-%m-%dT%H:%M:%SZ; }

# One step of waiting. Who started us may have died without a word: then nobody watches any more.
nap() {
    [ -z "$node" ] || kill -0 "$node" 2>/dev/null || ended "the node is gone"
    sleep "$([ "$fast" ] && echo 0.02 || echo "$1")"
}

ended() {
    say "🛑 Ralph loop stopped ($1)"
    rm -f .ralph/ralph.pid
    exit 143
}
trap 'ended "signal: SIGTERM"' TERM
trap 'ended "signal: SIGINT"' INT
trap 'ended "signal: SIGHUP"' HUP

# Quotes, backslashes and control characters as JSON wants them.
json() { printf '"%s"' "$(printf '%s' "$1" | tr '\n\t' '  ' | tr -d '\000-\037' | sed 's/\\/\\\\/g; s/"/\\"/g')"; }

# notify PREFIX TEXT ITERATION. Written beside and moved: nobody reads half of it.
notify() {
    printf '{"timestamp":"%s","project":%s,"prefix":"%s","message":%s,"iteration":%s,"max_iterations":%s,"cli":"demo-agent","status":"pending"}\n' \
        "$(now)" "$(json "$PWD")" "$1" "$(json "$2")" "$3" "$max" >"$notification.new"
    mv "$notification.new" "$notification"
    say "📝 Notification saved to $notification"
}

set_status() {
    sed "s/^STATUS: .*/STATUS: $1/" "$plan" >.ralph/plan.new && mv .ralph/plan.new "$plan"
}

open_task() { sed -n 's/^- \[ \] \([0-9.]*\) .*/\1/p' "$plan" | head -n 1; }
title_of() { sed -n "s/^- \[.\] $(printf %s "$1" | sed 's/\./\\./g') — \(.*\)/\1/p" "$plan"; }
done_tasks() { echo $(sed -n 's/^- \[x\] \([0-9.]*\) .*/\1/p' "$plan"); }

wait_while_paused() {
    [ -e .ralph/pause ] || return 0
    say "⏸️  Paused - waiting for resume..."
    while [ -e .ralph/pause ]; do nap 0.5; done
    say "▶️  Resumed"
}

# As somebody might who wants to look first; the page resumes it, too.
pause_a_while() {
    : >.ralph/pause
    say "⏸️  Paused - waiting for resume..."
    left=${fast:+40}
    left=${left:-16}
    while [ -e .ralph/pause ] && [ "$left" -gt 0 ]; do nap 0.5; left=$((left - 1)); done
    rm -f .ralph/pause
    say "▶️  Resumed"
}

ask() {
    notify QUESTION "$1" "$2"
    say "Waiting for an answer, 30 s at most"
    end=$(($(date +%s) + 30))
    while [ ! -s .ralph/inject.md ] && [ "$(date +%s)" -lt "$end" ]; do nap 0.5; done
    [ -s .ralph/inject.md ] && say "Answered" || say "No answer; going on with what seems best"
    rm -f "$notification"
}

inject() {
    note=
    [ -s .ralph/inject.md ] || return 0
    say "💉 Injecting instructions into AGENTS.md"
    # Taken away first: what is said from here on is for the next iteration.
    mv .ralph/inject.md .ralph/injected.md
    note=$(cat .ralph/injected.md)
    { printf '\n## Injected Instructions (%s)\n\n' "$(date '+%Y-%m-%d %H:%M')"; cat .ralph/injected.md; echo; } >>AGENTS.md
    rm -f .ralph/injected.md
}

# Nothing of the user's own git takes part: no name, no hook, no key.
git_here() {
    GIT_CONFIG_GLOBAL=/dev/null GIT_CONFIG_NOSYSTEM=1 git -c user.name="Demo Agent" \
        -c user.email=agent@demo.invalid -c commit.gpgsign=false -c core.hooksPath=/dev/null "$@"
}

commit() {
    command -v git >/dev/null 2>&1 || return 0
    git_here add -A && git_here commit -q -m "$1" && git_here rev-parse --short=7 HEAD
}

# iteration NUMBER LOOP; sets `failed`, the tries that failed in a row
iteration() {
    say "$blue=== Iteration $1 (loop $2/$max) ===$plain"
    start=$(now)
    began=$(date +%s)
    inject
    task=$(open_task)
    before=$(done_tasks)
    say "Running: demo-agent exec \"$(head -n 1 PROMPT.md)\""
    FAST=$fast NOTE=$note sh .ralph/agent.sh "$task" "$1" "$failed"
    code=$?
    tokens=$(tail -n 1 "$log" | tr -cd '0-9')
    completed=
    for id in $(done_tasks); do
        case " $before " in *" $id "*) ;; *) completed="$completed${completed:+,}\"$id\"" ;; esac
    done
    say "Running tests: sh tests/run.sh"
    sh tests/run.sh
    passed=$?
    result=$(tail -n 1 "$log")
    hash=null
    message=null
    errors=
    if [ "$code" -eq 0 ] && [ "$passed" -eq 0 ]; then
        failed=0
        status=success
        say "✅ Tests passed"
        rm -f "$notification"
        message="$task $(title_of "$task")"
        [ "$completed" ] || message="Tidy up before $task"
        hash=$(commit "$message")
        say "Committed ${hash:-nothing}: $message"
        [ "$hash" ] && hash=$(json "$hash") || hash=null
        message=$(json "$message")
    else
        failed=$((failed + 1))
        status=error
        say "⚠️ Tests failed"
        [ "$code" -eq 0 ] || say "⚠️ Agent exited with code $code"
        errors=$(json "tests: $result")
        notify ERROR "The tests fail on $task: $result" "$1"
    fi
    printf '{"iteration":%s,"max":%s,"start":"%s","end":"%s","duration_seconds":%s,"tokens":%s.%03d,"status":"%s","tasks_completed":[%s],"commit":%s,"commit_message":%s,"test_passed":%s,"test_output":%s,"errors":[%s]}\n' \
        "$1" "$max" "$start" "$(now)" $(($(date +%s) - began)) $((tokens / 1000)) $((tokens % 1000)) \
        "$status" "$completed" "$hash" "$message" "$([ "$passed" -eq 0 ] && echo true || echo false)" \
        "$(json "$result")" "$errors" >>.ralph/iterations.jsonl
}

echo $$ >.ralph/ralph.pid
rm -f "$notification"
say "Ralph loop started: demo-agent, $max iterations at most"
if command -v git >/dev/null 2>&1 && [ ! -d .git ]; then
    git_here init -q
    commit "The plan, the specifications, an empty shop" >/dev/null
fi
[ -z "$(open_task)" ] || set_status "IN PROGRESS"
failed=0
loop=0
while [ "$(open_task)" ]; do
    wait_while_paused
    loop=$((loop + 1))
    if [ "$loop" -gt "$max" ]; then
        say "❌ Max iterations ($max) reached"
        rm -f .ralph/ralph.pid
        exit 1
    fi
    number=$(($(cat .ralph/iterations.jsonl 2>/dev/null | wc -l) + 1))
    iteration "$number" "$loop"
    case $completed in
    *'"2.2"'*) pause_a_while ;;
    *'"2.3"'*) ask "Shall the cart outlive the browser tab? (Yes: localStorage, no: sessionStorage)" "$number" ;;
    esac
    nap 1
done
set_status COMPLETE
commit "The plan is complete" >/dev/null
say "✅ All tasks complete!"
notify DONE "All tasks of the plan are complete." "${number:-0}"
rm -f .ralph/ralph.pid
