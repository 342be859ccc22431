import type { Callable, MetadataPermissions, TablePermissions } from './metadata-permissions.ts';
import { RoleRights, roles, type TableRights } from './role-rights.ts';

const introduction = `# Who may do what

Made by \`npm run generate\` from \`hasura/metadata\`; a test asks the running engine for every cell. Roles stand from the least
to the greatest: each of operator, supervisor, engineer and administrator has the rights of the one before it, planner those
of viewer, administrator those of planner too. \`mes\` and \`ingest\` are roles of systems. \`command_handler\` and
\`sign_in_handler\` are for the handlers behind actions: no token names them, so only the admin secret gives them.
\`anonymous\` is whoever has not signed in. Hasura's own role \`admin\`, which nothing confines, is no user's.

The page "Permissions" of the screens shows and edits the same as a grid, with a preview of what somebody would see; it takes the
admin secret. What is saved there holds at once; \`npm run metadata:export\` writes it to \`hasura/metadata\`.
`;

const tableLegend = `**r** reads rows by root fields, **a** counts and sums them, **f** sees rows only as answers of functions, **i** inserts, **u**
updates, **d** deletes. Rows: those of the session's **sites** (\`X-Hasura-Site-Ids\`), of its **enterprise**
(\`X-Hasura-Enterprise-Id\`), or **all**, the same for everybody; or **answers** of functions, which look at the session's sites only.
At most: how many rows a person or system is given at once.
`;

/** docs/permissions.md: every role with every table, function and action. */
export function formatPermissions(metadata: MetadataPermissions): string {
  const rights = new RoleRights(metadata);
  const permitted = metadata.tables.filter(isPermitted).toSorted(byName);
  const left = metadata.tables.filter((table) => !isPermitted(table)).toSorted(byName);
  const cells = (callables: readonly Callable[]): string =>
    matrix(
      [],
      callables.toSorted(byName).map((callable) => ({
        name: callable.name,
        cells: roles.map((role) => (rights.mayCall(role, callable) ? 'x' : '')),
      })),
    );
  return [
    introduction,
    '## Tables and views\n',
    tableLegend,
    matrix(
      ['rows', 'at most'],
      permitted.map((table) => ({
        name: table.name,
        cells: [rowsOf(table), limitOf(table), ...roles.map((role) => letters(rights.onTable(role, table)))],
      })),
    ),
    `Nobody but whoever runs the platform (the admin secret) sees ${left.map(({ name }) => `\`${name}\``).join(', ')}.\n`,
    '## Columns\n\nWhere a role does not read or write all columns:\n',
    ...permitted.flatMap(describeColumns),
    '\n## Actions\n\nWhat people and systems do. Rows of other enterprises and sites are not there for them.\n',
    cells(metadata.actions),
    '## Functions that change something\n\nFunctions that only answer questions are for whoever may read the table whose columns they answer with.\n',
    cells(metadata.functions),
  ].join('\n');
}

interface Row {
  readonly name: string;
  readonly cells: readonly string[];
}

/** A Markdown table, padded as Prettier pads it. */
function matrix(columns: readonly string[], rows: readonly Row[]): string {
  const header = ['', ...columns, ...roles];
  const lines = rows.map(({ name, cells }) => [`\`${name}\``, ...cells]);
  const widths = header.map((title, index) =>
    Math.max(3, title.length, ...lines.map((line) => line[index]?.length ?? 0)),
  );
  const format = (line: readonly string[]): string =>
    `| ${line.map((cell, index) => cell.padEnd(widths[index] ?? 0)).join(' | ')} |`;
  return [format(header), `| ${widths.map((width) => '-'.repeat(width)).join(' | ')} |`, ...lines.map(format), ''].join(
    '\n',
  );
}

function letters({ operations, selectsByRoot, aggregates }: TableRights): string {
  const select = operations.includes('select') ? (selectsByRoot ? 'r' : 'f') : '';
  const writes = operations.filter((operation) => operation !== 'select').map((operation) => operation.charAt(0));
  return [select, aggregates ? 'a' : '', ...writes].join('');
}

function isPermitted(table: TablePermissions): boolean {
  return [table.select, table.insert, table.update, table.delete].some((permissions) => permissions.length > 0);
}

/** Which rows the least reader is shown. */
function rowsOf({ select }: TablePermissions): string {
  if (select.every(({ permission }) => permission.query_root_fields?.length === 0)) return 'answers';
  const filter = JSON.stringify(select[0]?.permission.filter ?? {});
  if (filter.includes('X-Hasura-Site-Ids')) return 'sites';
  return filter.includes('X-Hasura-Enterprise-Id') ? 'enterprise' : 'all';
}

function limitOf({ select }: TablePermissions): string {
  return String(Math.max(0, ...select.map(({ permission }) => permission.limit ?? 0)) || '');
}

function describeColumns(table: TablePermissions): readonly string[] {
  return (['select', 'insert', 'update'] as const).flatMap((operation) =>
    table[operation].flatMap(({ role, permission: { columns } }) =>
      Array.isArray(columns)
        ? [`- \`${table.name}\`: ${role} ${verbs[operation]} ${columns.map((column) => `\`${column}\``).join(', ')}`]
        : [],
    ),
  );
}

const verbs = { select: 'reads', insert: 'inserts', update: 'updates' } as const;

function byName(a: { readonly name: string }, b: { readonly name: string }): number {
  return a.name < b.name ? -1 : 1;
}
