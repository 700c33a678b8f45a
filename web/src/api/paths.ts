/** Where the routes of kernels and runs begin: on this node, or on another one that it speaks for. */
export const kernelRoot = (server?: string): string =>
  server === undefined ? '/api' : `/api/servers/${encodeURIComponent(server)}`
