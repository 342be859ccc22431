import type { QualifiedName } from '../metadata/qualified-name.ts';
import { builtInType, type Parameter, type SqlType, type SqlTypeName } from '../plan/parameter.ts';
import type {
  CallExpression,
  Delete,
  Expression,
  FromItem,
  Insert,
  OnConflict,
  OrderByItem,
  Select,
  SelectColumn,
  Statement,
  Update,
} from './ast.ts';
import { objectKey, tellsTime, type ReadObject } from './read-object.ts';

/** A statement's text with what its `$1`, `$2`, ... stand for. */
export interface PrintedStatement {
  readonly text: string;
  readonly parameters: readonly Parameter[];
  /** What its answer depends on beside the parameters. */
  readonly reads: readonly ReadObject[];
}

/** Writes a statement as PostgreSQL's text. The only place that knows syntax, quoting and escaping. */
export function print(statement: Statement): PrintedStatement {
  const printer = new Printer();
  const text = printer.statement(statement);
  return { text, parameters: printer.parameters, reads: printer.reads };
}

/**
 * Writes a select so that one statement answers it for many: `$1` are ids, and each parameter is a list with a value for
 * each id. Each row begins with its id. Values arrive as columns of their own types, so that the executor sees them as it
 * sees constants: chunks of a hypertable that they exclude are not read.
 */
export function printMultiplexed(select: Select): PrintedStatement {
  const printer = new Printer('listed');
  return { text: printer.multiplexed(select), parameters: printer.parameters, reads: printer.reads };
}

/** The statement that answers how PostgreSQL would run the statement, line by line. */
export function explained(text: string): string {
  return `explain (format text) ${text}`;
}

/** An identifier in quotes. */
export function quoteIdentifier(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

/** A text literal; the form with `E` where backslashes would depend on `standard_conforming_strings`. */
export function quoteText(value: string): string {
  const quoted = `'${value.replaceAll("'", "''")}'`;
  return value.includes('\\') ? `E${quoted.replaceAll('\\', '\\\\')}` : quoted;
}

class Printer {
  readonly parameters: Parameter[] = [];
  private readonly read = new Map<string, ReadObject>();
  private readonly indexes = new Map<Parameter, number>();
  private readonly placement: 'numbered' | 'listed';

  /** Whether parameters are `$1`, `$2`, ... or columns of the row at hand. */
  constructor(placement: 'numbered' | 'listed' = 'numbered') {
    this.placement = placement;
  }

  get reads(): readonly ReadObject[] {
    return [...this.read.values()];
  }

  statement({ with: parts, select }: Statement): string {
    if (parts.length === 0) return this.select(select);
    const named = parts.map(({ name, statement }) => `${quoteIdentifier(name)} as (${this.part(statement)})`);
    return `with ${named.join(', ')} ${this.select(select)}`;
  }

  multiplexed(select: Select): string {
    const answer = `left join lateral (${this.select(select)}) as "answer" on true`;
    const lists = this.parameters.map(({ type }, index) => `$${index + 2}::${typeName(elementType(type))}[]`);
    const names = this.parameters.map((_, index) => `, ${entryColumn(index)}`);
    const entries = `unnest(${['$1::int4[]', ...lists].join(', ')}) as "entry"("id"${names.join('')})`;
    return `select "entry"."id", "answer".* from ${entries} ${answer}`;
  }

  private part(part: Select | Insert | Update | Delete): string {
    switch (part.kind) {
      case 'select':
        return this.select(part);
      case 'insert':
        return this.insert(part);
      case 'update':
        return this.update(part);
      case 'delete':
        return this.delete(part);
    }
  }

  private select(select: Select): string {
    const distinct = select.distinctOn?.length
      ? ` distinct on (${select.distinctOn.map((item) => this.expression(item)).join(', ')})`
      : '';
    const columns = select.columns.map((column) => this.column(column)).join(', ');
    const from = select.from ? ` from ${this.from(select.from)}` : '';
    const where = this.where(select.where ?? null);
    const orderBy = select.orderBy?.length
      ? ` order by ${select.orderBy.map((item) => this.orderByItem(item)).join(', ')}`
      : '';
    const limit = this.limit(select);
    const offset = select.offset ? ` offset ${this.expression(select.offset)}` : '';
    return `select${distinct} ${columns}${from}${where}${orderBy}${limit}${offset}`;
  }

  private limit({ limit, limitsWithTies = false }: Select): string {
    if (!limit) return '';
    return limitsWithTies
      ? ` fetch first (${this.expression(limit)}) rows with ties`
      : ` limit ${this.expression(limit)}`;
  }

  private where(condition: Expression | null): string {
    return condition === null ? '' : ` where ${this.expression(condition)}`;
  }

  private column(column: SelectColumn): string {
    if (column.kind === 'star') return `${quoteIdentifier(column.relation)}.*`;
    return `${this.expression(column.expression)} as ${quoteIdentifier(column.alias)}`;
  }

  private orderByItem({ expression, direction, nulls }: OrderByItem): string {
    return `${this.expression(expression)} ${direction} nulls ${nulls}`;
  }

  private from(item: FromItem): string {
    const alias = quoteIdentifier(item.alias);
    switch (item.kind) {
      case 'table':
        this.reading({ kind: 'table', schema: item.table.schema, name: item.table.name });
        return `${qualified(item.table)} as ${alias}`;
      case 'named':
        return `${quoteIdentifier(item.name)} as ${alias}`;
      case 'subselect':
        return `(${this.select(item.select)}) as ${alias}`;
      case 'values':
        return `(values ${this.rows(item.rows)}) as ${alias}(${item.columns.map(quoteIdentifier).join(', ')})`;
      case 'function':
        return `${this.call(item.call)} as ${alias}`;
      case 'recordset': {
        const columns = item.columns.map(({ name, type }) => `${quoteIdentifier(name)} ${typeName(type)}`);
        return `${this.call(item.call)} as ${alias}(${columns.join(', ')})`;
      }
    }
  }

  private insert({ table, alias, columns, source, onConflict, returning }: Insert): string {
    const target = `insert into ${qualified(table)} as ${quoteIdentifier(alias)}`;
    const list = columns.length === 0 ? '' : ` (${columns.map(quoteIdentifier).join(', ')})`;
    return `${target}${list} ${this.insertSource(source)}${this.onConflict(onConflict)}${this.returning(returning)}`;
  }

  private insertSource(source: Insert['source']): string {
    switch (source.kind) {
      case 'values':
        return `values ${this.rows(source.rows)}`;
      case 'defaults':
        return 'default values';
      case 'select':
        return this.select(source);
    }
  }

  private rows(rows: readonly (readonly Expression[])[]): string {
    return rows.map((row) => `(${row.map((value) => this.expression(value)).join(', ')})`).join(', ');
  }

  private onConflict(onConflict: OnConflict | null): string {
    if (onConflict === null) return '';
    const target = conflictTarget(onConflict.constraint);
    if (onConflict.update === null) return ` on conflict${target} do nothing`;
    const { set, where } = onConflict.update;
    return ` on conflict${target} do update set ${this.assignments(set)}${this.where(where)}`;
  }

  private update({ table, alias, set, where, returning }: Update): string {
    const target = `update ${qualified(table)} as ${quoteIdentifier(alias)}`;
    return `${target} set ${this.assignments(set)}${this.where(where)}${this.returning(returning)}`;
  }

  private delete({ table, alias, where, returning }: Delete): string {
    return `delete from ${qualified(table)} as ${quoteIdentifier(alias)}${this.where(where)}${this.returning(returning)}`;
  }

  private assignments(set: readonly { readonly column: string; readonly value: Expression }[]): string {
    return set.map(({ column, value }) => `${quoteIdentifier(column)} = ${this.expression(value)}`).join(', ');
  }

  private returning(columns: readonly SelectColumn[]): string {
    return columns.length === 0 ? '' : ` returning ${columns.map((column) => this.column(column)).join(', ')}`;
  }

  private expression(expression: Expression): string {
    switch (expression.kind) {
      case 'parameter':
        return this.parameter(expression.parameter);
      case 'text':
        return quoteText(expression.value);
      case 'number':
        return String(expression.value);
      case 'boolean':
        return expression.value ? 'true' : 'false';
      case 'null':
        return 'null';
      case 'default':
        return 'default';
      case 'column':
        return expression.relation === null
          ? quoteIdentifier(expression.column)
          : `${quoteIdentifier(expression.relation)}.${quoteIdentifier(expression.column)}`;
      case 'row':
        return quoteIdentifier(expression.relation);
      case 'tuple':
        return `(${expression.items.map((item) => this.expression(item)).join(', ')})`;
      case 'call':
        return this.call(expression);
      case 'binary':
        return `(${this.expression(expression.left)} ${expression.operator} ${this.expression(expression.right)})`;
      case 'quantified': {
        const right = this.expression(expression.right);
        return `(${this.expression(expression.left)} ${expression.operator} ${expression.quantifier} (${right}))`;
      }
      case 'and':
        return this.joined(expression.items, ' and ', 'true');
      case 'or':
        return this.joined(expression.items, ' or ', 'false');
      case 'not':
        return `(not ${this.expression(expression.item)})`;
      case 'is-null':
        return `(${this.expression(expression.item)} is ${expression.isNull ? '' : 'not '}null)`;
      case 'cast':
        if (expression.item.kind === 'text' && tellsTime(expression.type, expression.item.value)) {
          this.reading({ kind: 'clock' });
        }
        return `(${this.expression(expression.item)})::${typeName(expression.type)}`;
      case 'case': {
        const then = this.expression(expression.then);
        return `case when ${this.expression(expression.when)} then ${then} else ${this.expression(expression.else)} end`;
      }
      case 'array':
        return `array[${expression.items.map((item) => this.expression(item)).join(', ')}]`;
      case 'exists':
        return `exists (${this.select(expression.select)})`;
      case 'subquery':
        return `(${this.select(expression.select)})`;
    }
  }

  private joined(items: readonly Expression[], separator: string, whenEmpty: string): string {
    if (items.length === 0) return whenEmpty;
    const [only] = items;
    if (items.length === 1 && only !== undefined) return this.expression(only);
    return `(${items.map((item) => this.expression(item)).join(separator)})`;
  }

  private call({ schema, name, isDistinct = false, isStar = false, arguments: given }: CallExpression): string {
    const called = schema === null ? name : qualified({ schema, name });
    if (schema !== null) this.reading({ kind: 'function', schema, name });
    if (isStar) return `${called}(*)`;
    const list = given.map(({ name: argument, value }) =>
      argument === null ? this.expression(value) : `${quoteIdentifier(argument)} => ${this.expression(value)}`,
    );
    return `${called}(${isDistinct ? 'distinct ' : ''}${list.join(', ')})`;
  }

  private reading(object: ReadObject): void {
    this.read.set(objectKey(object), object);
  }

  /** One `$n` per parameter object: a value used twice is sent once. */
  private parameter(parameter: Parameter): string {
    const index = this.indexes.get(parameter) ?? this.parameters.push(parameter);
    this.indexes.set(parameter, index);
    const { type } = parameter;
    if (this.placement === 'listed' && elementType(type) === type) return `"entry".${entryColumn(index - 1)}`;
    const placeholder = this.placement === 'listed' ? `"entry".${entryColumn(index - 1)}` : `$${index}`;
    return type === null ? placeholder : `(${placeholder})::${typeName(type)}`;
  }
}

/** The type of a parameter in a list of them. A list of arrays would be one array, so that arrays travel as texts. */
function elementType(type: SqlType): SqlTypeName {
  return type === null || type.isArray ? builtInType('text') : type;
}

function entryColumn(index: number): string {
  return quoteIdentifier(`p${index}`);
}

function conflictTarget(constraint: OnConflict['constraint']): string {
  if (constraint === null) return '';
  if (typeof constraint === 'string') return ` on constraint ${quoteIdentifier(constraint)}`;
  return ` (${constraint.map(quoteIdentifier).join(', ')})`;
}

function qualified({ schema, name }: QualifiedName): string {
  return `${quoteIdentifier(schema)}.${quoteIdentifier(name)}`;
}

function typeName({ schema, name, isArray }: SqlTypeName): string {
  const bare = schema === 'pg_catalog' ? quoteIdentifier(name) : qualified({ schema, name });
  return isArray ? `${bare}[]` : bare;
}
