import { expect, test, vi } from 'vitest';
import { CommandQueue, type NewCommand } from '../src/offline/command-queue.ts';
import type { CommandShelf } from '../src/offline/command-shelf.ts';
import type { Answer, QueuedCommand } from '../src/offline/queued-command.ts';

const done: Answer = { kind: 'done', data: {} };
const conflict: Answer = { kind: 'refused', refusal: { code: 'conflict', message: 'Somebody else was faster.' } };
const unreachable: Answer = { kind: 'unreachable' };

test('a command is done at once, and leaves nothing behind', async () => {
  const { queue, shelf, sent } = start();
  expect(await queue.give(command('a'))).toEqual(done);
  expect(sent()).toEqual(['a']);
  expect(await shelf.read()).toEqual([]);
});

test('without network commands wait on the shelf, survive a reload, and are sent in their order', async () => {
  const { queue, shelf, server, sent } = start();
  server.answer = () => unreachable;
  expect(await queue.give(command('a'))).toEqual({ kind: 'waiting' });
  expect(await queue.give(command('b'))).toEqual({ kind: 'waiting' });
  queue.stop();
  expect((await shelf.read()).map(({ key }) => key)).toEqual(['a', 'b']);
  server.answer = () => done;
  server.received.length = 0;
  const again = start({ shelf, server }).queue;
  await vi.waitFor(() => expect(sent()).toEqual(['a', 'b']));
  await vi.waitFor(async () => expect(await shelf.read()).toEqual([]));
  expect(again.commands()).toEqual([]);
});

test('what is refused at once is told to its giver, and gone', async () => {
  const { queue, shelf, server } = start();
  server.answer = () => conflict;
  expect(await queue.give(command('a'))).toEqual(conflict);
  expect(await shelf.read()).toEqual([]);
});

test('what is refused later stays until it is resolved; others on its subject wait, others go on', async () => {
  const { queue, server, sent } = start();
  server.answer = () => unreachable;
  await queue.give(command('a'));
  await queue.give(command('b'));
  await queue.give(command('c', { subject: 'equipment 2' }));
  server.answer = ({ key }) => (key === 'a' ? conflict : done);
  await queue.sendAll();
  expect(queue.commands()).toMatchObject([{ key: 'a', refusal: conflict.refusal }, { key: 'b' }]);
  expect(sent().at(-1)).toBe('c');
  await queue.giveUp('a');
  await vi.waitFor(() => expect(queue.commands()).toEqual([]));
  expect(sent().at(-1)).toBe('b');
});

test('given again it is another command, which overrules, and still comes before those behind it', async () => {
  const { queue, server } = start();
  server.answer = () => unreachable;
  await queue.give(command('a', { variables: { stops: [{ stopId: 1, version: 3 }], version: 7 } }));
  await queue.give(command('b'));
  server.answer = ({ key }) => (key === 'a' ? conflict : done);
  await queue.sendAll();
  await queue.giveAgain('a');
  await vi.waitFor(() => expect(queue.commands()).toEqual([]));
  const [again, behind] = server.received.slice(-2);
  expect(again?.variables).toEqual({ stops: [{ stopId: 1 }], key: again?.key });
  expect(again?.key).not.toBe('a');
  expect(behind?.key).toBe('b');
});

test("nobody sends another person's commands", async () => {
  const { queue, shelf, server, sent } = start();
  server.answer = () => unreachable;
  await queue.give(command('a'));
  queue.stop();
  server.answer = () => done;
  server.received.length = 0;
  const other = start({ shelf, server, userId: 'esha' }).queue;
  expect(await other.give(command('b', { userId: 'esha', subject: 'equipment 2' }))).toEqual(done);
  expect(sent()).toEqual(['b']);
  expect(other.commands()).toMatchObject([{ key: 'a', userId: 'ana' }]);
});

interface Server {
  answer: (command: QueuedCommand) => Answer;
  readonly received: QueuedCommand[];
}

interface Kept {
  readonly shelf?: CommandShelf;
  readonly server?: Server;
  readonly userId?: string;
}

function start({ shelf = memoryShelf(), server = { answer: () => done, received: [] }, userId = 'ana' }: Kept = {}) {
  const send = (command: QueuedCommand): Promise<Answer> => {
    server.received.push(command);
    return Promise.resolve(server.answer(command));
  };
  const queue = new CommandQueue({ shelf, send, userId });
  queue.start();
  return { queue, shelf, server, sent: () => server.received.map(({ key }) => key) };
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
