import { Button, NativeSelect } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ShapeOf } from './check-filter.ts';
import { ComparisonEditor } from './comparison-editor.tsx';
import type { FilterNode } from './filter-node.ts';
import { everyRow } from './filter-node.ts';
import classes from './permissions.module.css';

/** What conditions are edited with. */
export interface ConditionParts {
  /** GraphQL type of the table that the condition is about. */
  readonly typeName: string;
  readonly shapeOf: ShapeOf;
  /** Session variables that offer themselves. */
  readonly variables: readonly string[];
}

export interface FilterEditorProps extends ConditionParts {
  readonly label: string;
  readonly node: FilterNode;
  readonly onChange: (node: FilterNode) => void;
}

/** A condition on rows as a tree: groups, relationships, comparisons of columns. */
export function FilterEditor({ label, node, onChange, ...parts }: FilterEditorProps) {
  return (
    <fieldset className={classes.group}>
      <legend>{label}</legend>
      <Group group={asGroup(node)} onChange={onChange} {...parts} />
    </fieldset>
  );
}

type Group = Extract<FilterNode, { kind: 'and' | 'or' }>;

/** A single condition is shown as a group of one, so that another can be put beside it. */
function asGroup(node: FilterNode): Group {
  return node.kind === 'and' || node.kind === 'or' ? node : { kind: 'and', isPlain: true, nodes: [node] };
}

interface GroupProps extends ConditionParts {
  readonly group: Group;
  readonly onChange: (group: FilterNode) => void;
}

function Group({ group, onChange, ...parts }: GroupProps) {
  const { t } = useTranslation('permissions');
  const { kind, nodes } = group;
  return (
    <div className={classes.nodes}>
      <NativeSelect
        size="xs"
        className={classes.groupKind}
        aria-label={t('filter.group')}
        value={kind}
        onChange={(event) =>
          onChange(event.currentTarget.value === 'or' ? { kind: 'or', nodes } : { kind: 'and', isPlain: true, nodes })
        }
        data={[
          { value: 'and', label: t('filter.and') },
          { value: 'or', label: t('filter.or') },
        ]}
      />
      {nodes.length === 0 && kind === 'and' && <p className={classes.plain}>{t('filter.everyRow')}</p>}
      <ul className={classes.nodes}>
        {nodes.map((node, index) => (
          // Conditions have no name of their own; what they say is all of them.
          <li key={`${index} ${nodes.length} ${node.kind}`}>
            <Node
              node={node}
              onChange={(changed) => onChange({ ...group, nodes: nodes.with(index, changed) })}
              remove={() => onChange({ ...group, nodes: nodes.toSpliced(index, 1) })}
              {...parts}
            />
          </li>
        ))}
      </ul>
      <AddCondition add={(node) => onChange({ ...group, nodes: [...nodes, node] })} {...parts} />
    </div>
  );
}

interface NodeProps extends ConditionParts {
  readonly node: FilterNode;
  readonly onChange: (node: FilterNode) => void;
  readonly remove: () => void;
}

function Node({ node, onChange, remove, ...parts }: NodeProps) {
  const { t } = useTranslation('permissions');
  const removal = (
    <Button variant="default" size="xs" onClick={remove}>
      {t('form.takeOut', { what: nameOf(node, t) })}
    </Button>
  );
  switch (node.kind) {
    case 'and':
    case 'or':
      return (
        <div className={classes.node}>
          <Group group={node} onChange={onChange} {...parts} />
          {removal}
        </div>
      );
    case 'not':
      return (
        <div className={classes.node}>
          <span>{t('filter.not')}</span>
          <Group group={asGroup(node.node)} onChange={(inner) => onChange({ kind: 'not', node: inner })} {...parts} />
          {removal}
        </div>
      );
    case 'relationship':
      return <Relationship relationship={node} onChange={onChange} removal={removal} {...parts} />;
    case 'column':
      return (
        <div className={classes.node}>
          <ComparisonEditor node={node} onChange={onChange} {...parts} />
          {removal}
        </div>
      );
    case 'raw':
      return (
        <div className={classes.node}>
          <span>{t('filter.raw')}</span>
          <code>{JSON.stringify(node.json)}</code>
          {removal}
        </div>
      );
  }
}

interface RelationshipProps extends ConditionParts {
  readonly relationship: Extract<FilterNode, { kind: 'relationship' }>;
  readonly onChange: (node: FilterNode) => void;
  readonly removal: React.ReactNode;
}

function Relationship({ relationship, onChange, removal, ...parts }: RelationshipProps) {
  const { t } = useTranslation('permissions');
  const { name, node } = relationship;
  const known = parts.shapeOf(parts.typeName)?.relationships ?? [];
  const target = known.find((each) => each.name === name)?.typeName;
  return (
    <div className={classes.node}>
      <NativeSelect
        size="xs"
        label={t('filter.relationship')}
        value={name}
        onChange={(event) => onChange({ kind: 'relationship', name: event.currentTarget.value, node: everyRow })}
        data={[...new Set([name, ...known.map((each) => each.name)])]}
      />
      {target !== undefined && (
        <Group
          group={asGroup(node)}
          onChange={(inner) => onChange({ kind: 'relationship', name, node: inner })}
          {...parts}
          typeName={target}
        />
      )}
      {removal}
    </div>
  );
}

function AddCondition({ add, typeName, shapeOf }: ConditionParts & { readonly add: (node: FilterNode) => void }) {
  const { t } = useTranslation('permissions');
  const shape = shapeOf(typeName);
  const [column] = shape?.columns ?? [];
  const [relationship] = shape?.relationships ?? [];
  const made: Readonly<Record<string, FilterNode | undefined>> = {
    column: column && { kind: 'column', name: column.name, comparisons: [{ operator: '_eq', value: '' }] },
    relationship: relationship && { kind: 'relationship', name: relationship.name, node: everyRow },
    and: { kind: 'and', isPlain: false, nodes: [] },
    or: { kind: 'or', nodes: [] },
    not: { kind: 'not', node: everyRow },
  };
  return (
    <div className={classes.actions}>
      {Object.entries(made).map(
        ([kind, node]) =>
          node !== undefined && (
            <Button key={kind} variant="subtle" size="xs" onClick={() => add(node)}>
              {t(`filter.add.${kind}`)}
            </Button>
          ),
      )}
    </div>
  );
}

function nameOf(node: FilterNode, t: (key: string) => string): string {
  return node.kind === 'column' || node.kind === 'relationship' ? node.name : t(`filter.kind.${node.kind}`);
}
