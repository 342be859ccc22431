import type { Router } from 'express';
import { DeadLetterReplay } from '../dead-letters/dead-letter-replay.ts';
import { createIngestRoutes } from '../http/ingest-routes.ts';
import type { Declarations } from '../register/declarations.ts';
import type { Settings } from '../settings.ts';
import { readTlsFiles } from '../read-tls-files.ts';
import { recallPositions } from '../tail/recall-positions.ts';
import { Tail } from '../tail/tail.ts';
import type { Look } from '../watch/database-watch.ts';
import { DialectIntake } from './dialect-intake.ts';
import type { DialectIntakeParts } from './dialect-intake.ts';
import { DialectRouter } from './dialect-router.ts';
import { DialectSession } from './dialect-session.ts';
import type { DialectConnection } from './dialect-session.ts';

export interface DialectSourcesParts extends Omit<DialectIntakeParts, 'router'> {
  readonly settings: Settings;
  /** True while nothing more may be taken. */
  readonly isBusy: () => boolean;
  /** Called after every message, so that readers may be paused. */
  readonly onMessage: () => void;
  readonly onOver: (reason: string, retryInMs: number) => void;
  readonly onFault: (fault: string) => void;
}

/** Everything that brings messages beside Sparkplug: MQTT, HTTP, a folder of files, and dead letters taken again. */
export class DialectSources {
  /** `POST /plc-data` and `POST /ingest`. */
  readonly routes: Router;
  private readonly router: DialectRouter;
  private readonly sessions: readonly DialectSession[];
  private readonly replay: DeadLetterReplay;
  private readonly tail: Tail | undefined;

  constructor(parts: DialectSourcesParts) {
    const { settings, isBusy, onMessage } = parts;
    const router = new DialectRouter(settings.burstTopics);
    const intake = new DialectIntake({ ...parts, router });
    this.router = router;
    this.sessions = settings.mqttUrls.map(
      (url) => new DialectSession({ ...parts, ...connectionOf(settings), url, router, intake }),
    );
    this.replay = new DeadLetterReplay({ ...parts, intake });
    const { tailFolder: folder, httpToken: token, longestBodyBytes } = settings;
    this.tail = folder === undefined ? undefined : new Tail({ ...parts, folder, intake });
    this.routes = createIngestRoutes({ intake, isBusy, onMessage, token, longestBodyBytes });
  }

  /** What is to be looked at in the database before the declarations are read. */
  get firstLooks(): readonly Look[] {
    return [(database) => this.replay.hear(database)];
  }

  /** What is to be looked at in the database, before `run` and during it. */
  get looks(): readonly Look[] {
    const replay: Look = (database) => this.replay.look(database);
    const { tail } = this;
    return tail === undefined ? [replay] : [replay, recallPositions((positions) => tail.recall(positions))];
  }

  /** Reads until `stop`. */
  async run(): Promise<void> {
    await Promise.all([...this.sessions.map((session) => session.run()), this.tail?.run()]);
  }

  follow({ mappings }: Declarations): void {
    this.router.mappings = mappings;
    for (const session of this.sessions) void session.followDeclarations();
  }

  pause(): void {
    for (const session of this.sessions) session.pause();
    this.tail?.pause();
  }

  resume(): void {
    for (const session of this.sessions) session.resume();
    this.tail?.resume();
  }

  async stop(): Promise<void> {
    this.tail?.stop();
    await Promise.all(this.sessions.map((session) => session.stop()));
  }
}

function connectionOf({ hostId, mqttVersion, tlsFiles }: Settings): DialectConnection {
  return {
    clientId: `andon-ingest-${hostId}-dialects`,
    protocolVersion: mqttVersion === '5' ? 5 : 4,
    tls: readTlsFiles(tlsFiles),
  };
}
