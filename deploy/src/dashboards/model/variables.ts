import { VariableRefresh, type VariableModel } from '@grafana/schema';
import { sourceOf, rowsOf } from './query.ts';
import { readSqlFile } from './sql-file.ts';

interface AskedVariable {
  readonly name: string;
  readonly label: string;
  readonly file: string;
  readonly isMulti: boolean;
}

function asked({ name, label, file, isMulti }: AskedVariable): VariableModel {
  return {
    name,
    label,
    type: 'query',
    datasource: sourceOf(rowsOf(file)),
    query: readSqlFile(file),
    refresh: VariableRefresh.onDashboardLoad,
    multi: isMulti,
    includeAll: isMulti,
    ...(isMulti && { current: { text: ['All'], value: ['$__all'] } }),
  };
}

/** A choice of few; the first is chosen at first. */
export function choice(
  name: string,
  label: string,
  values: readonly (readonly [value: string, text: string])[],
): VariableModel {
  const options = values.map(([value, text], index) => ({ text, value, selected: index === 0 }));
  return {
    name,
    label,
    type: 'custom',
    query: values.map(([value, text]) => `${text} : ${value}`).join(', '),
    multi: false,
    includeAll: false,
    options,
    ...(options[0] && { current: options[0] }),
  };
}

/** What people type. */
export function typed(name: string, label: string, value = ''): VariableModel {
  return {
    name,
    label,
    type: 'textbox',
    query: value,
    current: { text: value, value },
    options: [{ text: value, value, selected: true }],
  };
}

const enterprise = asked({ name: 'enterprise', label: 'Enterprise', file: 'variables/enterprise', isMulti: false });
const site = asked({ name: 'site', label: 'Site', file: 'variables/site', isMulti: true });
const area = asked({ name: 'area', label: 'Area', file: 'variables/area', isMulti: true });
const equipment = asked({ name: 'equipment', label: 'Equipment', file: 'variables/equipment', isMulti: true });
const machine = asked({ name: 'machine', label: 'Machine', file: 'variables/equipment', isMulti: false });

/** One signal of the chosen machine. */
export const metric = asked({ name: 'metric', label: 'Signal', file: 'variables/metric', isMulti: false });

/** The zone that tables show times in; charts are in the dashboard's own, which the time picker sets. */
const timeZone = asked({ name: 'zone', label: 'Time zone', file: 'variables/time-zone', isMulti: false });

/** What is looked at: any machines of an enterprise. */
export const plant: readonly VariableModel[] = [enterprise, site, area, equipment, timeZone];

/** What is looked at: one machine. */
export const oneMachine: readonly VariableModel[] = [enterprise, site, area, machine, timeZone];

/** What is looked at: whole sites. */
export const wholeSites: readonly VariableModel[] = [enterprise, site, timeZone];
