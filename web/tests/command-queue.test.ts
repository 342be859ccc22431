import { expect, test, vi } from 'vitest';
import { CommandQueue, type NewCommand } from '../src/offline/command-queue.ts';
import type { CommandShelf } from '../src/offline/command-shelf.ts';
import type { Answer, QueuedCommand } from '../src/offline/queued-command.ts';

const done: Answer = { kind: 'done', data: {} };
const conflict: Answer = { kind: 'refused', refusal: { code: 'conflict', message: 'Somebody else was faster.' } };
const unreachable: Answer = { kind: 'unreachable' };

test('a command is done at once, and leaves nothing behind', async () => {
  const { queue, shelf, sent } = start([done]);
  expect(await queue.give(command('a'))).toEqual(done);
  expect(sent).toEqual(['a']);
  expect(await shelf.read()).toEqual([]);
});

test('without network commands wait on the shelf, survive a reload, and are sent in their order', async () => {
  const { queue, shelf, answers, sent } = start([unreachable, unreachable]);
  expect(await queue.give(command('a'))).toEqual({ kind: 'waiting' });
  expect(await queue.give(command('b'))).toEqual({ kind: 'waiting' });
  queue.stop();
  answers.push(done, done);
  const again = start(answers, { shelf, sent }).queue;
  await vi.waitFor(() => expect(sent.slice(-2)).toEqual(['a', 'b']));
  await vi.waitFor(async () => expect(await shelf.read()).toEqual([]));
  expect(again.commands()).toEqual([]);
});

test('what is refused at once is told to its giver, and gone', async () => {
  const { queue, shelf } = start([conflict]);
  expect(await queue.give(command('a'))).toEqual(conflict);
  expect(await shelf.read()).toEqual([]);
});

test('what is refused later stays until it is resolved; others on its subject wait, others go on', async () => {
  const { queue, answers, sent } = start([unreachable, unreachable, unreachable]);
  await queue.give(command('a'));
  await queue.give(command('b'));
  await queue.give(command('c', { subject: 'equipment 2' }));
  answers.push(conflict, done);
  await queue.sendAll();
  expect(queue.commands()).toMatchObject([{ key: 'a', refusal: conflict.refusal }, { key: 'b' }]);
  expect(sent.at(-1)).toBe('c');
  answers.push(done);
  await queue.giveUp('a');
  await vi.waitFor(() => expect(queue.commands()).toEqual([]));
  expect(sent.at(-1)).toBe('b');
});

test('given again it is another command, which overrules, and still comes before those behind it', async () => {
  const { queue, answers, variables } = start([unreachable, unreachable]);
  await queue.give(command('a', { variables: { stops: [{ stopId: 1, version: 3 }], version: 7 } }));
  await queue.give(command('b'));
  answers.push(conflict);
  await queue.sendAll();
  answers.push(done, done);
  await queue.giveAgain('a');
  await vi.waitFor(() => expect(queue.commands()).toEqual([]));
  const [again, behind] = variables.slice(-2);
  expect(again).toEqual({ stops: [{ stopId: 1 }], key: expect.not.stringMatching(/^a$/) as string });
  expect(behind).toMatchObject({ key: 'b' });
});

test("nobody sends another person's commands", async () => {
  const { queue, shelf, sent } = start([unreachable]);
  await queue.give(command('a'));
  queue.stop();
  const other = start([done], { shelf, sent, userId: 'esha' }).queue;
  expect(await other.give(command('b', { userId: 'esha', subject: 'equipment 2' }))).toEqual(done);
  expect(sent).toEqual(['a', 'b']);
  expect(other.commands()).toMatchObject([{ key: 'a', userId: 'ana' }]);
});

interface Kept {
  readonly shelf?: CommandShelf;
  readonly sent?: string[];
  readonly userId?: string;
}

function start(answers: Answer[], { shelf = memoryShelf(), sent = [], userId = 'ana' }: Kept = {}) {
  const variables: QueuedCommand['variables'][] = [];
  const send = (command: QueuedCommand): Promise<Answer> => {
    sent.push(command.key);
    variables.push(command.variables);
    return Promise.resolve(answers.shift() ?? unreachable);
  };
  return { queue: new CommandQueue({ shelf, send, userId }), shelf, answers, sent, variables };
}

function command(key: string, more: Partial<NewCommand> = {}): NewCommand {
  return { key, userId: 'ana', subject: 'equipment 1', label: 'Justify', mutation: 'mutation', variables: {}, ...more };
}

function memoryShelf(): CommandShelf {
  const commands = new Map<string, QueuedCommand>();
  return {
    read: () => Promise.resolve([...commands.values()]),
    write: (command) => Promise.resolve(void commands.set(command.key, command)),
    remove: (key) => Promise.resolve(void commands.delete(key)),
  };
}
