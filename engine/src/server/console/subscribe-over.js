/**
 * The answers of a subscription over a WebSocket of its own, by the protocol graphql-transport-ws. Whoever stops to read
 * them closes it.
 */
export async function* subscribeOver(path, payload, headers) {
  const socket = new WebSocket(new URL(path, location.href.replace(/^http/, 'ws')), 'graphql-transport-ws');
  const waiting = [];
  let wake = () => undefined;
  const hear = (event) => {
    waiting.push(event);
    wake();
  };
  socket.onopen = () => socket.send(JSON.stringify({ type: 'connection_init', payload: { headers } }));
  socket.onmessage = ({ data }) => hear(JSON.parse(data));
  socket.onclose = ({ code, reason }) => hear({ type: 'closed', payload: `the connection closed: ${code} ${reason}` });
  try {
    for (;;) {
      while (waiting.length === 0) await new Promise((resolve) => (wake = resolve));
      const message = waiting.shift();
      if (message.type === 'connection_ack') socket.send(JSON.stringify({ id: '1', type: 'subscribe', payload }));
      if (message.type === 'ping') socket.send(JSON.stringify({ type: 'pong' }));
      if (message.type === 'next') yield message.payload;
      if (message.type === 'error') yield { errors: message.payload };
      if (message.type === 'closed') yield { errors: [{ message: message.payload }] };
      if (['complete', 'error', 'closed'].includes(message.type)) return;
    }
  } finally {
    socket.close();
  }
}
