/*
 * The floor of the fan-out: the least that a program must do to bring one closed write to thousands
 * of clients on Linux.
 *
 *     broadcast DIRECTORY [PORT]        PORT 0, the default: any free one
 *
 * One thread, one epoll set: inotify on DIRECTORY and all below it, a listening socket, the clients.
 * A write that was closed is sent as one event in Sightline's own form, by one send(2) a client:
 * to those of GET /api/events as server-sent event, to those of GET /api/ws as WebSocket message.
 * What a server owes its users is left out on purpose: no gate, no journal, no filter, no resume, no
 * queue. A client that the kernel can take no more for is cut. The key of the WebSocket handshake is
 * answered by a constant, and what a client says is not read but counted as "here I am".
 */
#define _GNU_SOURCE
#include <err.h>
#include <errno.h>
#include <ftw.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/inotify.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "rim.h"

enum {
    MAX_CLIENTS = 20000,               /* the limit of descriptors on the machines we know */
    MAX_DIRECTORIES = 256,
    MAX_PAYLOAD = PATH_MAX + 512,
    HEADER = 16,                       /* room in front of the payload for either framing */
    SEND_BUFFER = 128 << 10,           /* as in Sightline: else the kernel takes 4 MB a client */
    MAX_REQUEST = 8192,
};

enum kind { NEW, SSE, SOCKET };

static const char *root;
static size_t root_length;
static int inotify;
static char *directories[MAX_DIRECTORIES]; /* by watch descriptor */
static enum kind kinds[MAX_CLIENTS];       /* by descriptor */
static int clients[MAX_CLIENTS];
static int client_count;
static long sequence;

/* ---- one event ---- */

static char space[HEADER + MAX_PAYLOAD + 2];
static char *const payload = space + HEADER;
static size_t payload_length;

static void compose(const char *directory, const char *name) {
    char path[PATH_MAX + NAME_MAX + 2];
    char stamp[32];
    struct stat file;
    struct timespec now;
    struct tm utc;
    snprintf(path, sizeof path, "%s/%s", directory, name);
    if (stat(path, &file) < 0) file.st_size = 0;
    clock_gettime(CLOCK_REALTIME, &now);
    strftime(stamp, sizeof stamp, "%Y-%m-%dT%H:%M:%S", gmtime_r(&now.tv_sec, &utc));
    payload_length = snprintf(
        payload, MAX_PAYLOAD,
        "{\"type\":\"disk_changed\",\"project\":\"floor\",\"timestamp\":\"%s.%03ldZ\",\"data\":{"
        "\"path\":\"%s\",\"kind\":\"modified\",\"size\":%lld,\"mtime\":\"%s.%03ldZ\"},\"seq\":%ld,"
        "\"epoch\":\"0\"}",
        stamp, now.tv_nsec / 1000000, path + root_length + 1, (long long)file.st_size, stamp,
        now.tv_nsec / 1000000, ++sequence);
}

/* RFC 6455, section 5.2: a whole text message of the server. The start of the frame. */
static char *as_message(size_t *length) {
    char *frame;
    if (payload_length < 126) {
        frame = payload - 2;
        frame[1] = payload_length;
    } else {
        frame = payload - 4;
        frame[1] = 126;
        frame[2] = payload_length >> 8;
        frame[3] = payload_length & 0xff;
    }
    frame[0] = (char)0x81;
    *length = payload + payload_length - frame;
    return frame;
}

static char *as_event(size_t *length) {
    char *frame = payload - 6;
    memcpy(frame, "data: ", 6);
    memcpy(payload + payload_length, "\n\n", 2);
    *length = 6 + payload_length + 2;
    return frame;
}

/* ---- clients ---- */

static void drop(int socket) {
    for (int i = 0; i < client_count && kinds[socket] != NEW; i++)
        if (clients[i] == socket) {
            clients[i] = clients[--client_count];
            break;
        }
    kinds[socket] = NEW;
    close(socket);
}

static void broadcast(enum kind kind, const char *frame, size_t length) {
    for (int i = client_count; i-- > 0;)
        if (kinds[clients[i]] == kind &&
            send(clients[i], frame, length, MSG_NOSIGNAL) != (ssize_t)length)
            drop(clients[i]);
}

static void tell_all(const char *directory, const char *name) {
    size_t length;
    compose(directory, name);
    char *frame = as_event(&length);
    broadcast(SSE, frame, length);
    frame = as_message(&length);
    broadcast(SOCKET, frame, length);
}

static void answer(int socket, const char *response) {
    if (send(socket, response, strlen(response), MSG_NOSIGNAL) < 0) drop(socket);
}

static void join(int socket, enum kind kind) {
    kinds[socket] = kind;
    clients[client_count++] = socket;
}

/* A request is taken to come in one piece. */
static void serve(int socket) {
    static const char pong[] = "\x81\x0f{\"type\":\"pong\"}";
    char request[MAX_REQUEST];
    ssize_t n = recv(socket, request, sizeof request - 1, 0);
    if (n <= 0) {
        if (n == 0 || errno != EAGAIN) drop(socket);
        return;
    }
    request[n] = 0;
    if (kinds[socket] == SOCKET) {
        /* Also to its farewell: it closes the connection itself. */
        answer(socket, pong);
    } else if (strncmp(request, "GET /api/events", 15) == 0) {
        join(socket, SSE);
        answer(socket,
               "HTTP/1.1 200 OK\r\n"
               "Content-Type: text/event-stream\r\n"
               "Cache-Control: no-cache\r\n\r\n: here\n\n");
    } else if (strncmp(request, "GET /api/ws", 11) == 0) {
        join(socket, SOCKET);
        answer(socket,
               "HTTP/1.1 101 Switching Protocols\r\n"
               "Upgrade: websocket\r\n"
               "Connection: Upgrade\r\n"
               "Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n\r\n");
    } else if (strncmp(request, "GET /api/health ", 16) == 0) {
        answer(socket, "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}");
    } else {
        answer(socket, "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n");
    }
}

/* ---- the rim ---- */

static int watch(const char *path, const struct stat *status, int type, struct FTW *at) {
    (void)status;
    (void)at;
    if (type != FTW_D) return 0;
    int number = inotify_add_watch(inotify, path, IN_CLOSE_WRITE);
    if (number < 0) err(1, "inotify on %s", path);
    if (number >= MAX_DIRECTORIES) errx(1, "too many directories below %s", root);
    directories[number] = strdup(path);
    return 0;
}

static void read_changes(void) {
    char queue[65536] __attribute__((aligned(__alignof__(struct inotify_event))));
    ssize_t length = read(inotify, queue, sizeof queue);
    for (char *at = queue; at < queue + length;) {
        const struct inotify_event *change = (const struct inotify_event *)at;
        if (change->len > 0) tell_all(directories[change->wd], change->name);
        at += sizeof *change + change->len;
    }
}

int main(int argc, char **argv) {
    if (argc < 2) errx(2, "usage: broadcast DIRECTORY [PORT]");
    root = realpath(argv[1], NULL);
    if (!root) err(1, "%s", argv[1]);
    root_length = strlen(root);

    int epoll = epoll_create1(EPOLL_CLOEXEC);
    inotify = inotify_init1(IN_NONBLOCK | IN_CLOEXEC);
    if (nftw(root, watch, 16, FTW_PHYS) < 0) err(1, "%s", root);
    int listener = listen_on(argc > 2 ? atoi(argv[2]) : 0);
    add(epoll, inotify);
    add(epoll, listener);
    for (;;) {
        struct epoll_event ready[256];
        int n = epoll_wait(epoll, ready, 256, -1);
        for (int i = 0; i < n; i++) {
            int fd = ready[i].data.fd;
            if (fd == inotify) {
                read_changes();
            } else if (fd == listener) {
                int size = SEND_BUFFER;
                int client = accept_client(epoll, listener);
                if (client >= MAX_CLIENTS) errx(1, "more than %d clients", MAX_CLIENTS);
                if (client >= 0) setsockopt(client, SOL_SOCKET, SO_SNDBUF, &size, sizeof size);
            } else {
                serve(fd);
            }
        }
    }
}
