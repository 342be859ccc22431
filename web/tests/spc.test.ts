import { describe, expect, test } from 'vitest';
import { argumentsOf } from '../src/features/spc/arguments-of.ts';
import { countRules, extentOf, marksOf, panelsOf, type SpcPoint } from '../src/features/spc/spc-panel.ts';
import { readSpcQuestion } from '../src/features/spc/spc-question.ts';
import { findSubject, subjectsOf } from '../src/features/spc/spc-subjects.ts';
import { decimalsOf } from '../src/features/spc/use-write-value.ts';

const noonMs = Date.parse('2026-03-02T12:00:00Z');

describe('the question in an address', () => {
  test.each([
    ['of=metric.17', { chart: 'i_mr', subgroups: undefined, subject: { kind: 'metric', id: 17 } }],
    ['of=metric.17&chart=xbar_r', { chart: 'xbar_r', subgroups: '5' }],
    ['of=metric.17&chart=xbar_s&subgroups=shift', { subgroups: 'shift' }],
    ['of=counts.6', { chart: 'p', subgroups: 'hour' }],
    // A chart of counts is none of a metric.
    ['of=metric.17&chart=p', { chart: 'i_mr' }],
    [
      'of=machine.17&range=soon&rules=mine&lower=low',
      { subject: null, range: '24h', ruleSet: 'nelson', lowerSpecification: null },
    ],
    ['lower=-2.5&upper=0', { lowerSpecification: -2.5, upperSpecification: 0 }],
  ])('%s', (address, expected) => {
    expect(readSpcQuestion(new URLSearchParams(address), noonMs)).toMatchObject(expected);
  });

  test.each([
    [
      'of=metric.17&chart=xbar_r&range=1h',
      { metricId: 17, equipmentId: null, subgroupSize: 5, bucket: null, baselineFrom: null },
    ],
    ['of=counts.6&subgroups=day', { metricId: null, equipmentId: 6, subgroupSize: null, bucket: 'day' }],
    [
      'of=cycle.6&range=1h&limits=before',
      { equipmentId: 6, baselineFrom: '2026-03-02T10:00:00.000Z', baselineTo: '2026-03-02T11:00:00.000Z' },
    ],
  ])('is asked as the function takes it: %s', (address, expected) => {
    const question = readSpcQuestion(new URLSearchParams(address), noonMs);
    expect(question.subject && argumentsOf(question, question.subject)).toMatchObject(expected);
  });
});

describe('the marks of a chart', () => {
  const points = [
    point({ number: 1, value: 5 }),
    point({ number: 2, value: 14, nelson_rules: [1, 5] }),
    point({ number: 3, value: -4, nelson_rules: [1] }),
    point({ number: 4, value: 8, nelson_rules: [5], western_electric_rules: [2] }),
    point({ number: 4, panel: 'moving_range', value: 3, nelson_rules: [] }),
  ];
  const [values, ranges] = panelsOf(points);

  test('say by their shape on which side of the limits a point is', () => {
    expect(values && marksOf(values, 'nelson', null)).toEqual([
      { index: 1, kind: 'above', rules: [1, 5] },
      { index: 2, kind: 'below', rules: [1] },
      { index: 3, kind: 'pattern', rules: [5] },
    ]);
    expect(ranges && marksOf(ranges, 'nelson', null)).toEqual([]);
  });

  test('are those of the set and of the rule that are asked for', () => {
    expect(values && marksOf(values, 'western_electric', null)).toEqual([{ index: 3, kind: 'pattern', rules: [2] }]);
    expect(values && marksOf(values, 'nelson', 5).map(({ index }) => index)).toEqual([1, 3]);
  });

  test('are counted by rule, over all panels', () => {
    expect([...countRules(points, 'nelson')]).toEqual([
      [1, 2],
      [5, 2],
    ]);
  });

  test('lie within what is drawn, and so do the limits', () => {
    const [lowest, highest] = values === undefined ? [0, 0] : extentOf(values);
    expect(lowest).toBeLessThan(-4);
    expect(highest).toBeGreaterThan(14);
    expect(extentOf({ name: 'individual', points: [] })).toEqual([0, 1]);
  });
});

test.each([
  [12.4, 0],
  [1.2, 1],
  [0.04, 3],
  [0, 2],
])('a standard deviation of %s leaves %i decimals', (sigma, decimals) => {
  expect(decimalsOf(sigma)).toBe(decimals);
});

function point(more: Partial<SpcPoint>): SpcPoint {
  return {
    panel: 'individual',
    number: 1,
    started_at: '2026-03-02T12:00:00Z',
    ended_at: '2026-03-02T12:00:00Z',
    size: 1,
    value: 5,
    center_line: 5,
    sigma: 2,
    lower_control_limit: -1,
    upper_control_limit: 11,
    nelson_rules: [],
    western_electric_rules: [],
    ...more,
  };
}

describe('the subject that a page begins with', () => {
  const line = {
    kind: 'line',
    id: 1,
    name: 'Line',
    line: null,
    area: { id: 1, name: 'Hall', site: { id: 1, name: 'Site', time_zone: 'UTC' } },
  };
  const filler = { ...line, kind: 'machine', id: 2, name: 'Filler', metrics: [{ id: 7, name: 'Flow', unit: 'l/min' }] };

  test('is the first metric, for it is measured anyway', () => {
    expect(findSubject(subjectsOf([{ ...line, metrics: [] }, filler]), null)?.subject).toEqual({
      kind: 'metric',
      id: 7,
    });
  });

  test('is a cycle time where there is no metric, and nothing but what is asked for', () => {
    const subjects = subjectsOf([{ ...line, metrics: [] }]);
    expect(findSubject(subjects, null)?.subject).toEqual({ kind: 'cycle', id: 1 });
    expect(findSubject(subjects, { kind: 'metric', id: 7 })).toBeUndefined();
  });
});
