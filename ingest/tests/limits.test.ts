import { describe, expect, it } from 'vitest';
import { RebirthLimiter } from '../src/host/rebirth-limiter.ts';
import { Health } from '../src/observe/health.ts';

describe('requests for a rebirth', () => {
  it('go to one node after 10 s, 20 s, 40 s … and at last every 5 min, until it is born', () => {
    const limiter = new RebirthLimiter();
    const sent = Array.from({ length: 2_000 }, (_, second) => second).filter((second) =>
      limiter.allow('G/N', second * 1_000),
    );
    expect(sent).toEqual([0, 10, 30, 70, 150, 310, 610, 910, 1_210, 1_510, 1_810]);
    limiter.reset('G/N');
    expect(limiter.allow('G/N', 2_000_000)).toBe(true);
  });

  it('go to 300 nodes at no more than 20 a second', () => {
    const limiter = new RebirthLimiter();
    const perSecond: number[] = [];
    const waiting = new Set(Array.from({ length: 300 }, (_, index) => `G/N${index}`));
    for (let tenth = 0; waiting.size > 0; tenth += 1) {
      for (const node of [...waiting]) {
        if (!limiter.allow(node, tenth * 100)) continue;
        waiting.delete(node);
        perSecond[Math.floor(tenth / 10)] = (perSecond[Math.floor(tenth / 10)] ?? 0) + 1;
      }
    }
    // The first second also spends what was saved up.
    expect(Math.max(...perSecond.slice(1))).toBeLessThanOrEqual(20);
    expect(perSecond[0]).toBeLessThanOrEqual(40);
  });
});

describe('health', () => {
  it('minds rows that wait, not silence', () => {
    const health = new Health(30_000, 0);
    health.brokerConnected();
    expect(health.judge(1_000_000).isHealthy).toBe(true);
    health.rowsArrived(1_000_000);
    expect(health.judge(1_029_999).isHealthy).toBe(true);
    expect(health.judge(1_030_000).isHealthy).toBe(false);
    health.rowsLanded();
    expect(health.judge(1_030_000).isHealthy).toBe(true);
  });

  it('minds messages that are all refused while they keep coming, and forgets them when they stop', () => {
    const health = new Health(30_000, 0);
    health.brokerConnected();
    for (let at = 0; at <= 60_000; at += 10_000) health.messageRefused('No source topic covers it.', at);
    expect(health.judge(60_000)).toEqual({
      isHealthy: false,
      sentence: 'Messages have been arriving for 60 s, but all were refused. The last: No source topic covers it.',
    });
    expect(health.judge(100_000).isHealthy).toBe(true);
  });

  it('minds a broker that is out of reach', () => {
    const health = new Health(30_000, 0);
    expect(health.judge(29_999).isHealthy).toBe(true);
    expect(health.judge(30_000).sentence).toBe(
      'The broker has been out of reach for 30 s. Check MQTT_URL and the broker.',
    );
  });
});
