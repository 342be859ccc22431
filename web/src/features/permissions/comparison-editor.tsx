import { Button, NativeSelect } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ConditionParts } from './filter-editor.tsx';
import type { Comparison, FilterNode } from './filter-node.ts';
import classes from './permissions.module.css';
import { ValueInput } from './value-input.tsx';

export interface ComparisonEditorProps extends ConditionParts {
  readonly node: Extract<FilterNode, { kind: 'column' }>;
  readonly onChange: (node: FilterNode) => void;
}

/** A column and what it is compared with. */
export function ComparisonEditor({ node, onChange, typeName, shapeOf, variables }: ComparisonEditorProps) {
  const { t } = useTranslation('permissions');
  const { name, comparisons } = node;
  const columns = shapeOf(typeName)?.columns ?? [];
  const column = columns.find((each) => each.name === name);
  const change = (index: number, comparison: Comparison) =>
    onChange({ ...node, comparisons: comparisons.with(index, comparison) });
  const unused = column?.operators.find((operator) => comparisons.every((each) => each.operator !== operator));
  return (
    <div className={classes.nodes}>
      {comparisons.map((comparison, index) => (
        <div key={`${name} ${index}`} className={classes.line}>
          <NativeSelect
            label={t('filter.column')}
            size="xs"
            value={name}
            onChange={(event) => onChange({ ...node, name: event.currentTarget.value })}
            data={[...new Set([name, ...columns.map((each) => each.name)])]}
          />
          <NativeSelect
            label={t('filter.operator')}
            size="xs"
            value={comparison.operator ?? '_eq'}
            onChange={(event) => change(index, withOperator(comparison, event.currentTarget.value))}
            data={[...new Set([comparison.operator ?? '_eq', ...(column?.operators ?? [])])]}
          />
          <ComparedValue
            key={isNullTest(comparison) ? 'null' : 'value'}
            comparison={comparison}
            typeName={column?.typeName ?? ''}
            variables={variables}
            onChange={(value) => change(index, { ...comparison, value })}
          />
          {comparisons.length > 1 && (
            <Button
              variant="default"
              size="xs"
              onClick={() => onChange({ ...node, comparisons: comparisons.toSpliced(index, 1) })}
            >
              {t('form.takeOut', { what: comparison.operator ?? '_eq' })}
            </Button>
          )}
        </div>
      ))}
      {unused !== undefined && (
        <Button
          variant="subtle"
          size="xs"
          className={classes.groupKind}
          onClick={() => onChange({ ...node, comparisons: [...comparisons, { operator: unused, value: '' }] })}
        >
          {t('filter.addComparison', { name })}
        </Button>
      )}
    </div>
  );
}

interface ComparedValueProps {
  readonly comparison: Comparison;
  readonly typeName: string;
  readonly variables: readonly string[];
  readonly onChange: (value: Comparison['value']) => void;
}

function ComparedValue({ comparison, typeName, variables, onChange }: ComparedValueProps) {
  const { t } = useTranslation('permissions');
  if (isNullTest(comparison))
    return (
      <NativeSelect
        label={t('filter.value')}
        size="xs"
        value={comparison.value === false ? 'false' : 'true'}
        onChange={(event) => onChange(event.currentTarget.value === 'true')}
        data={['true', 'false']}
      />
    );
  return (
    <ValueInput
      label={t('filter.value')}
      value={comparison.value}
      typeName={typeName}
      takesList={takesList(comparison)}
      variables={variables}
      onChange={onChange}
    />
  );
}

function isNullTest({ operator }: Comparison): boolean {
  return operator === '_is_null';
}

function takesList({ operator }: Comparison): boolean {
  return operator === '_in' || operator === '_nin';
}

function withOperator({ value }: Comparison, operator: string): Comparison {
  if (operator === '_is_null') return { operator, value: true };
  return { operator, value: typeof value === 'boolean' ? '' : value };
}
