/*
 * The floor of a followed log: the least that a program must do to bring appended lines to a
 * WebSocket client on Linux.
 *
 *     tail PROJECT [PORT]        PORT 0, the default: any free one
 *
 * One thread, one epoll set: inotify on PROJECT/.ralph, a listening socket, the clients. What was
 * appended to ralph.log is read and sent to every client as one `log_append` in Sightline's own
 * form, one frame for each 64 KiB at most. What a server owes its users is left out on purpose: no
 * gate, no journal, no parsing, no rotation, no whole lines, no queue. A client that takes no more
 * is waited for.
 */
#define _GNU_SOURCE
#include <err.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/inotify.h>
#include <unistd.h>

#include "rim.h"

enum {
    MAX_CLIENTS = 64,
    PIECE = 64 << 10,
    HEADER = 10,                       /* of a frame, RFC 6455, section 5.2 */
    MAX_FRAME = HEADER + 6 * PIECE + 512, /* a byte becomes \u00XX at worst */
    MAX_REQUEST = 8192,
};

static char path[PATH_MAX];
static int log_file = -1;
static long offset;
static int clients[MAX_CLIENTS];
static int client_count;
static char piece[PIECE];
static char frame[MAX_FRAME];
static size_t end;                     /* of what was composed */

static void append(const char *text) {
    size_t length = strlen(text);
    memcpy(frame + end, text, length);
    end += length;
}

/* RFC 8259, section 7: quote, backslash and the control characters must be escaped. */
static void append_json(const char *text, size_t length) {
    static const char digits[] = "0123456789abcdef";
    for (size_t i = 0; i < length; i++) {
        unsigned char c = text[i];
        if (c == '"' || c == '\\') {
            frame[end++] = '\\';
            frame[end++] = c;
        } else if (c == '\n') {
            frame[end++] = '\\';
            frame[end++] = 'n';
        } else if (c < 0x20) {
            append("\\u00");
            frame[end++] = digits[c >> 4];
            frame[end++] = digits[c & 15];
        } else {
            frame[end++] = c;
        }
    }
}

/* The start of the frame, with its header in front of what was composed. */
static char *framed(size_t *length) {
    size_t payload = end - HEADER;
    char *start = frame;
    if (payload < 126) {
        start = frame + HEADER - 2;
        start[1] = payload;
    } else if (payload < 65536) {
        start = frame + HEADER - 4;
        start[1] = 126;
        start[2] = payload >> 8;
        start[3] = payload & 0xff;
    } else {
        start[1] = 127;
        for (int i = 0; i < 8; i++) start[2 + i] = payload >> (8 * (7 - i)) & 0xff;
    }
    start[0] = (char)0x81;
    *length = frame + end - start;
    return start;
}

static void drop(int socket) {
    for (int i = 0; i < client_count; i++)
        if (clients[i] == socket) clients[i] = clients[--client_count];
    close(socket);
}

static void send_all(int socket, const char *bytes, size_t length) {
    while (length > 0) {
        ssize_t n = send(socket, bytes, length, MSG_NOSIGNAL);
        if (n < 0 && errno == EAGAIN) {
            struct pollfd ready = {.fd = socket, .events = POLLOUT};
            poll(&ready, 1, -1);
        } else if (n < 0) {
            drop(socket);
            return;
        } else {
            bytes += n;
            length -= n;
        }
    }
}

static void read_log(void) {
    if (log_file < 0) log_file = open(path, O_RDONLY | O_CLOEXEC);
    ssize_t n;
    while (log_file >= 0 && (n = pread(log_file, piece, PIECE, offset)) > 0) {
        char place[128];
        end = HEADER;
        append("{\"type\":\"log_append\",\"project\":\"floor\",\"data\":{\"lines\":\"");
        append_json(piece, n);
        snprintf(place, sizeof place, "\",\"offset\":%ld,\"length\":%zd}}", offset, n);
        append(place);
        offset += n;
        size_t length;
        char *start = framed(&length);
        for (int i = client_count; i-- > 0;) send_all(clients[i], start, length);
    }
}

static void answer(int socket, const char *response) {
    if (send(socket, response, strlen(response), MSG_NOSIGNAL) < 0) drop(socket);
}

/* A request is taken to come in one piece; what a client says later means "here I am". */
static void serve(int socket) {
    char request[MAX_REQUEST];
    ssize_t n = recv(socket, request, sizeof request - 1, 0);
    if (n <= 0) {
        if (n == 0 || errno != EAGAIN) drop(socket);
        return;
    }
    request[n] = 0;
    if (strncmp(request, "GET /api/ws", 11) == 0 && client_count < MAX_CLIENTS) {
        answer(socket,
               "HTTP/1.1 101 Switching Protocols\r\n"
               "Upgrade: websocket\r\n"
               "Connection: Upgrade\r\n"
               "Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n\r\n");
        clients[client_count++] = socket;
    } else if (strncmp(request, "GET ", 4) == 0) {
        answer(socket, "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}");
    } else {
        answer(socket, "\x81\x0f{\"type\":\"pong\"}");
    }
}

int main(int argc, char **argv) {
    if (argc < 2) errx(2, "usage: tail PROJECT [PORT]");
    char folder[PATH_MAX - 16];
    snprintf(folder, sizeof folder, "%s/.ralph", argv[1]);
    snprintf(path, sizeof path, "%s/ralph.log", folder);
    int inotify = inotify_init1(IN_NONBLOCK | IN_CLOEXEC);
    if (inotify_add_watch(inotify, folder, IN_MODIFY | IN_CREATE) < 0) err(1, "inotify on %s", folder);
    int epoll = epoll_create1(EPOLL_CLOEXEC);
    int listener = listen_on(argc > 2 ? atoi(argv[2]) : 0);
    add(epoll, inotify);
    add(epoll, listener);
    for (;;) {
        struct epoll_event ready[16];
        int n = epoll_wait(epoll, ready, 16, -1);
        for (int i = 0; i < n; i++) {
            int fd = ready[i].data.fd;
            if (fd == inotify) {
                char queue[65536] __attribute__((aligned(__alignof__(struct inotify_event))));
                /* What changed is one file: each wake-up reads all that is there. */
                if (read(inotify, queue, sizeof queue) > 0) read_log();
            } else if (fd == listener) {
                accept_client(epoll, listener);
            } else {
                serve(fd);
            }
        }
    }
}
