import { describe, expect, it } from 'vitest';
import { Health } from '../src/observe/health.ts';

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
