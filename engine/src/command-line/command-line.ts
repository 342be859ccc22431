import type { EngineClient } from './engine-client.ts';
import type { Project } from './project.ts';

/** What a command of a project works with. */
export interface ProjectCommandContext {
  readonly project: Project;
  readonly client: EngineClient;
  readonly options: ProjectCommandOptions;
  /** Words after the command's own. */
  readonly words: readonly string[];
  readonly say: (line: string) => void;
}

/** The options of all commands, as they were typed. */
export interface ProjectCommandOptions {
  readonly 'database-name': string;
  readonly 'all-databases'?: boolean | undefined;
  readonly up?: string | undefined;
  readonly down?: string | undefined;
  readonly version?: string | undefined;
  readonly type?: string | undefined;
  readonly 'skip-execution'?: boolean | undefined;
  readonly 'up-sql'?: string | undefined;
  readonly 'down-sql'?: string | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly name?: string | undefined;
  readonly 'delete-source'?: boolean | undefined;
  readonly file?: readonly string[] | undefined;
  readonly role?: string | undefined;
  readonly 'dry-run'?: boolean | undefined;
  readonly 'disallow-inconsistent-metadata'?: boolean | undefined;
}

/** A command of a project; answers the exit code. */
export type ProjectCommand = (context: ProjectCommandContext) => Promise<number> | number;
