import { toJsonText, type InputJsonObject } from '../../request/input-json.ts';
import { initHeaders, operationId, UnreadableMessage, type ClientMessage } from './client-message.ts';
import { executionFault, withPayload, type SubProtocol } from './sub-protocol.ts';

/** `graphql-ws` as subscriptions-transport-ws speaks it. */
export const apolloProtocol: SubProtocol = {
  name: 'graphql-ws',
  initTimeout: null,
  read,
  acknowledged: '{"type":"connection_ack"}',
  keepAlive: '{"type":"ka"}',
  keepsAliveAtOnce: true,
  pong: () => '{"type":"ka"}',
  data: (id, body) => withPayload('data', id, body),
  refused: (id, error, isLegacy) => withPayload('error', id, JSON.stringify(isLegacy ? error : { errors: [error] })),
  failed: (id, error) => withPayload('data', id, executionFault(error)),
  complete: (id) => `{"type":"complete","id":${JSON.stringify(id)}}`,
  completesErrorsAfterMs: 0,
  unreadable: (reason) => ({ message: connectionError(`parsing ClientMessage failed: ${reason}`), closure: null }),
  unauthorized: (reason) => ({ message: connectionError(reason), closure: { code: 4400, reason: 'Bad Request' } }),
  misplacedStart: null,
};

function connectionError(reason: string): string {
  return JSON.stringify({ type: 'connection_error', payload: reason });
}

function read(message: InputJsonObject): ClientMessage {
  const { type = null, payload = null } = message;
  switch (type) {
    case 'connection_init':
      return { kind: 'init', headers: initHeaders(message) };
    case 'start':
      return { kind: 'start', id: operationId(message), payload };
    case 'stop':
      return { kind: 'stop', id: operationId(message) };
    case 'connection_terminate':
      return { kind: 'terminate' };
    default:
      throw new UnreadableMessage(`unexpected type for ClientMessage: ${toJsonText(type)}`);
  }
}
