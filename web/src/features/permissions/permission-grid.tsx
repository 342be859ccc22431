import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { rowHeightPx, useVisibleRows } from '../../design/data-table/use-visible-rows.ts';
import { Panel } from '../../design/panel.tsx';
import { operations, wordOf, type CellName, type SourceMetadata, type TableMetadata } from './metadata.ts';
import { inheritedShape, shapes } from './right-shapes.ts';
import classes from './permission-grid.module.css';
import type { RoleRights } from './role-rights.ts';

export interface PermissionGridProps {
  readonly source: SourceMetadata;
  readonly roles: readonly string[];
  readonly rights: RoleRights;
  /** Tables whose names have it are shown. */
  readonly word: string;
  readonly chosen: CellName | undefined;
  readonly choose: (cell: CellName) => void;
}

/** Their rows are long: more than these are drawn only where they are seen. */
const fewRows = 20;

/** Where the keyboard is. */
interface Place {
  readonly row: number;
  readonly column: number;
}

/** Tables by schema, with four operations for each role. One stop of the Tab key; arrows lead from cell to cell. */
export function PermissionGrid(props: PermissionGridProps) {
  const { source, roles, word } = props;
  const { t } = useTranslation('permissions');
  const [place, setPlace] = useState<Place>({ row: 0, column: 0 });
  const grid = useRef<HTMLTableElement>(null);
  const tables = tablesOf(source, word);
  const columns = roles.flatMap((role) => operations.map((operation) => ({ role, operation })));
  const at = { row: Math.min(place.row, Math.max(0, tables.length - 1)), column: place.column };
  const { first, end, onScroll } = useVisibleRows(tables.length, fewRows);
  const isMoving = useRef(false);
  useEffect(() => {
    if (!isMoving.current) return;
    const cell = grid.current?.querySelector<HTMLElement>(`[data-place="${at.row} ${at.column}"]`);
    if (cell == null) {
      // Its row is drawn once it is in sight.
      grid.current?.parentElement?.scrollTo({ top: (at.row - 2) * rowHeightPx });
      return;
    }
    isMoving.current = false;
    cell.focus({ preventScroll: true });
    cell.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [at.row, at.column, first, end]);
  const onKeyDown = (event: KeyboardEvent) => {
    const next = placeAfter(event, at, { rows: tables.length, columns: columns.length });
    if (next === undefined) return;
    event.preventDefault();
    isMoving.current = true;
    setPlace(next);
  };
  return (
    <Panel title={t('grid.title', { source: source.name })}>
      <p className={classes.hint}>{t('grid.keys')}</p>
      <div className={classes.scroll} onScroll={onScroll}>
        <table
          ref={grid}
          aria-rowcount={tables.length + 2}
          className={classes.grid}
          aria-label={t('grid.title', { source: source.name })}
        >
          <GridHead roles={roles} />
          <tbody>
            <Gap rows={first} />
            {tables.slice(first, end).map((table, index) => (
              <GridRow
                key={wordOf(table)}
                {...props}
                table={table}
                row={first + index}
                isFirstOfSchema={table.table.schema !== tables[first + index - 1]?.table.schema}
                focusedColumn={first + index === at.row ? at.column : undefined}
                onKeyDown={onKeyDown}
                onFocus={(column) => setPlace({ row: first + index, column })}
              />
            ))}
            <Gap rows={tables.length - end} />
          </tbody>
        </table>
      </div>
    </Panel>
  );
}

/** The height of rows that are not drawn. */
function Gap({ rows }: { readonly rows: number }) {
  if (rows <= 0) return null;
  return (
    <tr aria-hidden="true">
      <td style={{ height: rows * rowHeightPx, border: 'none' }} />
    </tr>
  );
}

function tablesOf({ tables }: SourceMetadata, word: string): readonly TableMetadata[] {
  return tables
    .filter((table) => wordOf(table).toLowerCase().includes(word.trim().toLowerCase()))
    .toSorted(
      (one, other) =>
        one.table.schema.localeCompare(other.table.schema, 'en') ||
        one.table.name.localeCompare(other.table.name, 'en'),
    );
}

function GridHead({ roles }: { readonly roles: readonly string[] }) {
  const { t } = useTranslation('permissions');
  return (
    <thead>
      <tr>
        <th scope="col" rowSpan={2} className={classes.corner}>
          {t('grid.table')}
        </th>
        {roles.map((role) => (
          <th key={role} scope="colgroup" colSpan={operations.length} className={classes.role}>
            {role}
          </th>
        ))}
      </tr>
      <tr>
        {roles.map((role) =>
          operations.map((operation) => (
            <th
              key={`${role} ${operation}`}
              scope="col"
              className={classes.operation}
              data-first={operation === 'select' || undefined}
            >
              {operation}
            </th>
          )),
        )}
      </tr>
    </thead>
  );
}

interface GridRowProps extends PermissionGridProps {
  readonly table: TableMetadata;
  readonly row: number;
  readonly isFirstOfSchema: boolean;
  readonly focusedColumn: number | undefined;
  readonly onFocus: (column: number) => void;
  readonly onKeyDown: (event: KeyboardEvent) => void;
}

function GridRow({
  table,
  row,
  roles,
  rights,
  chosen,
  choose,
  isFirstOfSchema,
  focusedColumn,
  onFocus,
  onKeyDown,
}: GridRowProps) {
  const { t } = useTranslation('permissions');
  return (
    <tr aria-rowindex={row + 3}>
      <th scope="row" className={classes.table}>
        {isFirstOfSchema && <span className={classes.schema}>{table.table.schema}</span>}
        {table.table.name}
      </th>
      {roles.flatMap((role, roleIndex) =>
        operations.map((operation, operationIndex) => {
          const cell = { table, role, operation };
          const { kind, from } = rights.rightOf(cell);
          const column = roleIndex * operations.length + operationIndex;
          const isInherited = from.length > 0;
          const said = [t(`right.${kind}`), ...(isInherited ? [t('right.from', { roles: from.join(', ') })] : [])];
          const isChosen = chosen?.table === table && chosen.role === role && chosen.operation === operation;
          return (
            <td key={column} data-first={operationIndex === 0 || undefined} className={classes.cell}>
              <button
                type="button"
                className={classes.mark}
                data-kind={kind}
                data-place={`${row} ${column}`}
                aria-label={`${wordOf(table)}, ${role}, ${operation}: ${said.join(', ')}`}
                aria-pressed={isChosen}
                tabIndex={focusedColumn === column ? 0 : -1}
                onFocus={() => onFocus(column)}
                onKeyDown={onKeyDown}
                onClick={() => choose(cell)}
              >
                <span aria-hidden="true">
                  {shapes[kind]}
                  {isInherited && inheritedShape}
                </span>{' '}
                {kind !== 'none' && <span className={classes.word}>{t(`right.short.${kind}`)}</span>}
              </button>
            </td>
          );
        }),
      )}
    </tr>
  );
}

function placeAfter(
  { key, ctrlKey }: KeyboardEvent,
  { row, column }: Place,
  { rows, columns }: { readonly rows: number; readonly columns: number },
): Place | undefined {
  const within = (place: Place): Place => ({
    row: Math.max(0, Math.min(rows - 1, place.row)),
    column: Math.max(0, Math.min(columns - 1, place.column)),
  });
  switch (key) {
    case 'ArrowDown':
      return within({ row: row + 1, column });
    case 'ArrowUp':
      return within({ row: row - 1, column });
    case 'ArrowRight':
      return within({ row, column: column + 1 });
    case 'ArrowLeft':
      return within({ row, column: column - 1 });
    case 'PageDown':
      return within({ row: row + 10, column });
    case 'PageUp':
      return within({ row: row - 10, column });
    case 'Home':
      return within({ row: ctrlKey ? 0 : row, column: 0 });
    case 'End':
      return within({ row: ctrlKey ? rows : row, column: columns });
    default:
      return undefined;
  }
}
