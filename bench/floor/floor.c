/*
 * The floor: the least that a program must do to bring a closed write to an SSE client on Linux.
 *
 *     floor FILE [PORT]        PORT 0, the default: any free one
 *
 * One thread, one epoll set: inotify on FILE's directory, a listening socket, the clients. A write
 * that was closed, or a rename onto FILE, is read at once and sent to every client as one event in
 * Sightline's own form. What a server owes its users is left out on purpose: no roots, no gate, no
 * etag, no comparison with what was sent before, no queue for a slow reader. A server that does all
 * of that is judged by its ratio to this one.
 */
#define _GNU_SOURCE
#include <err.h>
#include <errno.h>
#include <fcntl.h>
#include <libgen.h>
#include <limits.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/inotify.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

#include "rim.h"

enum {
    MAX_CLIENTS = 64,
    MAX_CONTENT = 1 << 20,              /* bytes of FILE that are sent; the rest is not read */
    MAX_EVENT = 6 * (MAX_CONTENT + PATH_MAX) + 256, /* a byte becomes \u00XX at worst */
    MAX_REQUEST = 8192,
};

static const char *watched;            /* FILE, absolute */
static char name[NAME_MAX + 1];        /* its last part, as inotify reports it */
static int clients[MAX_CLIENTS];       /* sockets that asked for the stream */
static int client_count;
static char content[MAX_CONTENT];
static char event[MAX_EVENT];
static size_t event_length;

/* ---- one event: data: {"type":...,"path":...,"content":...,"timestamp":...} ---- */

__attribute__((format(printf, 1, 2))) static void append(const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    event_length += vsnprintf(event + event_length, MAX_EVENT - event_length, format, arguments);
    va_end(arguments);
}

/* RFC 8259, section 7: quote, backslash and the control characters must be escaped. */
static void append_json(const char *text, size_t length) {
    event[event_length++] = '"';
    for (size_t i = 0; i < length; i++) {
        unsigned char c = text[i];
        if (c == '"' || c == '\\') {
            event[event_length++] = '\\';
            event[event_length++] = c;
        } else if (c == '\n') {
            event[event_length++] = '\\';
            event[event_length++] = 'n';
        } else if (c < 0x20) {
            append("\\u%04x", c);
        } else {
            event[event_length++] = c;
        }
    }
    event[event_length++] = '"';
}

/* Reads FILE and lays the event ready. Returns 0 when FILE is not to be read just now. */
static int compose(const char *type) {
    int file = open(watched, O_RDONLY | O_CLOEXEC);
    if (file < 0) return 0;
    size_t length = 0;
    ssize_t n;
    while ((n = read(file, content + length, MAX_CONTENT - length)) > 0) length += n;
    close(file);
    event_length = 0;
    append("data: {\"type\":\"%s\",\"path\":", type);
    append_json(watched, strlen(watched));
    append(",\"content\":");
    append_json(content, length);
    append(",\"timestamp\":%lld}\n\n", (long long)time(NULL));
    return 1;
}

/* ---- clients ---- */

static void drop(int socket) {
    for (int i = 0; i < client_count; i++)
        if (clients[i] == socket) clients[i] = clients[--client_count];
    close(socket);
}

static void deliver(int socket) {
    if (send(socket, event, event_length, MSG_NOSIGNAL) != (ssize_t)event_length) drop(socket);
}

static void broadcast(void) {
    if (!compose("fileChanged")) return;
    for (int i = client_count; i-- > 0;) deliver(clients[i]);
}

static void answer(int socket, const char *response) {
    if (send(socket, response, strlen(response), MSG_NOSIGNAL) < 0) drop(socket);
}

/* A request is taken to come in one piece, and to want FILE whatever `path=` says. */
static void serve(int socket) {
    char request[MAX_REQUEST];
    ssize_t n = recv(socket, request, sizeof request - 1, 0);
    if (n <= 0) {
        if (n == 0 || errno != EAGAIN) drop(socket);
        return;
    }
    request[n] = 0;
    if (strncmp(request, "GET /api/watch-file?", 20) == 0 && client_count < MAX_CLIENTS) {
        answer(socket,
               "HTTP/1.1 200 OK\r\n"
               "Content-Type: text/event-stream\r\n"
               "Cache-Control: no-cache\r\n\r\n");
        clients[client_count++] = socket;
        if (compose("initial")) deliver(socket);
    } else if (strncmp(request, "GET /api/health ", 16) == 0) {
        answer(socket, "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}");
    } else {
        answer(socket, "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n");
    }
}

/* ---- the rim ---- */

static int watch_directory(void) {
    char copy[PATH_MAX];
    snprintf(copy, sizeof copy, "%s", watched);
    const char *directory = dirname(copy);
    int inotify = inotify_init1(IN_NONBLOCK | IN_CLOEXEC);
    if (inotify_add_watch(inotify, directory, IN_CLOSE_WRITE | IN_MOVED_TO) < 0)
        err(1, "inotify on %s", directory);
    return inotify;
}

/* Reads what is in the queue and says whether FILE is among it: several closes are one delivery. */
static int file_changed(int inotify) {
    char queue[16384] __attribute__((aligned(__alignof__(struct inotify_event))));
    ssize_t length = read(inotify, queue, sizeof queue);
    int changed = 0;
    for (char *at = queue; at < queue + length;) {
        const struct inotify_event *change = (const struct inotify_event *)at;
        if (change->len > 0 && strcmp(change->name, name) == 0) changed = 1;
        at += sizeof *change + change->len;
    }
    return changed;
}

int main(int argc, char **argv) {
    if (argc < 2) errx(2, "usage: floor FILE [PORT]");
    watched = realpath(argv[1], NULL);
    if (!watched) err(1, "%s", argv[1]);
    char copy[PATH_MAX];
    snprintf(copy, sizeof copy, "%s", watched);
    snprintf(name, sizeof name, "%s", basename(copy));

    int epoll = epoll_create1(EPOLL_CLOEXEC);
    int inotify = watch_directory();
    int listener = listen_on(argc > 2 ? atoi(argv[2]) : 0);
    add(epoll, inotify);
    add(epoll, listener);
    for (;;) {
        struct epoll_event ready[16];
        int n = epoll_wait(epoll, ready, 16, -1);
        for (int i = 0; i < n; i++) {
            int fd = ready[i].data.fd;
            if (fd == inotify) {
                if (file_changed(inotify)) broadcast();
            } else if (fd == listener) {
                accept_client(epoll, listener);
            } else {
                serve(fd);
            }
        }
    }
}
