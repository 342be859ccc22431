import { join } from 'node:path';
import { projectFolder, type Environment, type LocalSettings } from '../settings.ts';
import type { WantedPort } from './find-taken-port.ts';
import { actionsAddress, planActions } from './plan-actions.ts';
import { planEngine } from './plan-engine.ts';
import { audibleLevel } from './log-level.ts';
import { planWeb } from './plan-web.ts';
import type { Room } from './room.ts';

/** The public credentials of the dev profile; the embedded database listens on 127.0.0.1 only and does not check them. */
const devUser = 'postgres';
const devPassword = 'andon';

/** Everything that a start is going to do, worked out before anything is done. */
export interface PlatformPlan {
  readonly databaseUrl: string;
  readonly mqttUrl: string;
  readonly ingestUrl: string;
  readonly graphqlUrl: string;
  readonly adminSecret: string;
  /** Undefined when `DATABASE_URL` names a server. */
  readonly database: Room | undefined;
  /** Undefined when `MQTT_URL` names a server. */
  readonly broker: Room | undefined;
  readonly ingest: Room;
  /** Undefined without demo enterprises. */
  readonly simulator: Room | undefined;
  readonly actions: Room;
  readonly engine: Room;
  readonly web: Room;
  readonly ports: readonly WantedPort[];
}

/** Turns the settings into rooms, addresses and ports. */
export function planPlatform(settings: LocalSettings, environment: Environment): PlatformPlan {
  const databaseUrl =
    settings.databaseUrl ?? `postgresql://${devUser}:${devPassword}@127.0.0.1:${settings.databasePort}/postgres`;
  const mqttUrl = settings.mqttUrl ?? `mqtt://127.0.0.1:${settings.mqttPort}`;
  const ingestUrl = `http://127.0.0.1:${settings.ingestPort}`;
  const { logLevel } = settings;
  const shared = { ...environment, LOG_LEVEL: audibleLevel(logLevel) };
  const reached = { ...shared, DATABASE_URL: databaseUrl, MQTT_URL: mqttUrl };
  const own = { ...shared, ANDON_DATA_FOLDER: settings.dataFolder };
  const database: Room = {
    name: 'database',
    module: modulePath('local/src/database/main.ts'),
    logLevel,
    environment: { ...own, ANDON_DATABASE_PORT: String(settings.databasePort) },
    address: withoutCredentials(databaseUrl),
  };
  const broker: Room = {
    name: 'broker',
    module: modulePath('local/src/broker/main.ts'),
    code: modulePath('mqtt/src/index.ts'),
    logLevel,
    environment: { ...own, ANDON_MQTT_PORT: String(settings.mqttPort) },
    address: mqttUrl,
  };
  const ingest: Room = {
    name: 'ingest',
    module: modulePath('ingest/src/main.ts'),
    code: modulePath('ingest/src/worker.ts'),
    logLevel,
    environment: { ...reached, INGEST_PORT: String(settings.ingestPort) },
    address: `${ingestUrl}/healthz`,
  };
  const simulator: Room = {
    name: 'simulator',
    module: modulePath('edge/src/simulator/main.ts'),
    code: modulePath('edge/src/index.ts'),
    logLevel,
    environment: { ...reached, ANDON_DATA_FOLDER: join(settings.dataFolder, 'edge') },
    address: null,
  };
  const address = actionsAddress(settings, environment);
  const engine = planEngine(settings, environment, { databaseUrl, actions: address });
  return {
    databaseUrl,
    mqttUrl,
    ingestUrl,
    graphqlUrl: engine.graphqlUrl,
    adminSecret: engine.adminSecret,
    database: settings.databaseUrl === undefined ? database : undefined,
    broker: settings.mqttUrl === undefined ? broker : undefined,
    ingest,
    simulator: settings.demo ? simulator : undefined,
    actions: planActions(settings, environment, { address, engine }),
    engine: engine.room,
    web: planWeb(settings, environment, engine),
    ports: wantedPorts(settings),
  };
}

/** The same address without user and password, fit for a console or a log. */
export function withoutCredentials(url: string): string {
  const parsed = new URL(url);
  parsed.username = '';
  parsed.password = '';
  return parsed.toString();
}

function wantedPorts(settings: LocalSettings): readonly WantedPort[] {
  const database = { room: 'database', port: settings.databasePort, setting: 'ANDON_DATABASE_PORT' };
  const broker = { room: 'broker', port: settings.mqttPort, setting: 'ANDON_MQTT_PORT' };
  const ingest = { room: 'ingest', port: settings.ingestPort, setting: 'ANDON_INGEST_PORT' };
  const actions = { room: 'actions', port: settings.actionsPort, setting: 'ANDON_ACTIONS_PORT' };
  const engine = { room: 'engine', port: settings.enginePort, setting: 'ANDON_ENGINE_PORT' };
  const web = { room: 'web', port: settings.webPort, setting: 'ANDON_WEB_PORT' };
  return [
    ...(settings.databaseUrl === undefined ? [database] : []),
    ...(settings.mqttUrl === undefined ? [broker] : []),
    ingest,
    actions,
    engine,
    web,
  ];
}

function modulePath(fromProject: string): string {
  return join(projectFolder, fromProject);
}
