/* What both floors do at their rim: one epoll set, a listening socket, its clients. */
#ifndef RIM_H
#define RIM_H

#include <arpa/inet.h>
#include <err.h>
#include <netinet/tcp.h>
#include <stdio.h>
#include <sys/epoll.h>
#include <sys/socket.h>

static void add(int epoll, int fd) {
    struct epoll_event interest = {.events = EPOLLIN, .data.fd = fd};
    if (epoll_ctl(epoll, EPOLL_CTL_ADD, fd, &interest) < 0) err(1, "epoll_ctl");
}

static int listen_on(int port) {
    int one = 1;
    int socket_fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    struct sockaddr_in address = {.sin_family = AF_INET,
                                  .sin_port = htons(port),
                                  .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    socklen_t length = sizeof address;
    setsockopt(socket_fd, SOL_SOCKET, SO_REUSEADDR, &one, sizeof one);
    if (bind(socket_fd, (struct sockaddr *)&address, length) < 0) err(1, "bind to port %d", port);
    if (listen(socket_fd, 1024) < 0) err(1, "listen");
    getsockname(socket_fd, (struct sockaddr *)&address, &length);
    printf("The floor is ready at http://127.0.0.1:%d\n", ntohs(address.sin_port));
    fflush(stdout);
    return socket_fd;
}

/* The new client, already in the set; -1 when there is none. */
static int accept_client(int epoll, int listener) {
    int one = 1;
    int client = accept4(listener, NULL, NULL, SOCK_NONBLOCK | SOCK_CLOEXEC);
    if (client < 0) return -1;
    setsockopt(client, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one);
    add(epoll, client);
    return client;
}

#endif
