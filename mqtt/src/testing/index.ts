export { createCertificates } from './create-certificates.ts';
export type { Certificates, KeyPair } from './create-certificates.ts';
export { freePort, freePorts } from './free-ports.ts';
export { describeMissingMosquitto, startMosquitto, startMosquittoWith } from './start-mosquitto.ts';
export type { Mosquitto, MosquittoOptions } from './start-mosquitto.ts';
