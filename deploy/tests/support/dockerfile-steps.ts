import { projectFile } from './project-file.ts';

/** What a Dockerfile does, as far as it can be done without Docker. */
export interface DockerfileSteps {
  /** The commands of its first stage. */
  readonly commands: readonly string[];
  /** Files and folders that its last stage takes over from the first. */
  readonly kept: readonly string[];
  /** Its last stage's command, as words. */
  readonly command: readonly string[];
}

/** Reads the steps of a Dockerfile whose arguments have these values. */
export function dockerfileSteps(path: string, values: Readonly<Record<string, string>>): DockerfileSteps {
  const text = projectFile(path)
    .replaceAll(/\\\n\s*/g, '')
    .replaceAll(/\$\{(\w+)\}/g, (_, name: string) => {
      const value = values[name];
      if (value === undefined) throw new Error(`${path} has an argument ${name} that the test gives no value.`);
      return value;
    });
  const [first = '', last = ''] = text.split(/^(?=FROM )/m).filter((stage) => stage.startsWith('FROM '));
  const [, command = '[]'] = /^CMD (.*)$/m.exec(last) ?? [];
  return {
    commands: [...first.matchAll(/^RUN (.*)$/gm)].map(([, run = '']) => run),
    kept: [...last.matchAll(/^COPY --from=\w+ \/app\/(\S+) /gm)].map(([, name = '']) => name),
    command: JSON.parse(command) as readonly string[],
  };
}
