import { describe, expect, test } from 'vitest';
import { evaluateTemplate } from '../src/kriti/evaluate-template.ts';
import { KritiError } from '../src/kriti/kriti-error.ts';
import { parseTemplate } from '../src/kriti/parse-template.ts';

const stops = [
  { id: 7, cause: 'jam', minutes: 12, 'shift lead': 'Asha' },
  { id: 8, cause: null, minutes: 3 },
];
const values = { $body: { machine: 'Filler', stops, flags: { isOpen: true } }, $base_url: 'http://handler/a' };

function evaluate(template: string): unknown {
  return evaluateTemplate(parseTemplate(template), values);
}

describe('a template', () => {
  test.each<readonly [string, unknown]>([
    ['{"a": [1, -2.5e1, "x", true, null]} # as it is', { a: [1, -25, 'x', true, null] }],
    ['{{ $body.machine }}', 'Filler'],
    [`{{ $body['stops'][0]['shift lead'] }}`, 'Asha'],
    ['{"of": {"machine": {{$body.machine}}}}', { of: { machine: 'Filler' } }],
    ['"{{$base_url}}/{{ $body.stops[1].id }}?open={{$body.flags.isOpen}}"', 'http://handler/a/8?open=true'],
    ['"a \\"quoted\\" { brace\\n"', 'a "quoted" { brace\n'],
    ['{{ $body?.nothing.at.all }}', null],
    ['{{ $body.stops?.[5]?.id }}', null],
    ['{{ $body?.nothing ?? $body.machine }}', 'Filler'],
    [
      '{{ range i, one := $body.stops }} {"at": {{i}}, "id": {{one.id}}} {{ end }}',
      [
        { at: 0, id: 7 },
        { at: 1, id: 8 },
      ],
    ],
    ['{{ range _, one := $body.stops }} {{ one.minutes }} {{ end }}', [12, 3]],
    ['{{ if $body.stops[0].minutes > 10 && $body.flags.isOpen }} "long" {{ else }} "short" {{ end }}', 'long'],
    ['{{ if false }} 1 {{ elif $body.machine == "Filler" }} 2 {{ else }} 3 {{ end }}', 2],
    ['{{ "jam" in {"jam": {{ $body.machine }} } }}', true],
    ['{{ 3 in [1, 2] || not ($body.flags.isOpen) }}', false],
    ['{{ [1, 2] < [1, 3] }}', true],
    ['{{ concat {{ range i, one := $body.stops }} [ {{ i }}, {{ one.id }} ] {{ end }} }}', [0, 7, 1, 8]],
    ['{{ not (empty (tail("f"))) }}', false],
    ['[{{ size($body.stops) }}, {{ head("foo") }}, {{ inverse([1, 2]) }}]', [2, 'f', [2, 1]]],
    [
      '[{{ toUpper("a b") }}, {{ toTitle("hELLO wORLD") }}, {{ escapeUri "a b/ü" }}]',
      ['A B', 'Hello World', 'a%20b%2F%C3%BC'],
    ],
    ['{{ fromPairs [["a", 1], ["b", 2]] }}', { a: 1, b: 2 }],
    ['{{ toPairs {"a": 1} }}', [['a', 1]]],
    ['{{ removeNulls [1, null] }}', [1]],
  ])('%s', (template, expected) => {
    expect(evaluate(template)).toEqual(expected);
  });

  test.each([
    ['{"a": 1,}', 'Parse Error: Unexpected "}", expecting """', 1, 9],
    ['{{ $body.machine', 'Parse Error: Unexpected the end of the template, expecting "}}"', 1, 17],
    ['{"a": $body.machine}', 'Parse Error: Unexpected "$", expecting a value', 1, 7],
    ['{{ if true }} 1 {{ end }}', 'Parse Error: Unexpected "e", expecting "else"', 1, 20],
    ['[\n  {{ $body.nothing }}\n]', 'Path Lookup Error: "$body.nothing"', 2, 11],
    ['{{ $nobody }}', 'Path Lookup Error: "$nobody"', 1, 4],
    ['{{ $body.machine.name }}', 'Type Error: Expected object', 1, 17],
    ['{{ range i, x := $body.machine }} 1 {{ end }}', 'Range Error: Can only range over an array', 1, 1],
    ['"{{ $body.stops }}"', "Type Error: Cannot interpolate type: 'Array'.", 1, 1],
    ['{{ if 1 }} 1 {{ else }} 2 {{ end }}', 'Type Error: 1 is not a boolean.', 1, 1],
    ['{{ head [] }}', 'Function Error: Empty array', 1, 4],
    ['['.repeat(100_000), 'Parse Error: Unexpected "[", expecting less depth', 1, 501],
  ])('%s says what is wrong and where', (template, message, startLine, startColumn) => {
    const fault = faultOf(template);
    expect([fault.message, fault.span.startLine, fault.span.startColumn]).toEqual([message, startLine, startColumn]);
  });
});

function faultOf(template: string): KritiError {
  try {
    evaluate(template);
  } catch (error) {
    if (error instanceof KritiError) return error;
    throw error;
  }
  throw new Error(`${template} has no fault`);
}
