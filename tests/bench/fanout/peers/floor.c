/* The floor: one epoll loop in C that writes the same finished frame to every socket.
   It answers any request with a 101 and reads nothing else: what is left is the kernel's work. */
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <netinet/tcp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

#define MOST 20000
static const char UPGRADE[] =
    "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
    "Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n\r\n";

static int open_now[MOST], sockets;

static void broadcast(size_t size) {
  unsigned char frame[70000];
  size_t head = 2;
  frame[0] = 0x81;
  if (size < 126) {
    frame[1] = (unsigned char)size;
  } else {
    frame[1] = 126, frame[2] = size >> 8, frame[3] = size & 255, head = 4;
  }
  memset(frame + head, 'x', size);
  for (int i = 0; i < sockets; i++)
    if (write(open_now[i], frame, head + size) != (ssize_t)(head + size)) exit(2);
}

int main(void) {
  struct epoll_event event = {.events = EPOLLIN}, events[256];
  struct sockaddr_in address = {.sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
  socklen_t length = sizeof address;
  int one = 1, poll = epoll_create1(0), listener = socket(AF_INET, SOCK_STREAM, 0);
  char line[65536];

  if (bind(listener, (void *)&address, length) || listen(listener, 4096)) return 1;
  getsockname(listener, (void *)&address, &length);
  event.data.fd = listener, epoll_ctl(poll, EPOLL_CTL_ADD, listener, &event);
  event.data.fd = 0, epoll_ctl(poll, EPOLL_CTL_ADD, 0, &event);
  printf("port %d\n", ntohs(address.sin_port)), fflush(stdout);
  for (;;) {
    int ready = epoll_wait(poll, events, 256, -1);
    for (int i = 0; i < ready; i++) {
      int fd = events[i].data.fd;
      if (fd == listener) {
        int client = accept4(listener, NULL, NULL, SOCK_NONBLOCK);
        if (client < 0 || sockets == MOST) return 3;
        setsockopt(client, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one);
        event.data.fd = client, epoll_ctl(poll, EPOLL_CTL_ADD, client, &event);
        open_now[sockets++] = client;
      } else {
        ssize_t got = read(fd, line, sizeof line - 1);
        if (got <= 0) {
          if (fd == 0) return 0;
          epoll_ctl(poll, EPOLL_CTL_DEL, fd, NULL), close(fd);
          for (int k = 0; k < sockets; k++)
            if (open_now[k] == fd) open_now[k] = open_now[--sockets];
        } else if (fd == 0) {
          line[got] = 0, broadcast(strtoul(line + 3, NULL, 10));
          puts("done"), fflush(stdout);
        } else if (write(fd, UPGRADE, sizeof UPGRADE - 1) < 0) {
          return 4;
        }
      }
    }
  }
}
