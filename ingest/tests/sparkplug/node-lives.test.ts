import { createMetric, DataType } from '@andon/mqtt';
import { describe, expect, it } from 'vitest';
import type { RememberedNode } from '../../src/host/remembered-node.ts';
import { asked, data, ended, HostScene, ofKind, sceneStart, stale, stored } from './support/host-scene.ts';

/** A node that was born with a device, seq 0 and 1. */
function bornScene(bdSeq = 4): HostScene {
  const scene = new HostScene();
  scene.bear(bdSeq);
  scene.bearDevice(1);
  return scene;
}

const anHour = 3_600_000;

describe('H4 edge nodes and devices: online, offline, stale', () => {
  it('H4.1 operational-behavior-edge-node-termination-host-action-ndeath-node-offline: at the time of receipt, whatever the payload says', () => {
    const scene = bornScene();
    scene.now += 10;
    expect(ended(scene.die(4, { timestamp: scene.now - anHour }))).toContainEqual(['G/N', sceneStart + 10]);
  });

  it('H4.2 operational-behavior-edge-node-termination-host-action-ndeath-node-tags-stale', () => {
    expect(stale(bornScene().die(4))).toContain('Level');
  });

  it('H4.3 operational-behavior-edge-node-termination-host-action-ndeath-devices-offline', () => {
    expect(ended(bornScene().die(4))).toContainEqual(['G/N/D', sceneStart]);
  });

  it('H4.4 operational-behavior-edge-node-termination-host-action-ndeath-devices-tags-stale', () => {
    expect(stale(bornScene().die(4))).toContain('Speed');
  });

  it('H4.5 operational-behavior-edge-node-termination-host-action-ddeath-devices-offline: at the time that the DDEATH says', () => {
    const scene = bornScene();
    const death = scene.say('DDEATH/D', [], { seq: 2, timestamp: sceneStart - 7 });
    expect(ended(death)).toEqual([['G/N/D', sceneStart - 7]]);
  });

  it('H4.6 operational-behavior-edge-node-termination-host-action-ddeath-devices-tags-stale: those of the device and no others', () => {
    const scene = bornScene();
    const [end] = ofKind(scene.say('DDEATH/D', [], { seq: 2, timestamp: sceneStart - 7 }), 'offline');
    expect(end?.at).toBe(sceneStart - 7);
    expect(end?.staleDefinitions.map(({ name }) => name)).toEqual(['Speed']);
  });

  it('H4.7 an NDEATH counts once, and only with the bdSeq of the last NBIRTH', () => {
    const scene = bornScene(4);
    expect(ended(scene.die(3))).toEqual([]);
    expect(ended(scene.say('NDEATH', []))).toEqual([]);
    expect(stored(scene.say('NDATA', [data(1, 5)], { seq: 2 }))).toEqual(['Level=5']);
    expect(ended(scene.die(4))).toHaveLength(2);
    expect(ended(scene.die(4))).toEqual([]);
  });

  it('H4.7 an NDEATH without a bdSeq, or of a node that nobody knows, is counted and does nothing else', () => {
    const scene = new HostScene();
    expect(scene.die(0).map(({ kind }) => kind)).toEqual(['unmatched-death', 'settle']);
    scene.bear(0);
    expect(scene.say('NDEATH', []).map(({ kind }) => kind)).toEqual(['unmatched-death', 'settle']);
  });

  it('H4.8 when our own connection is lost everything seen through it is stale, and nothing turns good without a birth', () => {
    const scene = bornScene();
    const lost = scene.host.disconnect(0, scene.now + 5);
    expect(stale(lost)).toEqual(['bdSeq', 'Level', 'Speed']);
    expect(ended(lost)).toEqual([
      ['G/N', sceneStart + 5],
      ['G/N/D', sceneStart + 5],
    ]);
    scene.host.connect(0, scene.now);
    const [store] = ofKind(scene.say('DDATA/D', [data(2, 9)], { seq: 7 }), 'store');
    expect(store).toMatchObject({ isStale: true });
    scene.bear(5);
    const [again] = ofKind(scene.say('NDATA', [data(1, 9)], { seq: 1 }), 'store');
    expect(again).toMatchObject({ isStale: false });
  });

  it('H4.8 a node that is not born by itself after our reconnect is asked, after a grace for those that wait for us', () => {
    const scene = bornScene();
    scene.host.disconnect(0, scene.now);
    scene.host.connect(0, scene.now);
    expect(asked(scene.wait(4_900))).toEqual([]);
    expect(asked(scene.wait(200))).toEqual(['G/N']);
  });

  it('H4.8 what one server carried is not touched by the loss of another', () => {
    const scene = new HostScene();
    scene.bear(0, { node: 'A', server: 0 });
    scene.bear(0, { node: 'B', server: 1 });
    expect(ended(scene.host.disconnect(1, scene.now))).toEqual([['G/B', sceneStart]]);
  });

  it('H4.9 live data says when a node was last heard, and how its clock stands against ours', () => {
    const scene = bornScene();
    const [heard] = ofKind(scene.say('NDATA', [data(1, 5)], { seq: 2, timestamp: sceneStart - 250 }), 'heard');
    expect(heard).toMatchObject({ at: sceneStart, sentAt: sceneStart - 250, sequence: 2 });
  });
});

describe('H5 order', () => {
  it('H5.1 operational-behavior-host-reordering-param: the timeout is a setting; 0 waits for nothing', () => {
    const patient = new HostScene({ reorderTimeoutMs: 5_000 });
    const hasty = new HostScene({ reorderTimeoutMs: 0 });
    for (const scene of [patient, hasty]) scene.bear();
    expect(stored(hasty.say('NDATA', [data(1, 2)], { seq: 2 }))).toEqual(['Level=2']);
    expect(stored(patient.say('NDATA', [data(1, 2)], { seq: 2 }))).toEqual([]);
    expect(stored(patient.wait(4_900))).toEqual([]);
    expect(stored(patient.wait(100))).toEqual(['Level=2']);
  });

  it.each([
    { birth: 0, arrivals: [1, 2, 4] },
    { birth: 253, arrivals: [254, 255, 1] },
    { birth: 7, arrivals: [9] },
  ])('H5.2 operational-behavior-host-reordering-start: after NBIRTH $birth, $arrivals starts the timer', (order) => {
    const scene = new HostScene();
    scene.bear(0, { seq: order.birth });
    const last = order.arrivals.map((seq) => scene.say('NDATA', [data(1, seq)], { seq })).at(-1);
    expect(last).toEqual([]);
    expect(asked(scene.wait(2_000))).toEqual(['G/N']);
  });

  it('H5.3 operational-behavior-host-reordering-rebirth: exactly one Rebirth, as soon as the timeout is over', () => {
    const scene = bornScene();
    scene.say('NDATA', [data(1, 3)], { seq: 3 });
    scene.say('NDATA', [data(1, 4)], { seq: 4 });
    const requests = Array.from({ length: 60 }, () => asked(scene.wait(100)));
    expect(requests.findIndex((nodes) => nodes.length > 0)).toBe(19);
    expect(requests.flat()).toEqual(['G/N']);
  });

  it('H5.4 operational-behavior-host-reordering-success: in time, everything is applied in its order without a Rebirth', () => {
    const scene = new HostScene();
    scene.bear();
    const values = [1, 2, 5, 7, 3, 4, 6].map((seq) => scene.say('NDATA', [data(1, seq)], { seq }));
    expect(stored(values.flat())).toEqual([1, 2, 3, 4, 5, 6, 7].map((seq) => `Level=${seq}`));
    expect(asked(scene.wait(60_000))).toEqual([]);
  });

  it('H5.5 what waited in vain is applied in its order, and data goes on being applied', () => {
    const scene = new HostScene();
    scene.bear();
    for (const seq of [4, 2]) scene.say('NDATA', [data(1, seq)], { seq });
    const over = scene.wait(2_000);
    expect(stored(over)).toEqual(['Level=2', 'Level=4']);
    expect(ofKind(over, 'gap')).toHaveLength(1);
    expect(stored(scene.say('NDATA', [data(1, 5)], { seq: 5 }))).toEqual(['Level=5']);
  });

  it('H5.6 one sequence for the node and all its devices; the same message twice is dropped', () => {
    const scene = bornScene();
    const messages = [
      scene.say('DDATA/D', [data(2, 1)], { seq: 2 }),
      scene.say('NDATA', [data(1, 2)], { seq: 3 }),
      scene.say('NDATA', [data(1, 2)], { seq: 3 }),
      scene.say('DDEATH/D', [], { seq: 4 }),
      scene.say('NDATA', [data(1, 3)], { seq: 5 }),
    ];
    expect(stored(messages.flat())).toEqual(['Speed=1', 'Level=2', 'Level=3']);
    expect(asked(scene.wait(60_000))).toEqual([]);
  });

  it('H5.7 an NBIRTH at any moment starts over: sequence, aliases, and devices offline until their DBIRTH', () => {
    const scene = bornScene();
    scene.say('DDATA/D', [data(2, 9)], { seq: 9 });
    const metrics = [createMetric({ name: 'Height', alias: 1, datatype: DataType.Double, value: 0 })];
    const birth = scene.bear(5, { seq: 7, metrics });
    // What waited belongs to the session before, and its data is real.
    expect(stored(birth)).toEqual(['Speed=9', 'bdSeq=5', 'Height=0']);
    expect(ended(birth)).toEqual([['G/N/D', sceneStart]]);
    expect(stored(scene.say('NDATA', [data(1, 6)], { seq: 8 }))).toEqual(['Height=6']);
    expect(ofKind(scene.say('DDATA/D', [data(2, 1)], { seq: 9 }), 'refuse')[0]?.reason).toBe('no-birth');
    expect(stored(scene.wait(60_000))).toEqual([]);
  });
});

describe('a host that starts again', () => {
  const remembered: RememberedNode = {
    groupId: 'G',
    edgeNodeId: 'N',
    bdSeq: 4,
    wasOnline: true,
    metrics: [{ name: 'Level', alias: 1, datatype: DataType.Double, unit: undefined }],
    devices: [{ deviceId: 'D', metrics: [{ name: 'Speed', alias: 2, datatype: DataType.Double, unit: undefined }] }],
  };

  it('knows the aliases of before, keeps what comes as stale, and asks for the birth that makes it good', () => {
    const scene = new HostScene();
    scene.host.remember([remembered], scene.now);
    const actions = [
      ...scene.say('NDATA', [data(1, 3)], { seq: 77 }),
      ...scene.say('DDATA/D', [data(2, 4)], { seq: 78 }),
    ];
    expect(stored(actions)).toEqual(['Level=3', 'Speed=4']);
    expect(ofKind(actions, 'store').every(({ isStale }) => isStale)).toBe(true);
    expect(asked(scene.wait(5_000))).toEqual(['G/N']);
    scene.bear(4);
    expect(ofKind(scene.say('NDATA', [data(1, 3)], { seq: 1 }), 'store')[0]?.isStale).toBe(false);
  });

  it('knows the bdSeq of before, so that a death of that session ends it', () => {
    const scene = new HostScene();
    scene.host.remember([remembered], scene.now);
    scene.die(4);
    expect(ofKind(scene.say('NDATA', [data(1, 3)], { seq: 1 }), 'refuse')[0]?.reason).toBe('no-birth');
  });

  it('asks nobody who was offline already, until it speaks', () => {
    const scene = new HostScene();
    scene.host.remember([{ ...remembered, wasOnline: false }], scene.now);
    expect(asked(scene.wait(60_000))).toEqual([]);
    scene.say('NDATA', [data(1, 3)], { seq: 9 });
    expect(asked(scene.wait(100))).toEqual(['G/N']);
  });
});
