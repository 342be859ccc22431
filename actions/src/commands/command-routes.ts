import { Router } from 'express';
import type { CommandClient } from '../graphql/command-client.ts';
import { requestIdOf } from '../server/give-request-id.ts';
import { readCall } from '../server/read-call.ts';
import { commands } from './commands.ts';
import { readInput } from './read-input.ts';

/** `POST /<command-name>` for every command: checked, run, answered. */
export function commandRoutes(client: CommandClient): Router {
  const router = Router();
  for (const command of commands) {
    router.post(`/${command.name.replaceAll('_', '-')}`, async (request, response) => {
      const { input, session } = readCall(request.body);
      const requestId = requestIdOf(response);
      response.json(await client.run({ name: command.name, session, requestId, ...readInput(command, input) }));
    });
  }
  return router;
}
