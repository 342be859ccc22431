import { toJsonText, type InputJsonObject } from '../../request/input-json.ts';
import { initHeaders, operationId, UnreadableMessage, type ClientMessage } from './client-message.ts';
import { withPayload, type SubProtocol } from './sub-protocol.ts';

/** `graphql-transport-ws` as the package graphql-ws speaks it. */
export const graphqlWsProtocol: SubProtocol = {
  name: 'graphql-transport-ws',
  initTimeout: { code: 4408, reason: 'Connection initialisation timed out' },
  read,
  acknowledged: '{"type":"connection_ack"}',
  keepAlive: '{"type":"ping","payload":{"message":"keepalive"}}',
  keepsAliveAtOnce: false,
  pong: (payload) => (payload === undefined ? '{"type":"pong"}' : `{"type":"pong","payload":${toJsonText(payload)}}`),
  data: (id, body) => withPayload('next', id, body),
  refused: (id, error) => withPayload('error', id, JSON.stringify([error])),
  failed: (id, error) => withPayload('error', id, JSON.stringify([error])),
  complete: (id) => `{"type":"complete","id":${JSON.stringify(id)}}`,
  completesErrorsAfterMs: 100,
  unreadable: (reason) => ({ message: null, closure: { code: 4400, reason } }),
  unauthorized: (reason) => ({ message: null, closure: { code: 4403, reason: `Forbidden: ${reason}` } }),
  misplacedStart: { code: 1000, reason: '' },
};

function read(message: InputJsonObject): ClientMessage {
  const { type = null, payload = null } = message;
  switch (type) {
    case 'connection_init':
      return { kind: 'init', headers: initHeaders(message) };
    case 'subscribe':
      return { kind: 'start', id: operationId(message), payload };
    case 'complete':
      return { kind: 'stop', id: operationId(message) };
    case 'ping':
      return { kind: 'ping', payload: message['payload'] };
    case 'pong':
      return { kind: 'pong' };
    default:
      throw new UnreadableMessage(`unexpected type for ClientMessage: ${toJsonText(type)}`);
  }
}
