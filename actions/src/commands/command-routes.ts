import { Router } from 'express';
import type { CommandClient } from '../graphql/command-client.ts';
import { requestIdOf } from '../server/give-request-id.ts';
import { readCall } from '../server/read-call.ts';
import type { SecretHasher } from '../sign-in/secret-hasher.ts';
import type { SealedInput } from './command.ts';
import { commands } from './commands.ts';
import { readInput } from './read-input.ts';

/** `POST /<command-name>` for every command: checked, run, answered. */
export function commandRoutes(client: CommandClient, hasher: SecretHasher): Router {
  // One route for all: a router tries its routes one after the other.
  const byPath = new Map(commands.map((command) => [command.name.replaceAll('_', '-'), command]));
  const router = Router();
  router.post('/:name', async (request, response, next) => {
    const command = byPath.get(request.params.name);
    if (command === undefined) {
      next();
      return;
    }
    const { input: given, session } = readCall(request.body);
    const { input, idempotencyKey } = readInput(command, given);
    const sealed: SealedInput = (await command.seal?.(input, hasher)) ?? { input };
    const requestId = requestIdOf(response);
    const answer = await client.run({ name: command.name, session, requestId, idempotencyKey, input: sealed.input });
    response.json(answer.repeated ? answer : { ...answer, ...sealed.made });
  });
  return router;
}
